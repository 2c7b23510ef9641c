#include "support/database.h"
#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <future>

using namespace mc::test;

namespace {

constexpr int people = 5;
constexpr int patience = 60'000;

const QByteArray login = "/api/auth/token/";
const QByteArray password = "a long pass phrase of the tests";
const QByteArray adminStatistics = "/api/notifications/admin/stats/?period=day";

// One of PostgreSQL's programs, which has to succeed.
void runProgram(const char *name, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(PrivatePostgres::program(QString::fromLatin1(name)), arguments);
    const bool isDone = process.waitForFinished(patience) && process.exitCode() == 0;
    [&] { QVERIFY2(isDone, process.readAll().constData()); }();
}

// What is said of notifications in the rows themselves, and in statistics.
QByteArray counted(Database &database)
{
    return database.value("SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE NOT is_read), "
                          "count(*) FILTER (WHERE notification_type = 'billing'), "
                          "count(*) FILTER (WHERE notification_type = 'system')) FROM notifications");
}
QByteArray counted(const Answer &statistics)
{
    const QJsonObject totals = statistics.json();
    QByteArrayList figures;
    for (const char *path : {"total_notifications", "unread_count", "by_type.billing", "by_type.system"})
        figures += QByteArray::number(at(totals, path).toInteger());
    return figures.join(' ');
}

} // namespace

/// A backup that pg_dump takes while everybody works, restored on another server and on the same one (README, "Backup and restore").
class tst_Backup : public QObject
{
    Q_OBJECT

    // Posts to everybody in turn, marks some as read, until it is told to stop; the ids of what was accepted.
    QStringList postUntil(const std::atomic<bool> &isOver, std::atomic<int> &accepted) const
    {
        Api api(m_service.port());
        QStringList ids;
        for (int i = 0; !isOver; ++i) {
            const User &recipient = m_people[i % people];
            const QString id = NotificationBuilder(api, recipient).type(i % 3 ? "billing" : "system").post();
            if (i % 4 == 0)
                api.as(recipient).patch(notificationPath(id), object({{"is_read", true}})).expect(200);
            if (i % 10 == 0)
                api.as(m_admin).get(notificationPath(id)).expect(200); // which the audit log records
            ids += id;
            accepted = int(ids.size());
        }
        return ids;
    }

