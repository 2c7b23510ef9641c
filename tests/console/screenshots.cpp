// console_screenshots FOLDER: pictures of every page of the console, in front of the real service with the demo clinic. The script
// `screenshots` beside this file starts it.

#include "console/app/command_palette.h"
#include "console/app/workspace.h"
#include "console/compose/compose_form.h"
#include "console/compose/compose_page.h"
#include "console/compose/confirm_dialog.h"
#include "console/compose/reach_view.h"
#include "console/widgets/table_view.h"
#include "console/widgets/undo_bar.h"
#include "console_stage.h"
#include "support/private_ca.h"

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace mc;
using namespace mc::test;

namespace {

/// One way in which everything is looked at.
struct Look
{
    QString name;
    console::Theme::Scheme scheme;
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
    explicit Photographer(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_stage.start();
        const CommandOutcome demo = ServiceProcess::run(
            {QStringLiteral("demo")}, {{"MEDICONNECT_DATABASE_URL", m_stage.service().databaseUri().toUtf8()}});
        if (demo.exitCode != 0)
            qFatal("The demo clinic could not be made: %s", demo.err.constData());
        addLongest();
        m_secure = std::make_unique<ServiceProcess>(m_stage.service().databaseUri(),
            Environment {{"MEDICONNECT_TLS_CERTIFICATE", m_ca.certificate().toUtf8()},
                {"MEDICONNECT_TLS_KEY", m_ca.key().toUtf8()}});
        m_secure->start();
    }

    void takeAll()
    {
        for (const Look &look : looks())
            takeLook(look);
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

    void takeLook(const Look &look)
    {
        m_stage.forgetEverything();
        takeUntrusted(look);
        m_stage.forgetEverything();
        console::Console &console = m_stage.open({.server = m_stage.url(), .username = QStringLiteral("admin")});
        putOn(look);
        take(look, QStringLiteral("sign-in"));
        signIn(QStringLiteral("not the password"));
        waitUntil([this] { return m_stage.secrets().secrets.isEmpty() && !m_stage.console().workspace() && isIdle(); });
        take(look, QStringLiteral("sign-in-wrong-password"));
        signIn(QStringLiteral("demo-clinic"));
        waitUntil([&console] { return console.workspace() != nullptr; });
        for (console::Page *page : console.workspace()->pages()) {
            console.workspace()->showPage(page);
            const QString name = QString::fromLatin1(page->metaObject()->className()).section(QStringLiteral("::"), -1);
            if (auto *table = page->findChild<console::TableView *>())
                takeList(look, name, *page, *table);
            else
                take(look, name);
        }
        takeCompose(look);
        console.window().activateWindow(); // the question was
        waitUntil([&console] { return console.window().isActiveWindow(); });
        QTest::keyClick(&console.window(), Qt::Key_K, Qt::ControlModifier);
        take(look, QStringLiteral("palette"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTest::keyClick(&console.window(), Qt::Key_Question);
        waitUntil([] { return QApplication::activeModalWidget() != nullptr; });
        take(look, QStringLiteral("keys"), QApplication::activeModalWidget());
        QApplication::activeModalWidget()->close();
        takeStale(look);
    }

    // With a row that is chosen, and without any.
    void takeList(const Look &look, const QString &name, console::Page &page, console::TableView &table)
    {
        waitUntil([&table] { return table.model()->rowCount() > 0; });
        table.step(1);
        take(look, name);
        auto *search = page.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("nothing is called that"));
        waitUntil([&table] { return table.model()->rowCount() == 0; });
        take(look, name + QStringLiteral("-empty"));
        search->clear();
        waitUntil([&table] { return table.model()->rowCount() > 0; });
    }

    void putOn(const Look &look)
    {
        m_stage.console().window().resize(look.size);
        m_stage.console().theme().setScheme(look.scheme);
        m_stage.console().languages().choose(look.language);
    }

    void takeUntrusted(const Look &look)
    {
        m_stage.open({.server = QUrl(QStringLiteral("https://localhost:%1").arg(m_secure->port())),
            .username = QStringLiteral("admin")});
        putOn(look);
        signIn(QStringLiteral("demo-clinic"));
        const auto field = m_stage.console().window().findChild<console::FormField *>();
        waitUntil([field] { return !field->error().isEmpty(); });
        take(look, QStringLiteral("sign-in-untrusted"));
    }

    // Written, previewed on every channel, asked about, sent, and on its way.
    void takeCompose(const Look &look)
    {
        auto page = m_stage.console().window().findChild<console::ComposePage *>();
        auto form = page->findChild<console::ComposeForm *>();
        m_stage.console().workspace()->showPage(page);
        console::Composition composition;
        composition.people = {{4}, {5}};
        composition.type = model::NotificationType::MedicalRecord;
        composition.priority = model::Priority::High;
        composition.title = QStringLiteral("Your test results are ready");
        composition.message
            = QStringLiteral("Dr. Two has looked at them and will call you on Monday. Until then there is "
                             "nothing you need to do.");
        composition.actionUrl = QStringLiteral("https://clinic.example/results/4");
        form->show(composition);
        waitUntil([page] { return page->findChild<console::ReachView *>()->isKnown(); });
        auto tabs = page->findChild<QTabWidget *>();
        const QStringList names {
            QStringLiteral("app"), QStringLiteral("lock-screen"), QStringLiteral("mail"), QStringLiteral("sms")};
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            take(look, QStringLiteral("compose-") + names[i]);
        }
        takeComposeFull(look, *form);
        tabs->setCurrentIndex(0);
        takeComposeSent(look, *page, *form);
    }

    void takeComposeFull(const Look &look, console::ComposeForm &form)
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
        form.show(composition);
        take(look, QStringLiteral("compose-full"));
    }

