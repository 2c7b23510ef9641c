// console_screenshots [--readme] FOLDER: pictures of every page of the console, or those of README.md, in front of the real service
// with the demo clinic. The script `screenshots` beside this file starts it.

#include "console/app/command_palette.h"
#include "console/app/workspace.h"
#include "console/compose/compose_form.h"
#include "console/compose/compose_page.h"
#include "console/compose/confirm_dialog.h"
#include "console/compose/reach_view.h"
#include "console/dashboard/dashboard_page.h"
#include "console/dashboard/wall_window.h"
#include "console/devices/devices_page.h"
#include "console/notifications/notification_list_model.h"
#include "console/notifications/notifications_page.h"
#include "console/person/people_page.h"
#include "console/person/person_actions.h"
#include "console/person/person_details.h"
#include "console/person/person_list_model.h"
#include "console/statistics/loaded_statistics.h"
#include "console/statistics/report_files.h"
#include "console/statistics/statistics_filters.h"
#include "console/statistics/statistics_page.h"
#include "console/widgets/switch.h"
#include "console/widgets/table_view.h"
#include "console/widgets/undo_bar.h"
#include "console_stage.h"
#include "live_scene.h"
#include "support/clinic_day_process.h"
#include "support/fake_providers.h"
#include "support/private_ca.h"
#include "support/token.h"

#include <QtCore/QDir>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace mc;
using namespace mc::test;

namespace {

constexpr std::chrono::minutes watched(5); // a clinic's day, with a trouble of each provider

/// One way in which everything is looked at.
struct Look
{
    QString name;
    console::Theme::Scheme scheme {};
    QString language;
    QSize size;
};

QList<Look> looks()
{
    QList<Look> all;
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
        const QString suffix = QString::number(size.width());
        all += {QStringLiteral("light-") + suffix, console::Theme::Scheme::Light, QStringLiteral("en"), size};
        all += {QStringLiteral("dark-") + suffix, console::Theme::Scheme::Dark, QStringLiteral("en"), size};
        all += {QStringLiteral("arabic-") + suffix, console::Theme::Scheme::Light, QStringLiteral("ar"), size};
    }
    return all;
}

class Photographer
{
public:
    explicit Photographer(const QString &folder, const Environment &environment = {})
        : m_folder(folder)
        , m_stage(environment)
    {
        QDir().mkpath(folder);
        m_stage.start();
        const CommandOutcome demo = ServiceProcess::run(
            {QStringLiteral("demo")}, {{"MEDICONNECT_DATABASE_URL", m_stage.service().databaseUri().toUtf8()}});
        if (demo.exitCode != 0)
            qFatal("The demo clinic could not be made: %s", demo.err.constData());
    }

    void takeAll()
    {
        addLongest();
        addPreferences();
        m_secure = std::make_unique<ServiceProcess>(m_stage.service().databaseUri(),
            Environment {{"MEDICONNECT_TLS_CERTIFICATE", m_ca.certificate().toUtf8()},
                {"MEDICONNECT_TLS_KEY", m_ca.key().toUtf8()}});
        m_secure->start();
        for (const Look &look : looks())
            takeLook(look);
    }

