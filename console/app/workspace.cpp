#include "console/app/workspace.h"

#include "console/app/keys_dialog.h"
#include "console/app/rail.h"
#include "console/app/rail_button.h"
#include "console/app/stale_bar.h"
#include "console/app/status_line.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QWidgetAction>

namespace mc::console {

namespace {

constexpr int namesFrom = 1440; // width of the window

QString pageKey() { return QStringLiteral("window/page"); }

} // namespace

Workspace::Workspace(Account account, Languages &languages, Theme &theme, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_account(std::move(account))
    , m_settings(settings)
    , m_connection(m_account.client->options())
    , m_live(*m_account.client)
    , m_alertChoice(settings)
    , m_alerts(m_alertChoice)
    , m_alertIcon(m_alertChoice)
    , m_rail(new Rail)
    , m_pages(new QStackedWidget)
    , m_notice(new InlineMessage(theme))
    , m_pageActions(new QActionGroup(this))
    , m_accountAction(new QAction(icon(QStringLiteral("circle-user-round")), {}, this))
    , m_accountMenu(new QMenu(this))
    , m_accountName(new QLabel)
{
    const Environment environment {.client = *m_account.client,
        .user = m_account.user,
        .connection = m_connection,
        .live = m_live,
        .tasks = m_tasks,
        .theme = theme,
        .settings = settings};
    addPages(makePages(environment, m_pages), true);
    addPages(makeLowerPages(environment, languages, theme, m_alertChoice, m_pages), false);
    addAccountMenu();
    layOut(new StatusLine(environment), new StaleBar(m_connection, m_actions.retryConnection, theme));
    m_palette = new CommandPalette(this);
    connectActions();
    retranslate();
    restorePage();
    m_connection.start();
    if (m_account.user.role == model::Role::Admin) // others are not told
        m_live.start();
}

// The pages' calls end with the client, and they work with what stands above them.
Workspace::~Workspace()
{
    delete m_palette;
    delete m_pages;
}

Page *Workspace::currentPage() const { return static_cast<Page *>(m_pages->currentWidget()); }

void Workspace::showPage(Page *page)
{
    m_pages->setCurrentWidget(page);
    m_actionOfPage.value(page)->setChecked(true);
    if (isVisible())
        focusPage();
    m_settings.setValue(pageKey(), QString::fromLatin1(page->metaObject()->className()));
    Q_EMIT titleChanged(page->title());
}

QList<Page *> Workspace::pages() const
{
    QList<Page *> pages;
    for (int i = 0; i < m_pages->count(); ++i)
        pages += static_cast<Page *>(m_pages->widget(i));
    return pages;
}

void Workspace::showNotice(const QString &text, const QString &details)
{
    m_notice->show(InlineMessage::Kind::Information, text, details);
}

void Workspace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    m_rail->setNamesShown(width() >= namesFrom);
    QWidget::resizeEvent(event);
}

void Workspace::focusInEvent(QFocusEvent *) { focusPage(); }

void Workspace::focusPage()
{
    if (QWidget *first = currentPage()->initialFocus())
        first->setFocus(Qt::OtherFocusReason);
}

void Workspace::addPages(const QList<PagePlace> &places, bool isTop)
{
    int number = 0;
    for (const PagePlace &place : places) {
        auto action = new QAction(icon(place.iconName), {}, m_pageActions);
        action->setCheckable(true);
        action->setShortcut(place.keys.isEmpty() ? QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)) : place.keys);
        connect(action, &QAction::triggered, this, [this, page = place.page] { showPage(page); });
        connect(place.page, &Page::navigate, this, &Workspace::openDestination);
        addAction(action);
        place.page->addActions(place.page->pageActions());
        const QList<QAction *> windowActions = place.page->windowActions();
        addActions(windowActions);
        for (const QAction *windowAction : windowActions)
            connect(windowAction, &QAction::triggered, this, [this, page = place.page] { showPage(page); });
        m_rail->add(action, isTop ? Rail::Place::Top : Rail::Place::Bottom);
        m_actionOfPage.insert(place.page, action);
        m_pages->addWidget(place.page);
    }
}

