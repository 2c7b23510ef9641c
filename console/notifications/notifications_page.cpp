#include "console/notifications/notifications_page.h"

#include "console/notifications/filter_menu.h"
#include "console/notifications/notification_details.h"
#include "console/notifications/notification_table.h"
#include "console/notifications/page_settings.h"
#include "console/notifications/reschedule_dialog.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr int besideFrom = 1200; // width of the window
constexpr int detailsWidth = 384;

NotificationActions::Rights rightsOf(const model::User &user)
{
    return user.role == model::Role::Admin ? NotificationActions::Rights::OfAdmins
                                           : NotificationActions::Rights::OfRecipients;
}

// Others than admins have their own inbox here.
QList<FilterPart> partsFor(const model::User &user)
{
    if (user.role != model::Role::Admin)
        return {FilterPart::Type, FilterPart::Priority, FilterPart::Read, FilterPart::Dates};
    return {allFilterParts.begin(), allFilterParts.end()};
}

} // namespace

NotificationsPage::NotificationsPage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_environment(environment)
    , m_model(environment.client.notifications())
    , m_arrivals(environment.client.notifications())
    , m_opened(environment.client)
    , m_actions(environment.client, environment.connection, environment.tasks, m_opened, rightsOf(environment.user))
    , m_header(new PageHeader)
    , m_filterBar(new FilterBar)
    , m_filterMenu(new FilterMenu(environment.client.directory(), partsFor(environment.user), m_filterBar))
    , m_arrived(new QPushButton)
    , m_message(new InlineMessage(environment.theme))
    , m_question(new InlineMessage(environment.theme))
    , m_assent(new QAction(this))
    , m_splitter(new QSplitter)
    , m_table(new NotificationTable(m_model, environment.theme))
    , m_footer(new QLabel)
    , m_details(new NotificationDetails(m_opened, m_actions, environment.theme))
    , m_undoBar(new UndoBar(environment.theme))
    , m_next(new QAction(icon(QStringLiteral("chevron-down")), {}, this))
    , m_previous(new QAction(icon(QStringLiteral("chevron-up")), {}, this))
    , m_showDetails(new QAction(icon(QStringLiteral("info")), {}, this))
{
    layOut();
    addKeys();
    connectList();
    connectActions();
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, m_table->viewport(), qOverload<>(&QWidget::update));
    retranslate();
    restore();
}

NotificationsPage::~NotificationsPage() { save(); }

QList<QAction *> NotificationsPage::pageActions() const
{
    return QList<QAction *> {m_next, m_previous, m_showDetails} + m_actions.all();
}

bool NotificationsPage::open(const Destination &destination)
{
    if (const auto *const one = std::get_if<OpenNotification>(&destination)) {
        m_table->choose(one->id);
        m_opened.open(one->id);
        return true;
    }
    if (const auto *const person = std::get_if<OpenNotificationsOf>(&destination)) {
        ListFilter filter;
        filter.recipient = person->recipient;
        load(filter, m_model.order());
        return true;
    }
    return false;
}

void NotificationsPage::focusFilter() { m_filterBar->focusSearch(); }

// Never moves the reader: further down the rows stay, and what became of the newest ones is shown in place.
void NotificationsPage::refresh()
{
    m_opened.refresh();
    if (m_model.state() == NotificationListModel::State::Failed)
        return m_model.tryAgain();
    m_table->verticalScrollBar()->value() == 0 ? m_model.reload() : m_arrivals.look();
}

void NotificationsPage::undo() { m_undoBar->undo(); }

void NotificationsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void NotificationsPage::hideEvent(QHideEvent *event)
{
    m_arrivals.stop();
    m_minute.stop();
    save();
    Page::hideEvent(event);
}

void NotificationsPage::resizeEvent(QResizeEvent *event)
{
    placeDetails();
    Page::resizeEvent(event);
}

void NotificationsPage::showEvent(QShowEvent *event)
{
    if (m_model.state() != NotificationListModel::State::Loading)
        m_arrivals.look();
    m_minute.start();
    Page::showEvent(event);
}

void NotificationsPage::layOut()
{
    m_arrived->setIcon(icon(QStringLiteral("chevron-up")));
    m_arrived->setVisible(false);
    m_filterBar->setAddMenu(m_filterMenu->menu());
    m_filterBar->addTrailing(m_arrived);
    m_question->addButton(m_assent);
    m_footer->setForegroundRole(QPalette::PlaceholderText);
    m_footer->setContentsMargins(8, 4, 8, 0);

    auto list = new QWidget;
    auto listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_table, 1);
    listColumn->addWidget(m_footer);
    m_splitter->setHandleWidth(16);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_details->setMinimumSize(320, 160);

    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_filterBar);
    column->addWidget(m_message);
    column->addWidget(m_question);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_undoBar);
}

