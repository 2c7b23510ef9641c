#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray login = "/api/auth/token/";
const QByteArray password = "a long pass phrase of the tests";

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts); }

} // namespace

/// People added on the command line, the first admin above all (CONTRACT section 1).
class tst_UserCommands : public QObject
{
    Q_OBJECT

    CommandOutcome run(const QStringList &arguments, const QByteArray &input = password + '\n') const
    {
        return ServiceProcess::run(arguments, {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}}, input);
    }
    QByteArray census() const { return Database(m_uri).value("SELECT count(*) FROM users"); }
    void startService()
    {
        m_service = std::make_unique<ServiceProcess>(m_uri);
        m_service->start();
        m_api = std::make_unique<Api>(m_service->port());
    }
    Answer signIn(const char *name, const QByteArray &secret = password) const
    {
        return m_api->anonymous().post(login, object({{"username", QByteArray(name)}, {"password", secret}}));
    }

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }
    void init()
    {
        m_uri = m_postgres->createDatabase();
        QCOMPARE(run(words("migrate")).exitCode, 0);
    }
    void cleanup()
    {
        if (m_service)
            m_service->showLogWhenFailed();
        m_service.reset();
    }

    void create_onAnEmptyDirectory_makesAnAdminWhoFillsIt()
    {
        const CommandOutcome created = run(words("user create zoe --role admin --first-name Zoe --last-name Ruiz"));
        QVERIFY2(created.exitCode == 0, created.err.constData());
        QVERIFY2(created.out.startsWith("created the admin zoe, id 1000000000000\n"), created.out.constData());
        startService();
        const Answer session = signIn("zoe").expect(200);
        session.expect("user.role", "admin")
            .expect("user.first_name", "Zoe")
            .expect("user.id", qint64(1'000'000'000'000));
        const Caller zoe = m_api->withToken(session.text("access").toUtf8());
        zoe.put("/api/users/7/", object({{"username", "ann"}, {"role", "patient"}})).expect(201);
        zoe.get("/api/users/").expect(200).expect("count", 2);
        const Answer posted = zoe.post("/api/notifications/",
            object({{"recipient_id", 7}, {"notification_type", "system"}, {"title", "Hello"}, {"message", "Hello"}}));
        posted.expect(201);
        zoe.get("/api/notifications/").expect(200); // an inbox of their own
    }

    void create_besideTheService_isKnownAtOnce()
    {
        startService();
        signIn("ben").expectProblem(401, "unauthenticated");
        const QByteArray early = tokenOf({5, "ben", "doctor"});
        m_api->withToken(early).get("/api/notifications/").expect(401);
        QCOMPARE(run(words("user create ben --role doctor --id 5 --locale es --timezone Europe/Madrid")).exitCode, 0);
        signIn("ben").expect(200).expect("user.timezone", "Europe/Madrid").expect("user.locale", "es");
        QTRY_COMPARE(m_api->withToken(early).get("/api/notifications/").status, 200);
    }

    void create_withoutMigrations_saysWhatToDo()
    {
        const CommandOutcome outcome = ServiceProcess::run(words("user create zoe --role admin"),
            {{"MEDICONNECT_DATABASE_URL", m_postgres->createDatabase().toUtf8()}}, password + '\n');
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.err,
            QByteArray("mediconnect-notifyd: the database lacks migrations, from 0001_directory.sql on: run "
                       "mediconnect-notifyd migrate first\n"));
    }

    void create_again_changesNothing()
    {
        QCOMPARE(run(words("user create zoe --role admin")).exitCode, 0);
        const CommandOutcome again = run(words("user create zoe --role doctor"), "another pass phrase\n");
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("there is a user zoe already (id 1000000000000, admin)"), again.err.constData());
        QCOMPARE(census(), QByteArray("1"));
        startService();
        signIn("zoe", "another pass phrase").expect(401);
        signIn("zoe").expect(200).expect("user.role", "admin");
    }

    void create_idOfSomebodyElse_changesNothing()
    {
        QCOMPARE(run(words("user create zoe --role admin --id 5")).exitCode, 0);
        const CommandOutcome clash = run(words("user create ann --role doctor --id 5"));
        QCOMPARE(clash.exitCode, 1);
        QVERIFY2(clash.err.contains("name or id already"), clash.err.constData());
        QCOMPARE(Database(m_uri).value("SELECT string_agg(username || role, ' ') FROM users"), QByteArray("zoeadmin"));
        QCOMPARE(Database(m_uri).value("SELECT count(*) FROM accounts"), QByteArray("1"));
    }

    // Those of the platform stay far below those given here.
    void create_withoutId_countsOnFromTheLastOneGivenHere()
    {
        Database(m_uri).run("INSERT INTO users (id, username, role, first_name, last_name) "
                            "VALUES (2000000000, 'of the platform', 'patient', '', '')");
        QCOMPARE(run(words("user create zoe --role admin")).exitCode, 0);
        QCOMPARE(run(words("user create ann --role doctor")).exitCode, 0);
        QCOMPARE(Database(m_uri).value("SELECT string_agg(id::text, ' ' ORDER BY id) FROM users"),
            QByteArray("2000000000 1000000000000 1000000000001"));
    }

    void create_wrongField_isNamedByItsOption_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char *options, const char *named) {
            QTest::addRow("%s", options) << words(options) << QByteArray(named);
        };
        row("--role nurse", "--role: ");
        row("--role service", "--role: ");
        row("--role admin --id zero", "--id: ");
        row("--role admin --id -1", "--id: ");
        row("--role admin --email nowhere", "--email: ");
        row("--role admin --phone 12", "--phone: ");
        row("--role admin --clinic north", "--clinic: ");
        row("--role admin --timezone Mars/Base", "--timezone: ");
        row("--role admin --locale spanish!", "--locale: ");
    }
    void create_wrongField_isNamedByItsOption()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, named);
        const CommandOutcome outcome = run(words("user create zoe") + options);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.startsWith("mediconnect-notifyd: " + named), outcome.err.constData());
        QCOMPARE(census(), QByteArray("0"));
    }

    void create_badPassword_changesNothing_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("short") << QByteArray("seven77\n");
    }
    void create_badPassword_changesNothing()
    {
        QFETCH(QByteArray, input);
        const CommandOutcome outcome = run(words("user create zoe --role admin"), input);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("password: "), outcome.err.constData());
        QCOMPARE(census(), QByteArray("0"));
    }

    void acts_standInTheAuditLog()
    {
        QCOMPARE(run(words("user create zoe --role admin --id 5")).exitCode, 0);
        QCOMPARE(run(words("user set-password zoe")).exitCode, 0);
        Database database(m_uri);
        QCOMPARE(database.value("SELECT string_agg(action || ' ' || target_id || ' ' || owner_id, ', ' ORDER BY id) "
                                "FROM audit_trail WHERE actor_id IS NULL AND actor_subject LIKE 'command line: %'"),
            QByteArray("user.created 5 5, user.password_set 5 5"));
        startService(); // which seals them
        QTRY_COMPARE(database.value("SELECT count(*) FROM audit_seals"), QByteArray("2"));
        QCOMPARE(run(words("audit verify")).exitCode, 0);
    }

    void list_tellsWhoIsThere()
    {
        QCOMPARE(run(words("user create zoe --role admin --id 5")).exitCode, 0);
        Database(m_uri).run("INSERT INTO users (id, username, role, first_name, last_name, is_active) "
                            "VALUES (7, 'ann', 'patient', '', '', false)");
        const QByteArray all = run(words("user list")).out.simplified();
        QCOMPARE(all, QByteArray("id role active password name 5 admin yes yes zoe 7 patient no no ann"));
        const QByteArray admins = run(words("user list --role admin")).out.simplified();
        QCOMPARE(admins, QByteArray("id role active password name 5 admin yes yes zoe"));
    }

    // Nothing is read beyond the line.
    void create_fromAScript_leavesTheNextLineToTheNextCommand()
    {
        QProcess shell;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const auto &[name, value] : testSettings() + Environment {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}})
            environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral(MC_NOTIFYD " user create zoe --role admin >/dev/null; cat")});
        shell.write(password + "\nthe next line\n");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), QByteArray("the next line\n"));
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_uri;
    std::unique_ptr<ServiceProcess> m_service;
    std::unique_ptr<Api> m_api;
};

QTEST_GUILESS_MAIN(tst_UserCommands)
#include "tst_user_commands.moc"
