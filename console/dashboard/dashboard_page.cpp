#include "console/dashboard/dashboard_page.h"

#include "console/dashboard/dashboard_view.h"
#include "console/dashboard/failure_delegate.h"
#include "console/dashboard/news_line.h"
#include "console/session/failure_text.h"
#include "console/widgets/action_button.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/table_view.h"

#include <QtCore/QSettings>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

// In the order of FailureGroups::Column.
const QList<TableView::Column> columns {{}, {.width = 96}, {.width = 72}, {.width = 96}};

// Whether the wall was shown when the console was left.
QString wallKey() { return QStringLiteral("dashboard/wall"); }

} // namespace

DashboardPage::DashboardPage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_connection(environment.connection)
    , m_settings(environment.settings)
    , m_data(environment.live, environment.client)
    , m_actions(environment)
    , m_ranges(environment.settings)
    , m_next(new QAction(icon(QStringLiteral("chevron-down")), {}, this))
    , m_previous(new QAction(icon(QStringLiteral("chevron-up")), {}, this))
    , m_showWall(new QAction(icon(QStringLiteral("monitor")), {}, this))
    , m_header(new PageHeader)
    , m_news(new NewsLine(m_data, {.theme = environment.theme}))
    , m_message(new InlineMessage(environment.theme))
    , m_dayFailure(new InlineMessage(environment.theme))
    , m_failures(new TableView(environment.theme))
    , m_view(new DashboardView(m_data, {.theme = environment.theme}, m_failures))
{
    m_failures->setModel(&m_data.failures());
    m_failures->setItemDelegate(new FailureDelegate(environment.theme, m_failures));
    m_view->setRange(m_ranges.range());
    setUpFailures();
    addKeys();
    layOut();
    connect(&m_ranges, &RangeChoice::changed, m_view, &DashboardView::setRange);
    connect(&m_ranges, &RangeChoice::changed, this, [this](LiveHistory::Range range) {
        if (m_wall)
            m_wall->setRange(range);
    });
    connect(&m_data, &DashboardData::changed, this, &DashboardPage::updateFailures);
    connect(&m_data, &DashboardData::refreshed, this, &DashboardPage::tellRefreshed);
    connect(&m_actions, &FailureActions::told, m_message, &InlineMessage::show);
    connect(&m_actions, &FailureActions::openAsked, this,
        [this](model::NotificationId id) { Q_EMIT navigate(OpenNotification {id}); });
    connect(m_showWall, &QAction::triggered, this, &DashboardPage::showWall);
    retranslate();
    if (m_settings.value(wallKey()).toBool())
        QMetaObject::invokeMethod(this, &DashboardPage::showWall, Qt::QueuedConnection); // once the window is there
}

// The window owns the wall, which shows the page's data.
DashboardPage::~DashboardPage() { delete m_wall; }

QList<QAction *> DashboardPage::pageActions() const
{
    return m_actions.all() + QList<QAction *> {m_next, m_previous, m_showWall} + m_ranges.actions();
}

QWidget *DashboardPage::initialFocus() const { return m_failures; }

void DashboardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

// Nothing moves under the pointer.
bool DashboardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter)
        m_data.setOrder(FailureGroups::Order::Kept);
    else if (event->type() == QEvent::Leave)
        m_data.setOrder(FailureGroups::Order::NewestFirst);
    return Page::eventFilter(watched, event);
}

void DashboardPage::showEvent(QShowEvent *event)
{
    if (!m_data.lastDay())
        m_data.refresh();
    Page::showEvent(event);
}

void DashboardPage::setUpFailures()
{
    m_failures->setColumns(columns);
    m_failures->keepColumns(m_settings, QStringLiteral("dashboard/columns"));
    m_failures->setSelectionMode(QAbstractItemView::SingleSelection);
    m_failures->setFrameShape(QFrame::NoFrame);
    m_failures->addActions(m_actions.all());
    m_failures->viewport()->installEventFilter(this);
    connect(m_failures, &TableView::selectedRowsChanged, this, &DashboardPage::updateFailures);
    connect(m_failures, &QAbstractItemView::doubleClicked, m_actions.openAction(), &QAction::trigger);
}

void DashboardPage::addKeys()
{
    m_next->setShortcut(QKeySequence(QStringLiteral("J")));
    m_previous->setShortcut(QKeySequence(QStringLiteral("K")));
    m_showWall->setShortcut(QKeySequence(Qt::Key_F11));
    connect(m_next, &QAction::triggered, this, [this] { m_failures->step(1); });
    connect(m_previous, &QAction::triggered, this, [this] { m_failures->step(-1); });
    for (QAction *action : {m_next, m_previous, m_showWall})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

void DashboardPage::layOut()
{
    m_header->addWidget(m_news);
    for (QAction *action : m_ranges.actions())
        m_header->addWidget(newActionButton(action));
    m_header->addWidget(newActionButton(m_showWall));
    for (QAction *action : m_actions.all())
        m_view->addToFailures(newActionButton(action));
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_dayFailure);
    column->addWidget(m_view, 1);
}

void DashboardPage::retranslate()
{
    m_header->setTitle(title());
    m_failures->setAccessibleName(tr("Newest failures"));
    m_next->setText(tr("Go to the next row"));
    m_previous->setText(tr("Go to the previous row"));
    m_showWall->setText(tr("Show on the wall"));
    m_actions.retranslate();
    m_ranges.retranslate();
    updateFailures();
}

void DashboardPage::updateFailures()
{
    const QModelIndexList rows = m_failures->selectedRowsInOrder();
    const QList<FailureGroups::Group> &groups = m_data.failures().groups();
    m_actions.setNotification(rows.isEmpty() ? std::nullopt : std::optional(groups[rows.first().row()].newest));
    const QDateTime since = m_data.history().listeningSince(); // single failures are not told of before
    m_failures->setPlaceholder({.iconName = QStringLiteral("circle-check"),
        .colour = StateColour::Delivered,
        .title
        = since.isValid() ? tr("No failures since %1", "time").arg(timeOfDay(since)) : tr("No failures so far")});
}

// That the server is away is said by the window.
void DashboardPage::tellRefreshed(const std::optional<model::Error> &error)
{
    if (!error)
        return m_dayFailure->clear();
    if (error->code == model::ErrorCode::Unavailable)
        return m_connection.checkNow();
    m_dayFailure->show(
        InlineMessage::Kind::Error, tr("The figures of the last 24 hours could not be loaded."), failureText(*error));
}

void DashboardPage::showWall()
{
    if (m_wall)
        return m_wall->activateWindow();
    m_wall = new WallWindow(m_data, m_ranges.range(), *window());
    m_settings.setValue(wallKey(), true);
    connect(m_wall, &WallWindow::left, this, [this] {
        m_settings.setValue(wallKey(), false);
        window()->activateWindow();
    });
    m_wall->showFullScreen();
    m_wall->activateWindow();
}

} // namespace mc::console