void NotificationsPage::addKeys()
{
    m_next->setShortcut(QKeySequence(QStringLiteral("J")));
    m_previous->setShortcut(QKeySequence(QStringLiteral("K")));
    m_showDetails->setShortcut(QKeySequence(Qt::Key_Return));
    connect(m_next, &QAction::triggered, m_table, [this] { m_table->step(1); });
    connect(m_previous, &QAction::triggered, m_table, [this] { m_table->step(-1); });
    connect(m_showDetails, &QAction::triggered, m_details, &NotificationDetails::focusContent);
    addActions({m_next, m_previous});
    for (QAction *action : m_actions.all()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_next->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_previous->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_showDetails->setShortcutContext(Qt::WidgetShortcut); // Enter means something else elsewhere
    m_table->addAction(m_showDetails);
    auto leave = new QAction(m_details);
    leave->setShortcut(QKeySequence(Qt::Key_Escape));
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QAction::triggered, m_table, qOverload<>(&QWidget::setFocus));
    m_details->addAction(leave);
}

void NotificationsPage::connectList()
{
    connect(&m_model, &NotificationListModel::stateChanged, this, &NotificationsPage::updateFooter);
    connect(&m_model, &NotificationListModel::loaded, this, [this] {
        QList<NotificationRow> rows;
        for (int i = 0; i < m_model.rowCount(); ++i)
            rows += m_model.rowAt(i);
        const bool areNewest = m_model.order() == ListOrder();
        m_arrivals.watch(m_model.filter(), areNewest ? std::optional(rows) : std::nullopt);
    });
    connect(&m_arrivals, &Arrivals::seen, this, [this](const QList<model::Notification> &newest) {
        m_arrivals.forget(m_model.update(newest));
        m_opened.refresh();
    });
    connect(&m_arrivals, &Arrivals::countChanged, this, &NotificationsPage::showArrivals);
    connect(m_arrived, &QPushButton::clicked, this, [this] {
        m_table->scrollToTop();
        m_model.reload();
    });
    connect(m_table, &NotificationTable::chosenChanged, this, &NotificationsPage::openChosen);
    connect(m_table->model(), &QAbstractItemModel::modelReset, this, [this] {
        if (m_opened.id())
            m_table->choose(*m_opened.id(), NotificationTable::Scroll::Stay);
    });
    connect(m_table, &NotificationTable::opened, m_details, &NotificationDetails::focusContent);
    connect(m_table, &NotificationTable::columnsChanged, this, &NotificationsPage::save);
    connect(m_table, &NotificationTable::orderChosen, this,
        [this](const ListOrder &order) { load(m_model.filter(), order); });
    connect(m_table, &NotificationTable::removeFiltersAsked, this, [this] { load({}, m_model.order()); });
    connect(m_filterMenu, &FilterMenu::filterChosen, this,
        [this](const ListFilter &filter) { load(filter, m_model.order()); });
    connect(m_filterBar, &FilterBar::filterOpened, m_filterMenu, [this](const QString &key, QWidget *chip) {
        if (const std::optional<FilterPart> part = filterPartOf(key))
            m_filterMenu->open(*part, *chip);
    });
    connect(m_filterBar, &FilterBar::filterRemoved, this, [this](const QString &key) {
        ListFilter filter = m_model.filter();
        if (const std::optional<FilterPart> part = filterPartOf(key))
            removePart(filter, *part);
        load(filter, m_model.order());
    });
    connect(m_filterBar, &FilterBar::searchChanged, this, [this](const QString &text) {
        ListFilter filter = m_model.filter();
        filter.search = text;
        if (filter != m_model.filter())
            load(filter, m_model.order());
    });
}

void NotificationsPage::connectActions()
{
    connect(&m_actions, &NotificationActions::changed, this,
        [this](const model::Notification &notification) { m_model.update({notification}); });
    connect(&m_actions, &NotificationActions::hidden, this, [this](model::NotificationId id) {
        m_model.hide(id);
        openChosen();
    });
    connect(&m_actions, &NotificationActions::restored, this, [this](model::NotificationId id) {
        m_model.restore(id);
        m_table->choose(id);
        m_opened.open(id);
    });
    connect(&m_actions, &NotificationActions::told, this,
        [this](const QString &text) { m_message->show(InlineMessage::Kind::Success, text); });
    connect(&m_actions, &NotificationActions::undoOffered, m_undoBar, &UndoBar::offer);
    connect(&m_actions, &NotificationActions::failed, this, [this](const QString &what, const model::Error &error) {
        m_message->show(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, error.detail));
        noteFailure(error);
    });
    connect(&m_actions, &NotificationActions::cancelAsked, this, [this] {
        ask(tr("Cancel “%1”? It will never be sent, and that can’t be undone.").arg(m_opened.notification()->title));
    });
    connect(&m_actions, &NotificationActions::rescheduleAsked, this, &NotificationsPage::openReschedule);
    connect(m_assent, &QAction::triggered, this, [this] {
        m_question->clear();
        m_actions.cancelNow();
    });
}