    // What is in them comes from a clinic's day: the dashboard is looked at for so long that its charts are full of it.
    void takeForReadme()
    {
        const QSize size(1280, 800);
        const ClinicDayProcess day(QStringLiteral(MC_CLINIC_DAY),
            {QStringLiteral("--server"), m_stage.url().toString(), QStringLiteral("--seed=1"),
                QStringLiteral("--pace=8")},
            tokenOf({0, "clinic-day", "service"}));
        console::Workspace *workspace
            = &signIn({QStringLiteral("light"), console::Theme::Scheme::Light, QStringLiteral("en"), size});
        shown<console::DashboardPage>(*workspace);
        QTest::qWait(int(std::chrono::milliseconds(watched).count()));
        take(QStringLiteral("dashboard"));
        chooseFailed(tableOf(shown<console::NotificationsPage>(*workspace)));
        take(QStringLiteral("notifications"));
        workspace = &signIn({QStringLiteral("dark"), console::Theme::Scheme::Dark, QStringLiteral("en"), size});
        write(shown<console::ComposePage>(*workspace), results());
        take(QStringLiteral("compose"));
        workspace = &signIn({QStringLiteral("arabic"), console::Theme::Scheme::Light, QStringLiteral("ar"), size});
        tableOf(shown<console::DevicesPage>(*workspace)).step(1);
        take(QStringLiteral("devices"));
        workspace = &signIn({QStringLiteral("light"), console::Theme::Scheme::Light, QStringLiteral("en"), size});
        choosePatient(shown<console::PeoplePage>(*workspace), *listOf(shown<console::PeoplePage>(*workspace)));
        take(QStringLiteral("people"));
    }

private:
    // What is as long as it may be.
    void addLongest()
    {
        const QByteArray name(150, 'w');
        const User user
            = m_stage.service().directory().patient("longest", object({{"first_name", name}, {"last_name", name}}));
        m_stage.service().notification(user).title(QByteArray(200, 'W')).priority("critical").post();
        m_stage.service().api().as(user).post("/api/notifications/devices/",
            object({{"device_token", "longest"}, {"device_type", "web"}, {"device_name", QByteArray(100, 'W')},
                {"app_version", QByteArray(50, '9')}}));
    }

    // Of somebody who doesn't want everything.
    void addPreferences()
    {
        const auto hours = object({{"enabled", true}, {"start_time", "22:00"}, {"end_time", "07:30"}});
        const auto types = object({{"billing", object({{"push", false}, {"sms", false}})},
            {"system", object({{"push", false}, {"email", false}, {"sms", false}})}});
        m_stage.service()
            .api()
            .as(User {4, "patient1", "patient"})
            .patch("/api/notifications/preferences/",
                object({{"notification_types", types}, {"quiet_hours", hours},
                    {"frequency_limits", object({{"max_per_hour", 5}, {"max_per_day", 20}})}}));
    }

    void takeLook(const Look &look)
    {
        takeSignIn(look);
        console::Workspace &workspace = signIn(look);
        for (console::Page *page : workspace.pages()) {
            workspace.showPage(page);
            const QString name = QString::fromLatin1(page->metaObject()->className()).section(QStringLiteral("::"), -1);
            if (auto *dashboard = qobject_cast<console::DashboardPage *>(page))
                takeDashboard(name, *dashboard, workspace.live());
            else if (auto *statistics = qobject_cast<console::StatisticsPage *>(page))
                takeStatistics(*statistics);
            else if (console::TableView *table = listOf(*page))
                takeList(name, *page, *table);
            else
                take(name);
        }
        takePerson(shown<console::PeoplePage>(workspace));
        takeCompose(shown<console::ComposePage>(workspace));
        takeOverlays();
        takeStale(workspace);
    }

    // Of a server that is not trusted, and with a wrong password.
    void takeSignIn(const Look &look)
    {
        open(look, QUrl(QStringLiteral("https://localhost:%1").arg(m_secure->port())));
        typePassword(QStringLiteral("demo-clinic"));
        const auto field = window().findChild<console::FormField *>();
        waitUntil([field] { return !field->error().isEmpty(); });
        take(QStringLiteral("sign-in-untrusted"));
        open(look, m_stage.url());
        take(QStringLiteral("sign-in"));
        typePassword(QStringLiteral("not the password"));
        waitUntil([] { return isIdle(); });
        take(QStringLiteral("sign-in-wrong-password"));
    }

    // With one that is as long as can be, without any, and as it is usual.
    void takeList(const QString &name, console::Page &page, console::TableView &table)
    {
        search(page, table, QStringLiteral("WWWW"), 1);
        table.step(1);
        take(name + QStringLiteral("-longest"));
        search(page, table, QStringLiteral("nothing is called that"), 0);
        take(name + QStringLiteral("-empty"));
        page.findChild<QLineEdit *>()->clear();
        waitUntil([&table] { return table.model()->rowCount() > 1; });
        if (qobject_cast<console::NotificationsPage *>(&page))
            chooseFailed(table);
        else if (qobject_cast<console::PeoplePage *>(&page))
            choosePatient(page, table);
        else
            table.step(1);
        take(name);
    }

