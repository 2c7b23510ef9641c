#include "support/database.h"
#include "support/running_service.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray password = "of-the-tests";

QString withUser(QString uri, const QByteArray &name)
{
    static const QRegularExpression userBefore(QStringLiteral("//[^/@]*@")), userBehind(QStringLiteral("user=[^&]*"));
    uri.replace(userBefore, QStringLiteral("//")).remove(userBehind);
    return uri + (uri.contains(u'?') ? QStringLiteral("&user=") : QStringLiteral("?user=")) + QString::fromLatin1(name)
        + QStringLiteral("&password=") + QString::fromLatin1(password);
}

} // namespace

/// The audit log can't be altered by the role that the service runs as, nor unnoticed by anybody else.
class tst_AuditSeals : public QObject
{
    Q_OBJECT

    // Acts of an admin, and waits until they are sealed.
    void act(int times)
    {
        for (int i = 0; i < times; ++i)
            m_api->as(m_admin).get("/api/users/").expect(200);
        QTRY_COMPARE(
            m_database->value("SELECT count(*) FROM audit_seals"), m_database->value("SELECT count(*) FROM audit_log"));
    }
    CommandOutcome verify(const QString &anchor = {}) const
    {
        QStringList arguments {QStringLiteral("audit"), QStringLiteral("verify")};
        if (!anchor.isEmpty())
            arguments += {QStringLiteral("--anchor"), anchor};
        return ServiceProcess::run(arguments, {{"MEDICONNECT_DATABASE_URL", m_runtimeUri.toUtf8()}});
    }
    // "17:5e1f…"
    QString anchor() const
    {
        const CommandOutcome outcome = verify();
        [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
        return QString::fromLatin1(outcome.out.trimmed().split(' ').last());
    }
    void expectBroken(const CommandOutcome &outcome, const QByteArray &words) const
    {
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    }
    // As somebody does who owns the tables.
    void tamper(const QByteArray &sql)
    {
        m_database->run("ALTER TABLE audit_log DISABLE TRIGGER USER");
        m_database->run("ALTER TABLE audit_seals DISABLE TRIGGER USER");
        m_database->run(sql);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_uri = m_postgres->createDatabase();
        m_database = std::make_unique<Database>(m_uri);
        m_role = "runtime_" + QByteArray::number(QCoreApplication::applicationPid());
        m_database->run("CREATE ROLE " + m_role + " LOGIN PASSWORD '" + password + "'");
        m_runtimeUri = withUser(m_uri, m_role);
        const CommandOutcome migrated = ServiceProcess::run(
            {QStringLiteral("migrate"), QStringLiteral("--runtime-role"), QString::fromLatin1(m_role)},
            {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}});
        QVERIFY2(migrated.exitCode == 0, migrated.err.constData());
        m_process = std::make_unique<ServiceProcess>(m_runtimeUri);
        m_process->start();
        QVERIFY(!QTest::currentTestFailed());
        m_api = std::make_unique<Api>(m_process->port());
        m_directory = std::make_unique<Directory>(*m_api);
        m_admin = m_directory->admin("admin");
    }
    void cleanup() { m_process->showLogWhenFailed(); }
    void cleanupTestCase()
    {
        m_process.reset();
        m_database->run("DROP OWNED BY " + m_role);
        m_database->run("DROP ROLE " + m_role);
    }

    // Everything works as that role: what is created, sent, folded, deleted.
    void runtimeRole_runsTheService()
    {
        const User ann = m_directory->patient("ann");
        const QString id = NotificationBuilder(*m_api, ann).post();
        const Caller caller = m_api->as(ann);
        caller.patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        caller.post("/api/notifications/devices/", object({{"device_token", "of-ann"}, {"device_type", "web"}}))
            .expect(201);
        caller.remove(notificationPath(id)).expect(204);
        caller.get("/api/notifications/stats/").expect(200);
        const auto created
            = [this] { return m_api->as(m_admin).get("/api/notifications/admin/stats/")["total_notifications"]; };
        QTRY_COMPARE(created().toInt(), 1);
        QVERIFY2(!m_process->log().contains("permission denied"), m_process->log().constData());
    }