void NotificationsPage::restore()
{
    const PageSettings settings = pageSettingsFrom(m_environment.settings);
    if (!settings.columns.isEmpty())
        m_table->restoreColumns(settings.columns);
    m_beside = settings.detailsBeside;
    m_below = settings.detailsBelow;
    m_table->setShown(ListColumn::Recipient, m_environment.user.role == model::Role::Admin);
    load(settings.filter, settings.order);
}

// Each way has sizes of its own.
void NotificationsPage::placeDetails()
{
    const Qt::Orientation orientation = window()->width() >= besideFrom ? Qt::Horizontal : Qt::Vertical;
    if (m_isPlaced && m_splitter->orientation() == orientation)
        return;
    if (m_isPlaced)
        (m_splitter->orientation() == Qt::Horizontal ? m_beside : m_below) = m_splitter->saveState();
    m_isPlaced = true;
    const bool isBeside = orientation == Qt::Horizontal;
    if (!m_splitter->restoreState(isBeside ? m_beside : m_below))
        m_splitter->setSizes(isBeside ? QList<int> {width() - detailsWidth, detailsWidth} : QList<int> {300, 240});
    m_splitter->setOrientation(orientation);
}

void NotificationsPage::save()
{
    const bool isBeside = m_splitter->orientation() == Qt::Horizontal;
    mc::console::save(m_environment.settings,
        {.columns = m_table->columnState(),
            .detailsBeside = isBeside ? m_splitter->saveState() : m_beside,
            .detailsBelow = isBeside ? m_below : m_splitter->saveState(),
            .filter = m_model.filter(),
            .order = m_model.order()});
}

void NotificationsPage::retranslate()
{
    m_header->setTitle(title());
    m_filterBar->setPlaceholder(tr("Search title and message"));
    m_filterMenu->retranslate();
    m_assent->setText(tr("Cancel notification"));
    m_table->setAccessibleName(title());
    m_next->setText(tr("Go to the next notification"));
    m_previous->setText(tr("Go to the previous notification"));
    m_showDetails->setText(tr("Show the details"));
    m_actions.retranslate();
    showFilter();
    updateFooter();
    showArrivals(m_arrivals.count());
}

void NotificationsPage::load(const ListFilter &filter, const ListOrder &order)
{
    m_model.load(filter, order);
    showFilter();
    save();
}

void NotificationsPage::showFilter()
{
    const ListFilter &filter = m_model.filter();
    m_filterBar->setFilters(chipsOf(filter));
    m_filterMenu->setFilter(filter);
    if (m_filterBar->searchText() != filter.search)
        m_filterBar->setSearchText(filter.search);
}

void NotificationsPage::updateFooter()
{
    using State = NotificationListModel::State;
    const State state = m_model.state();
    const int rows = m_model.rowCount();
    const QString count = tr("%n notification(s)", nullptr, rows);
    m_footer->setVisible(rows > 0);
    m_footer->setText(state == State::Loading ? tr("%1, more are on their way …").arg(count)
            : state == State::Failed          ? tr("%1. The next ones did not arrive: press F5.").arg(count)
            : state == State::Complete        ? tr("%1. That is all of them.").arg(count)
                                              : tr("%1, and more below").arg(count));
    if (m_model.error())
        noteFailure(*m_model.error());
}

void NotificationsPage::showArrivals(int count)
{
    m_arrived->setVisible(count > 0);
    m_arrived->setText(
        count >= Arrivals::most ? tr("%1 or more new").arg(QLocale().toString(count)) : tr("%n new", nullptr, count));
    m_arrived->setToolTip(tr("Show the new notifications"));
    m_arrived->setAccessibleName(m_arrived->text());
}

void NotificationsPage::openChosen()
{
    m_question->clear();
    m_message->clear();
    const std::optional<model::NotificationId> chosen = m_table->chosen();
    chosen ? m_opened.open(*chosen) : m_opened.close();
}

void NotificationsPage::ask(const QString &question) { m_question->show(InlineMessage::Kind::Warning, question); }

void NotificationsPage::openReschedule()
{
    const model::Notification &notification = *m_opened.notification();
    auto dialog = new RescheduleDialog(notification.title, notification.scheduledFor, m_environment.theme, window());
    connect(dialog, &RescheduleDialog::timeChosen, &m_actions, &NotificationActions::rescheduleTo);
    dialog->open();
}

void NotificationsPage::noteFailure(const model::Error &error)
{
    if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
}

} // namespace mc::console
