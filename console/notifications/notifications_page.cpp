#include "console/notifications/notifications_page.h"

#include "console/notifications/filter_menu.h"
#include "console/notifications/filter_set_button.h"
#include "console/notifications/notification_details.h"
#include "console/notifications/notification_table.h"
#include "console/notifications/reschedule_dialog.h"
#include "console/session/failure_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/list_and_details.h"
#include "console/widgets/page_header.h"

#include <QtCore/QSettings>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

QString settingsKey() { return QStringLiteral("notifications"); }

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

// Of saved filters: who is signed in, and where.
QString ownerOf(const Environment &environment)
{
    return QStringLiteral("%1 %2").arg(environment.client.options().baseUrl.toString(), environment.user.username);
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
    , m_filterMenu(new FilterMenu(environment.client, partsFor(environment.user), m_filterBar))
    , m_filterSets(new FilterSetButton(partsFor(environment.user), environment.settings, ownerOf(environment)))
    , m_arrived(new QPushButton)
    , m_message(new InlineMessage(environment.theme))
    , m_question(new InlineMessage(environment.theme))
    , m_assent(new QAction(this))
    , m_table(new NotificationTable(m_model, environment.theme, environment.settings))
    , m_details(new NotificationDetails(m_opened, m_actions, environment.theme))
    , m_list(new ListAndDetails(*m_table, *m_details, environment.settings, settingsKey()))
    , m_undoBar(new UndoBar(environment.theme))
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

QList<QAction *> NotificationsPage::pageActions() const { return m_list->rowActions() + m_actions.all(); }

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
    if (std::holds_alternative<OpenNewestNotifications>(destination)) {
        load({}, {});
        return true;
    }
    if (const auto *const wanted = std::get_if<OpenMatchingNotifications>(&destination)) {
        load(filterFor(*wanted), m_model.order());
        return true;
    }
    return false;
}

QWidget *NotificationsPage::initialFocus() const { return m_table; }

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
    Page::hideEvent(event);
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
    m_filterBar->addTrailing(m_filterSets);
    m_question->addButton(m_assent);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_filterBar);
    column->addWidget(m_message);
    column->addWidget(m_question);
    column->addWidget(m_list, 1);
    column->addWidget(m_undoBar);
}

void NotificationsPage::addKeys()
{
    for (QAction *action : m_actions.all()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_table->addAction(action); // its menu
    }
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
    connect(&m_opened, &OpenedNotification::changed, this, [this] {
        if (m_opened.notification())
            m_model.update({*m_opened.notification()});
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
    connect(m_table, &NotificationTable::orderChosen, this,
        [this](const ListOrder &order) { load(m_model.filter(), order); });
    connect(m_table, &NotificationTable::removeFiltersAsked, this, [this] { load({}, m_model.order()); });
    connect(m_filterMenu, &FilterMenu::filterChosen, this,
        [this](const ListFilter &filter) { load(filter, m_model.order()); });
    connect(m_filterSets, &FilterSetButton::filterChosen, this,
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
        m_message->show(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, failureText(error)));
        noteFailure(error);
    });
    connect(&m_actions, &NotificationActions::cancelAsked, this, [this] {
        ask(tr("Cancel “%1”? It will never be sent, and that can’t be undone.").arg(m_opened.notification()->title));
    });
    connect(&m_actions, &NotificationActions::rescheduleAsked, this, &NotificationsPage::openReschedule);
    connect(&m_actions, &NotificationActions::recipientAsked, this,
        [this](model::UserId recipient) { Q_EMIT navigate(OpenPerson {recipient}); });
    connect(m_assent, &QAction::triggered, this, [this] {
        m_question->clear();
        m_actions.cancelNow();
    });
}

void NotificationsPage::restore()
{
    m_table->setColumnHidden(int(ListColumn::Recipient), m_environment.user.role != model::Role::Admin);
    QSettings &settings = m_environment.settings;
    settings.beginGroup(settingsKey());
    const ListFilter filter = filterFrom(settings);
    const ListOrder order = orderFrom(settings);
    settings.endGroup();
    load(filter, order);
}

void NotificationsPage::retranslate()
{
    m_header->setTitle(title());
    m_filterBar->setPlaceholder(tr("Search title and message"));
    m_filterMenu->retranslate();
    m_assent->setText(tr("Cancel notification"));
    m_table->setAccessibleName(title());
    m_actions.retranslate();
    showFilter();
    updateFooter();
    showArrivals(m_arrivals.count());
}

void NotificationsPage::load(const ListFilter &filter, const ListOrder &order)
{
    m_model.load(filter, order);
    showFilter();
    QSettings &settings = m_environment.settings;
    settings.beginGroup(settingsKey());
    save(settings, filter);
    save(settings, order);
    settings.endGroup();
}

void NotificationsPage::showFilter()
{
    const ListFilter &filter = m_model.filter();
    m_filterBar->setFilters(chipsOf(filter));
    m_filterMenu->setFilter(filter);
    m_filterSets->setFilter(filter);
    if (m_filterBar->searchText() != filter.search)
        m_filterBar->setSearchText(filter.search);
}

void NotificationsPage::updateFooter()
{
    using State = NotificationListModel::State;
    const State state = m_model.state();
    const int rows = m_model.rowCount();
    const QString count = tr("%Ln notification(s)", nullptr, rows);
    m_list->setFooter(rows == 0        ? QString()
            : state == State::Loading  ? tr("%1, more are on their way …").arg(count)
            : state == State::Failed   ? tr("%1. The next ones did not arrive: press F5.").arg(count)
            : state == State::Complete ? tr("%1. That is all of them.").arg(count)
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