    void runtimeRole_cantAlterTheLog_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *table : {"audit_log", "audit_seals"}) {
            const QByteArray name(table);
            QTest::addRow("update %s", table)
                << "UPDATE " + name + " SET " + (name == "audit_log" ? "owner_id" : "row_id") + " = 1";
            QTest::addRow("delete %s", table) << "DELETE FROM " + name;
            QTest::addRow("truncate %s", table) << "TRUNCATE " + name;
            QTest::addRow("trigger %s", table) << "ALTER TABLE " + name + " DISABLE TRIGGER ALL";
            QTest::addRow("drop %s", table) << "DROP TABLE " + name;
        }
        QTest::newRow("replication role") << QByteArray("SET session_replication_role = replica");
        QTest::newRow("function") << QByteArray("DROP FUNCTION refuse_audit_changes CASCADE");
        QTest::newRow("migrations") << QByteArray("DELETE FROM schema_migrations");
        QTest::newRow("owner") << QByteArray("ALTER TABLE audit_log OWNER TO CURRENT_USER");
    }
    void runtimeRole_cantAlterTheLog()
    {
        QFETCH(QByteArray, sql);
        act(1);
        Database runtime(m_runtimeUri);
        // By the grants already, not by the trigger alone: that is the owner's to switch off.
        m_database->run("ALTER TABLE audit_log DISABLE TRIGGER USER");
        m_database->run("ALTER TABLE audit_seals DISABLE TRIGGER USER");
        runtime.run("DO $$ BEGIN " + sql
            + "; RAISE EXCEPTION 'it was taken'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$");
        m_database->run("ALTER TABLE audit_log ENABLE TRIGGER USER");
        m_database->run("ALTER TABLE audit_seals ENABLE TRIGGER USER");
    }

    void seals_ofWhatHappened_areWhole()
    {
        act(3);
        const QString before = anchor();
        act(3);
        const QString after = anchor();
        QVERIFY(after != before);
        QCOMPARE(verify(before).exitCode, 0);
        QCOMPARE(verify(after).exitCode, 0);
        QCOMPARE(verify(QStringLiteral("0:") + QString(64, u'0')).exitCode, 0);
        QTRY_VERIFY(m_process->log().contains("the audit log is sealed up to"));
    }

    // Each row of the table in a database of its own, made from the service's.
    void tampering_isFound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("row altered") << QByteArray("UPDATE audit_log SET owner_id = 7 WHERE id = 3")
                                     << QByteArray("row 3 of audit_log was altered");
        QTest::newRow("details altered") << QByteArray(
            "UPDATE audit_log SET details = details || '{\"x\": 1}' WHERE id = 2")
                                         << QByteArray("row 2 of audit_log was altered");
        QTest::newRow("time altered") << QByteArray(
            "UPDATE audit_log SET at = at + interval '1 microsecond' WHERE id = 2")
                                      << QByteArray("row 2 of audit_log was altered");
        QTest::newRow("row removed") << QByteArray("DELETE FROM audit_log WHERE id = 2")
                                     << QByteArray("row 2 of audit_log is missing");
        QTest::newRow("last rows removed")
            << QByteArray("DELETE FROM audit_log WHERE id > 4") << QByteArray("row 5 of audit_log is missing");
        QTest::newRow("row and seal removed") << QByteArray("DELETE FROM audit_seals WHERE row_id = 2")
                                              << QByteArray("the seal at position 2 is missing");
        QTest::newRow("last seals removed too")
            << QByteArray("DELETE FROM audit_seals WHERE position > 4") << QByteArray("does not go through");
        QTest::newRow("row added, long ago") << QByteArray(
            "INSERT INTO audit_log (at, actor_subject, actor_role, address, request_id, action, target_type, details, "
            "xid) VALUES (now() - interval '1 day', 'x', 'admin', '::1', 'x', 'user.viewed', 'user', '{}', '3')")
                                             << QByteArray("has no seal");
    }
    void tampering_isFound()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, words);
        act(6);
        const QString noted = anchor();
        m_process->terminate();
        m_database->run("CREATE TABLE kept_log AS SELECT * FROM audit_log");
        m_database->run("CREATE TABLE kept_seals AS SELECT * FROM audit_seals");
        tamper(sql);
        expectBroken(verify(noted), words);
        m_database->run("DELETE FROM audit_log");
        m_database->run("DELETE FROM audit_seals");
        m_database->run("INSERT INTO audit_log OVERRIDING SYSTEM VALUE SELECT * FROM kept_log");
        m_database->run("INSERT INTO audit_seals SELECT * FROM kept_seals");
        m_database->run("DROP TABLE kept_log, kept_seals");
        m_database->run("ALTER TABLE audit_log ENABLE TRIGGER USER");
        m_database->run("ALTER TABLE audit_seals ENABLE TRIGGER USER");
        QCOMPARE(anchor(), noted);
        m_process->start();
        m_api = std::make_unique<Api>(m_process->port());
    }

    // Rows of transactions that end in another order than they began, and of one that stays open, each get their seal.
    void seals_ofOverlappingTransactions_leaveNoneOut()
    {
        Database slow(m_uri);
        const QByteArray row = "INSERT INTO audit_log (at, actor_subject, actor_role, address, request_id, action, "
                               "target_type, details) "
                               "VALUES (now(), 'x', 'admin', '::1', 'x', 'user.viewed', 'user', '{}')";
        slow.run("BEGIN");
        slow.run(row);
        for (int i = 0; i < 3; ++i)
            m_api->as(m_admin).get("/api/users/").expect(200);
        QTRY_COMPARE(
            m_database->value("SELECT count(*) FROM audit_seals"), m_database->value("SELECT count(*) FROM audit_log"));
        slow.run("COMMIT");
        act(1);
        QCOMPARE(verify().exitCode, 0);
    }

    // By a fold that takes long, or always comes at the same moment.
    void seals_whileStatisticsAreFolded_goOn()
    {
        Database folding(m_uri);
        folding.run("SELECT pg_advisory_lock(4711200816)");
        act(2);
    }

    // From a dump of another cluster, whose transactions count from elsewhere.
    void seals_afterARestoredDump_goOn()
    {
        act(2);
        m_database->run("UPDATE audit_sealing SET sealed = '4000000000:4000000000:'");
        act(2);
        QVERIFY(m_database->value(
                    "SELECT pg_snapshot_xmax(sealed) <= pg_snapshot_xmax(pg_current_snapshot()) FROM audit_sealing")
            == "t");
        act(2);
        QCOMPARE(verify().exitCode, 0);
    }

    void migrate_roleThatGrantsMeanNothingTo_isRefused()
    {
        for (const QString &role :
            {QStringLiteral("nobody_at_all"), QString::fromLatin1(m_database->value("SELECT current_user"))}) {
            const CommandOutcome outcome
                = ServiceProcess::run({QStringLiteral("migrate"), QStringLiteral("--runtime-role"), role},
                    {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}});
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.err.contains("--runtime-role: "), outcome.err.constData());
        }
    }

    void verify_badAnchor_isRefused() { expectBroken(verify(QStringLiteral("5:abc")), "--anchor"); }

private:
    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::ofRun();
    QString m_uri, m_runtimeUri;
    QByteArray m_role;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ServiceProcess> m_process;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Directory> m_directory;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_AuditSeals)
#include "tst_audit_seals.moc"