    void takeComposeSent(const Look &look, console::ComposePage &page, console::ComposeForm &form)
    {
        console::Composition composition;
        composition.who = console::Composition::Who::Everyone;
        composition.title = QStringLiteral("Closed on Friday");
        composition.message = QStringLiteral("The clinic is closed this Friday. In an emergency call 112.");
        form.show(composition);
        waitUntil([&page] { return page.findChild<console::ReachView *>()->isKnown(); });
        auto question = new console::ConfirmDialog(
            1204, composition.title, page.pageActions().first()->text(), m_stage.console().theme(), page.window());
        question->open();
        take(look, QStringLiteral("compose-question"), question);
        question->reject();
        page.pageActions().first()->trigger();
        auto undo = page.findChild<console::UndoBar *>();
        waitUntil([undo] { return undo->isVisible(); });
        take(look, QStringLiteral("compose-undo"));
        undo->settle();
        take(look, QStringLiteral("compose-sent"));
    }

    void takeStale(const Look &look)
    {
        m_stage.service().process().terminate();
        m_stage.console().workspace()->connection().checkNow();
        waitUntil([this] { return !m_stage.console().workspace()->connection().isConnected(); });
        take(look, QStringLiteral("stale"));
        console::Page *first = m_stage.console().workspace()->pages().first();
        m_stage.console().workspace()->showPage(first);
        QTest::keyClicks(first->findChild<QLineEdit *>(), QStringLiteral("anything"));
        waitUntil([first] { return first->findChild<console::TableView *>()->model()->rowCount() == 0; });
        take(look, QStringLiteral("failed"));
        m_stage.service().process().start();
    }

    void signIn(const QString &password)
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

    void take(const Look &look, const QString &name, QWidget *widget = nullptr)
    {
        QWidget *shown = widget ? widget : &m_stage.console().window();
        QTest::qWait(300); // what is loading
        shown->grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, look.name));
    }

    template<typename Condition>
    static void waitUntil(Condition condition)
    {
        if (!QTest::qWaitFor(condition, 30'000))
            qFatal("What the picture needs did not come.");
    }

    QString m_folder;
    ConsoleStage m_stage;
    PrivateCa m_ca;
    std::unique_ptr<ServiceProcess> m_secure; ///< with a certificate of nobody's CA
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2)
        qFatal("Usage: console_screenshots FOLDER");
    Photographer(QString::fromLocal8Bit(argv[1])).takeAll();
    return 0;
}