    static void choosePatient(console::Page &page, console::TableView &table)
    {
        const auto &people = dynamic_cast<console::PersonListModel &>(*table.model());
        waitUntil([&people] { return people.rowOf({4}) >= 0; });
        table.setCurrentIndex(people.index(people.rowOf({4})));
        waitUntil([&page] {
            const auto switches = page.findChildren<console::Switch *>();
            return std::all_of(switches.begin(), switches.end(), [](const auto *one) { return one->isVisible(); });
        });
    }

    // The end of what is shown of somebody, and the question before something that can't be undone.
    void takePerson(console::PeoplePage &page)
    {
        choosePatient(page, *listOf(page));
        auto *scrolled = page.findChild<console::PersonDetails *>()->findChild<QScrollArea *>();
        scrolled->verticalScrollBar()->setValue(scrolled->verticalScrollBar()->maximum());
        take(QStringLiteral("person-end"));
        page.findChild<console::PersonActions *>()->setActive()->trigger();
        take(QStringLiteral("person-question"), page.findChild<QMessageBox *>());
        page.findChild<QMessageBox *>()->reject();
    }

    // From its top to its end, compared, on paper, and for a clinic that had nothing.
    void takeStatistics(console::StatisticsPage &page)
    {
        const auto &statistics = *page.findChild<console::LoadedStatistics *>();
        waitUntil([&statistics] { return statistics.now().has_value(); });
        take(QStringLiteral("StatisticsPage"));
        QScrollBar *const bar = page.findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(bar->maximum());
        take(QStringLiteral("StatisticsPage-end"));
        bar->setValue(0);
        const console::StatisticsReport report({.query = statistics.query(),
            .now = *statistics.now(),
            .before = statistics.before(),
            .generatedAt = statistics.loadedAt()});
        console::imageOf(report).save(QStringLiteral("%1/report-%2.png").arg(m_folder, m_look.name));
        auto *const filters = page.findChild<console::StatisticsFilters *>();
        filters->setQuery({.period = model::StatisticsPeriod::Day, .clinicId = 1, .user = {}, .userName = {}});
        waitUntil([&statistics] { return !statistics.isLoading(); });
        take(QStringLiteral("StatisticsPage-compared"));
        filters->setQuery({.clinicId = 987'654});
        waitUntil([&statistics] { return !statistics.isLoading(); });
        take(QStringLiteral("StatisticsPage-empty"));
        filters->setQuery({});
        waitUntil([&statistics] { return !statistics.isLoading(); });
    }

    // As it begins, with a day behind it, over each range, as large as can be, and on the wall.
    void takeDashboard(const QString &name, console::DashboardPage &page, console::LiveFeed &live)
    {
        waitUntil([&live] { return live.isLive(); });
        take(name + QStringLiteral("-empty"));
        auto table = page.findChild<QTableView *>();
        {
            const LiveScene scene(live, 1);
            waitUntil([table] { return table->model()->rowCount() > 3; });
            table->selectRow(0);
            QTest::qWait(600); // it is shown by then
            take(name);
            takeRanges(name, page);
            for (QAction *action : page.pageActions()) {
                if (action->shortcut() == QKeySequence(Qt::Key_F11))
                    action->trigger();
            }
            const auto wall = page.window()->findChild<console::WallWindow *>();
            wall->resize(wall->screen()->size()); // no window manager does
            QTest::qWait(600);
            take(QStringLiteral("wall"), wall);
            wall->close();
        }
        const LiveScene largest(live, 40'000);
        QTest::qWait(600);
        take(name + QStringLiteral("-largest"));
    }

    void takeRanges(const QString &name, console::DashboardPage &page)
    {
        QList<QAction *> ranges = page.pageActions();
        erase_if(ranges, [](const QAction *action) { return !action->isCheckable(); });
        for (const qsizetype range : {1, 2, 0}) {
            ranges[range]->trigger();
            QTest::qWait(600);
            if (range > 0)
                take(name + (range == 1 ? QStringLiteral("-hour") : QStringLiteral("-day")));
        }
    }

    static void search(console::Page &page, console::TableView &table, const QString &text, int found)
    {
        auto *field = page.findChild<QLineEdit *>();
        field->selectAll();
        QTest::keyClicks(field, text);
        waitUntil([&table, found] { return table.model()->rowCount() == found; });
    }

    // Written, previewed on every channel, asked about, sent, and on its way.
    void takeCompose(console::ComposePage &page)
    {
        write(page, results());
        auto tabs = page.findChild<QTabWidget *>();
        const QStringList names {
            QStringLiteral("app"), QStringLiteral("lock-screen"), QStringLiteral("mail"), QStringLiteral("sms")};
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            take(QStringLiteral("compose-") + names[i]);
        }
        page.findChild<console::ComposeForm *>()->show(longest());
        take(QStringLiteral("compose-full"));
        tabs->setCurrentIndex(0);
        write(page, toEveryone());
        takeSending(page);
    }

    void takeSending(console::ComposePage &page)
    {
        QAction *const send = page.pageActions().first();
        auto question = new console::ConfirmDialog(
            1204, toEveryone().title, send->text(), m_stage.console().theme(), page.window());
        question->open();
        take(QStringLiteral("compose-question"), question);
        question->reject();
        send->trigger();
        auto undo = page.findChild<console::UndoBar *>();
        waitUntil([undo] { return undo->isVisible(); });
        take(QStringLiteral("compose-undo"));
        undo->settle();
        take(QStringLiteral("compose-sent"));
    }

    void takeOverlays()
    {
        window().activateWindow(); // the question was
        waitUntil([this] { return window().isActiveWindow(); });
        QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
        take(QStringLiteral("palette"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTest::keyClick(&window(), Qt::Key_Question);
        waitUntil([] { return QApplication::activeModalWidget() != nullptr; });
        take(QStringLiteral("keys"), QApplication::activeModalWidget());
        QApplication::activeModalWidget()->close();
    }

    void takeStale(console::Workspace &workspace)
    {
        m_stage.service().process().terminate();
        workspace.connection().checkNow();
        waitUntil([&workspace] { return !workspace.connection().isConnected(); });
        take(QStringLiteral("stale"));
        workspace.showPage(workspace.pages().first());
        waitUntil([&workspace] { return !workspace.live().isLive(); });
        take(QStringLiteral("DashboardPage-stale"));
        console::Page &list = shown<console::NotificationsPage>(workspace);
        QTest::keyClicks(list.findChild<QLineEdit *>(), QStringLiteral("anything"));
        waitUntil([&list] { return list.findChild<console::TableView *>()->model()->rowCount() == 0; });
        take(QStringLiteral("failed"));
        m_stage.service().process().start();
    }

    static console::Composition results()
    {
        console::Composition composition;
        composition.people = {{4}, {5}};
        composition.type = model::NotificationType::MedicalRecord;
        composition.priority = model::Priority::High;
        composition.title = QStringLiteral("Your test results are ready");
        composition.message
            = QStringLiteral("Dr. Two has looked at them and will call you on Monday. Until then there is "
                             "nothing you need to do.");
        composition.actionUrl = QStringLiteral("https://clinic.example/results/4");
        return composition;
    }

    static console::Composition longest()
    {
        console::Composition composition;
        for (int id = 1; id < 40; ++id)
            composition.people += model::UserId {id};
        composition.title = QStringLiteral("The clinic is closed ").repeated(11).left(203);
        composition.message
            = QStringLiteral("Every line of this message is as long as those that people write. ").repeated(40);
        composition.actionUrl = QStringLiteral("not an address");
        composition.isScheduled = true;
        composition.time
            = {.date = QDate::currentDate(), .time = QTime(0, 0), .zone = "America/Argentina/Buenos_Aires"};
        return composition;
    }

    static console::Composition toEveryone()
    {
        console::Composition composition;
        composition.who = console::Composition::Who::Everyone;
        composition.title = QStringLiteral("Closed on Friday");
        composition.message = QStringLiteral("The clinic is closed this Friday. In an emergency call 112.");
        return composition;
    }

    QMainWindow &window() { return m_stage.console().window(); }

    // As another start of the program, without what it remembered.
    void open(const Look &look, const QUrl &server)
    {
        m_look = look;
        m_stage.forgetEverything();
        m_stage.open({.server = server, .username = QStringLiteral("admin")});
        window().resize(look.size);
        m_stage.console().theme().setScheme(look.scheme);
        m_stage.console().languages().choose(look.language);
    }

    console::Workspace &signIn(const Look &look)
    {
        open(look, m_stage.url());
        typePassword(QStringLiteral("demo-clinic"));
        waitUntil([this] { return m_stage.console().workspace() != nullptr; });
        return *m_stage.console().workspace();
    }

    void typePassword(const QString &password)
    {
        QWidget *field = QApplication::focusWidget();
        QTest::keyClicks(field, password);
        QTest::keyClick(field, Qt::Key_Return);
    }

    // The attempt is over when the password has the focus again.
    static bool isIdle()
    {
        const auto field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        return field && field->isEnabled() && field->hasSelectedText();
    }

    template<typename P>
    static P &shown(console::Workspace &workspace)
    {
        auto found = workspace.findChild<P *>();
        workspace.showPage(found);
        return *found;
    }

    // What it is a page of; there may be tables of other things in it.
    static console::TableView *listOf(const console::Page &page)
    {
        const auto tables = page.findChildren<console::TableView *>();
        const auto found = std::find_if(tables.begin(), tables.end(),
            [&page](const console::TableView *table) { return table->accessibleName() == page.title(); });
        return found == tables.end() ? nullptr : *found;
    }

    static console::TableView &tableOf(console::Page &page)
    {
        auto table = listOf(page);
        waitUntil([table] { return table->model()->rowCount() > 0; });
        return *table;
    }

    // The oldest that failed, which has the longest story, with what stands around it.
    static void chooseFailed(console::TableView &table)
    {
        auto &list = dynamic_cast<console::NotificationListModel &>(*table.model());
        waitUntil([&list] {
            if (list.canFetchMore({}))
                list.fetchMore({});
            return list.state() == console::NotificationListModel::State::Complete;
        });
        for (int row = list.rowCount() - 1; row >= 0; --row) {
            if (list.rowAt(row).status != model::DeliveryStatus::Failed)
                continue;
            const QModelIndex found = list.index(row, int(console::ListColumn::Title));
            table.setCurrentIndex(found);
            return table.scrollTo(found, QAbstractItemView::PositionAtCenter);
        }
        qFatal("None of them failed.");
    }

    static void write(console::ComposePage &page, const console::Composition &composition)
    {
        page.findChild<console::ComposeForm *>()->show(composition);
        waitUntil([&page] { return page.findChild<console::ReachView *>()->isKnown(); });
    }

    void take(const QString &name, QWidget *widget = nullptr)
    {
        QWidget *shown = widget ? widget : &window();
        QTest::qWait(300); // what is loading
        shown->grab().save(
            QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_look.name), nullptr, 0); // 0: as small as it goes
    }

    template<typename Condition>
    static void waitUntil(Condition condition)
    {
        if (!QTest::qWaitFor(condition, 30'000))
            qFatal("What the picture needs did not come.");
    }

    QString m_folder;
    Look m_look;
    ConsoleStage m_stage;
    PrivateCa m_ca;
    std::unique_ptr<ServiceProcess> m_secure; ///< with a certificate of nobody's CA
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments().mid(1);
    const bool isForReadme = arguments.value(0) == QLatin1String("--readme");
    if (arguments.size() != (isForReadme ? 2 : 1))
        qFatal("Usage: console_screenshots [--readme] FOLDER");
    if (!isForReadme) {
        Photographer(arguments.last()).takeAll();
        return 0;
    }
    const FakeProviders providers({.day = std::chrono::minutes(4)});
    Photographer(arguments.last(), providers.environment()).takeForReadme();
    return 0;
}