void Workspace::addAccountMenu()
{
    // No section: a menu cuts off the name of one that is longer than its actions.
    m_accountName->setContentsMargins(8, 8, 16, 8);
    auto name = new QWidgetAction(m_accountMenu);
    name->setDefaultWidget(m_accountName);
    m_accountMenu->addAction(name);
    m_accountMenu->addSeparator();
    m_accountMenu->addAction(m_actions.signOut);
    m_accountButton = m_rail->add(m_accountAction, Rail::Place::Bottom);
    connect(m_accountAction, &QAction::triggered, this, [this] {
        const QPoint corner = isRightToLeft() ? m_accountButton->rect().topLeft() : m_accountButton->rect().topRight();
        m_accountMenu->popup(m_accountButton->mapToGlobal(corner));
    });
}

void Workspace::layOut(QWidget *statusLine, QWidget *staleBar)
{
    auto messages = new QVBoxLayout;
    messages->setContentsMargins(24, 8, 24, 0);
    messages->addWidget(staleBar);
    messages->addWidget(m_notice);
    auto column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(messages);
    column->addWidget(m_pages, 1);
    column->addWidget(statusLine);
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
}

void Workspace::connectActions()
{
    addActions(m_actions.all());
    connect(m_actions.findAction, &QAction::triggered, this, [this] { m_palette->open(actionGroups()); });
    connect(m_actions.goToFilter, &QAction::triggered, this, [this] { currentPage()->focusFilter(); });
    connect(m_actions.undo, &QAction::triggered, this, [this] { currentPage()->undo(); });
    connect(m_actions.reload, &QAction::triggered, this, [this] { currentPage()->refresh(); });
    connect(m_actions.retryConnection, &QAction::triggered, &m_connection, &Connection::checkNow);
    connect(m_actions.signOut, &QAction::triggered, this, [this] {
        for (Page *page : pages())
            page->signedOut();
        Q_EMIT signOutRequested();
    });
    connect(
        m_actions.showKeys, &QAction::triggered, this, [this] { (new KeysDialog(actionGroups(), window()))->open(); });
    connect(m_palette, &CommandPalette::chosen, this, &Workspace::trigger);
    connect(&m_connection, &Connection::changed, this, [this] {
        for (Page *page : m_connection.isConnected() ? pages() : QList<Page *>())
            page->refresh();
    });
    connect(&m_live, &LiveFeed::statisticsArrived, &m_alerts, &Alerts::note);
    connect(&m_alerts, &Alerts::raised, &m_alertIcon, &AlertIcon::show);
    connect(&m_alertIcon, &AlertIcon::activated, this, [this] {
        window()->show();
        window()->raise();
        window()->activateWindow();
        openDestination(OpenDashboard {});
    });
    connect(&m_account.client->session(), &client::Session::ended, this, &Workspace::sessionEnded);
}

void Workspace::retranslate()
{
    m_actions.retranslate();
    for (auto [page, action] : m_actionOfPage.asKeyValueRange())
        action->setText(page->title());
    m_accountAction->setText(tr("Account"));
    m_accountName->setText(
        QStringLiteral("%1 · %2").arg(displayName(m_account.user), displayText(m_account.user.role)));
    if (currentPage())
        Q_EMIT titleChanged(currentPage()->title());
}

void Workspace::openDestination(const Destination &destination)
{
    for (Page *page : pages()) {
        if (page->open(destination))
            return showPage(page);
    }
}

void Workspace::trigger(QAction *action, Page *page)
{
    if (page)
        showPage(page);
    action->trigger();
}

QList<ActionGroup> Workspace::actionGroups() const
{
    const auto actionsOf = [](const Page &page) { return page.windowActions() + page.pageActions(); };
    QList<ActionGroup> groups {
        {.title = currentPage()->title(), .actions = actionsOf(*currentPage()), .page = currentPage()}};
    groups += {.title = tr("Pages"), .actions = m_pageActions->actions()};
    groups += {.title = tr("Console"), .actions = m_actions.all() + window()->actions()};
    for (Page *page : pages()) {
        if (page != currentPage())
            groups += {.title = page->title(), .actions = actionsOf(*page), .page = page};
    }
    return groups;
}

void Workspace::restorePage()
{
    const QByteArray name = m_settings.value(pageKey()).toString().toLatin1();
    const QList<Page *> all = pages();
    const auto found = std::find_if(
        all.begin(), all.end(), [&name](const Page *page) { return page->metaObject()->className() == name; });
    showPage(found == all.end() ? all.first() : *found);
}

} // namespace mc::console