    void restoreInto(const QString &uri)
    {
        runProgram("pg_restore", {QStringLiteral("--no-owner"), QStringLiteral("-d"), uri, m_dump});
    }
    std::unique_ptr<WsClient> socketAt(Api &api, const User &user, const QString &since)
    {
        auto socket = std::make_unique<WsClient>(api.socketUrl(user));
        socket->expect("connection_status");
        socket->send(object({{"type", "sync"}, {"since", since}}));
        return socket;
    }
    void expectFoldedAndExact(Api &api, Database &database)
    {
        QCOMPARE(counted(api.as(m_admin).get(adminStatistics).expect(200)), counted(database));
        // The same when all of it stands in counters.
        QTRY_COMPARE_WITH_TIMEOUT(
            database.value("SELECT count(*) FROM journal WHERE NOT pg_visible_in_snapshot(xid, (SELECT folded FROM "
                           "statistics_position))"),
            QByteArray("0"), 15'000);
        QCOMPARE(counted(api.as(m_admin).get(adminStatistics).expect(200)), counted(database));
    }
    static CommandOutcome verifyAudit(const QString &uri)
    {
        return ServiceProcess::run(
            {QStringLiteral("audit"), QStringLiteral("verify")}, {{"MEDICONNECT_DATABASE_URL", uri.toUtf8()}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A server that has run for a while.
        Database(m_uri).run(
            "DO $$ BEGIN FOR i IN 1..20000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        Api api(m_service.port());
        Directory directory(api);
        m_admin = directory.admin("zoe");
        for (int i = 0; i < people; ++i)
            m_people += directory.patient("ann");
        const CommandOutcome set = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(m_admin.name)},
            {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}}, password + '\n');
        QVERIFY2(set.exitCode == 0, set.err.constData());
        api.as(m_people[0])
            .post("/api/notifications/devices/", object({{"device_token", "of-ann"}, {"device_type", "web"}}))
            .expect(201);

        std::atomic<bool> isOver = false;
        std::atomic<int> accepted = 0;
        auto posting = std::async(std::launch::async, [&] { return postUntil(isOver, accepted); });
        QTRY_VERIFY_WITH_TIMEOUT(accepted > 100, patience);
        const int before = accepted;
        runProgram("pg_dump", {QStringLiteral("-Fc"), QStringLiteral("-f"), m_dump, QStringLiteral("-d"), m_uri});
        const int after = accepted;
        QTRY_VERIFY_WITH_TIMEOUT(accepted > after + 50, patience);
        isOver = true;
        m_accepted = posting.get();
        m_before = before;
        qInfo("accepted before the dump: %d, while it ran: %d, afterwards: %lld", before, after - before,
            qlonglong(m_accepted.size()) - after);
        QVERIFY(after > before);

        WsClient socket(api.socketUrl(m_people[0]));
        socket.expect("connection_status");
        m_lateCursor = socket.cursor();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void restored_goesOn_data()
    {
        QTest::addColumn<bool>("onAnotherServer");
        QTest::newRow("on another server, whose transactions count from less") << true;
        QTest::newRow("on the same server") << false;
    }
    void restored_goesOn()
    {
        QFETCH(bool, onAnotherServer);
        PrivatePostgres &server = onAnotherServer ? *m_otherServer : *m_postgres;
        const QString uri = server.createDatabase();
        const QByteArray reached = "SELECT pg_snapshot_xmax(pg_current_snapshot())";
        const qint64 reachedBefore = Database(m_uri).value(reached).toLongLong();
        restoreInto(uri);
        Database database(uri);
        if (onAnotherServer)
            QVERIFY(database.value(reached).toLongLong() < reachedBefore / 2);

        // Whatever was answered before the dump began, and of the rest all or nothing.
        const auto kept = [&database] {
            QSet<QString> ids;
            for (const Database::Row &row : database.run("SELECT id FROM notifications"))
                ids += QString::fromLatin1(row.first());
            return ids;
        }();
        for (const QString &id : m_accepted.first(m_before))
            QVERIFY2(kept.contains(id), qUtf8Printable(id));
        QVERIFY(kept.size() >= m_before && kept.size() < m_accepted.size());
        const QByteArray gaps = "SELECT count(*) FROM inboxes i WHERE i.version <> (SELECT count(*) FROM journal j "
                                "WHERE j.user_id = i.user_id AND j.version BETWEEN 1 AND i.version)";
        QCOMPARE(database.value(gaps), QByteArray("0"));
        const qint64 versionThen
            = database.value("SELECT max(version) FROM inboxes WHERE user_id = " + QByteArray::number(m_people[0].id))
                  .toLongLong();
        QVERIFY(m_lateCursor.toLongLong() > versionThen);

        FakeProviders providers;
        ServiceProcess service(uri, providers.environment());
        service.start();
        QVERIFY2(service.log().contains("this database was restored from a backup"), service.log().constData());
        Api api(service.port());
        api.anonymous().get("/readyz").expect(200);
        expectFoldedAndExact(api, database);
        QTRY_COMPARE(database.value("SELECT count(*) FROM audit_log a WHERE NOT EXISTS (SELECT FROM audit_seals s "
                                    "WHERE s.row_id = a.id)"),
            QByteArray("0"));
        QCOMPARE(verifyAudit(uri).exitCode, 0);
        api.anonymous().post(login, object({{"username", m_admin.name}, {"password", password}})).expect(200);

        // A client that has seen more than the backup has, before and after the inbox has come as far as that again.
        const User &ann = m_people[0];
        socketAt(api, ann, m_lateCursor)->expect("sync_reset");
        const qint64 missed = m_lateCursor.toLongLong() - versionThen;
        for (int i = 0; i < missed + 5; ++i)
            NotificationBuilder(api, ann).post();
        socketAt(api, ann, m_lateCursor)->expect("sync_reset");
        socketAt(api, ann, QString::number(versionThen))->expect("sync_reset");
        // One that has come since goes on as ever.
        const QString cursor = cursorOf(api, ann);
        const QString id = NotificationBuilder(api, ann).post();
        const auto socket = socketAt(api, ann, cursor);
        expectAt(socket->expect("new_notification"), "id", id);
        socket->expect("sync_complete");

        // What is new is counted, sealed and sent, by the token that was encrypted before.
        expectFoldedAndExact(api, database);
        api.as(m_admin).get(notificationPath(id)).expect(200);
        QTRY_COMPARE(database.value("SELECT count(*) FROM audit_log a WHERE NOT EXISTS (SELECT FROM audit_seals s "
                                    "WHERE s.row_id = a.id)"),
            QByteArray("0"));
        QCOMPARE(verifyAudit(uri).exitCode, 0);
        QVERIFY(providers.waitFor(Fake::Fcm, int(missed)));
        QCOMPARE(at(providers.received(Fake::Fcm).last(), "target").toString(), QStringLiteral("of-ann"));
        QCOMPARE(providers.violations(), QStringList());

        // Started once more it is the same database.
        QCOMPARE(service.terminate(), 0);
        const QByteArray log = service.log();
        service.start();
        QCOMPARE(service.log().count("this database was restored from a backup"),
            log.count("this database was restored from a backup"));
        Api sameAgain(service.port());
        const auto again = socketAt(sameAgain, ann, cursor);
        expectAt(again->expect("new_notification"), "id", id);
    }

    // `migrate`, which comes first where two roles share the work, says it and does it.
    void migrate_ofARestoredDatabase_saysSo_once()
    {
        const QString uri = m_postgres->createDatabase();
        restoreInto(uri);
        const auto migrate = [&] {
            return ServiceProcess::run({QStringLiteral("migrate")}, {{"MEDICONNECT_DATABASE_URL", uri.toUtf8()}});
        };
        const QByteArray said
            = "this database was restored from a backup, or a standby took over: clients will load their inboxes "
              "anew\n";
        QCOMPARE(migrate().out, said + "the database is up to date\n");
        QCOMPARE(migrate().out, QByteArray("the database is up to date\n"));
    }

private:
    // Where the inbox stands.
    static QString cursorOf(Api &api, const User &user)
    {
        WsClient socket(api.socketUrl(user));
        socket.expect("connection_status");
        return socket.cursor();
    }

    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::own();
    std::unique_ptr<PrivatePostgres> m_otherServer = PrivatePostgres::own();
    QString m_uri = m_postgres->createDatabase();
    ServiceProcess m_service {m_uri};
    User m_admin;
    QList<User> m_people;
    QTemporaryDir m_folder;
    QString m_dump = m_folder.filePath(QStringLiteral("mediconnect.dump"));
    QStringList m_accepted; ///< ids, in their order
    qsizetype m_before = 0; ///< so many of them before the dump began
    QString m_lateCursor; ///< of an inbox after the dump
};

QTEST_GUILESS_MAIN(tst_Backup)
#include "tst_backup.moc"
