#include "scratch_database.h"
#include "store/session/migrations.h"

#include <QtCore/QDir>

#include <future>

using namespace mc;
using namespace mc::test;
using store::DatabaseConnection;
using store::Migrations;

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void run_freshDatabase_runsAllInOrder();
    void run_secondTime_runsNothing();
    void run_twoAtOnce_runsEachOnce();
    void run_whileLocked_waits();
    void run_someApplied_runsTheRest();
    void run_deliveriesFromBefore_countByLimitsAsTheyDid();
    void run_changedChecksum_isRefused();
    void run_unknownNewerMigration_isRefused();
    void run_failingMigration_leavesNothingOfIt();
    void pending_freshDatabase_namesAllAndChangesNothing();
    void run_noDatabase_isUnavailable();

private:
    model::Result<QStringList> run() const
    {
        DatabaseConnection connection(m_scratch->url(), QStringLiteral("migrations"));
        return Migrations(connection).run();
    }
    model::Result<QStringList> pending() const
    {
        DatabaseConnection connection(m_scratch->url(), QStringLiteral("migrations"));
        return Migrations(connection).pending();
    }
    QByteArray value(const QByteArray &sql) const { return Database(m_scratch->uri).value(sql); }
    QByteArray recorded() const { return value("SELECT string_agg(name, ',' ORDER BY name) FROM schema_migrations"); }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    std::optional<ScratchDatabase> m_scratch;
    QStringList m_all;
};

void TestMigrations::init()
{
    m_scratch.emplace(*m_cluster);
    m_all = must(pending());
    QVERIFY(m_all.size() >= 3);
}

void TestMigrations::run_freshDatabase_runsAllInOrder()
{
    QStringList sorted = m_all;
    sorted.sort();
    QCOMPARE(must(run()), sorted);
    QCOMPARE(QString::fromLatin1(recorded()), sorted.join(u','));
    QCOMPARE(value("SELECT count(*) FROM notifications"), QByteArray("0"));
    QCOMPARE(must(pending()), QStringList());
}

void TestMigrations::run_secondTime_runsNothing()
{
    (void)must(run());
    QCOMPARE(must(run()), QStringList());
}

void TestMigrations::run_twoAtOnce_runsEachOnce()
{
    auto first = std::async(std::launch::async, [this] { return must(run()); });
    auto second = std::async(std::launch::async, [this] { return must(run()); });
    QStringList done = first.get() + second.get();
    done.sort();
    QCOMPARE(done, m_all);
}

void TestMigrations::run_whileLocked_waits()
{
    QTest::ignoreMessage(QtInfoMsg, "waiting for another program, which migrates this database");
    // The lock of another instance that is at work.
    Database other(m_scratch->uri);
    other.run("SELECT pg_advisory_lock(4711200815)");
    auto waiting = std::async(std::launch::async, [this] { return must(run()); });
    QTRY_COMPARE(other.value("SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database "
                             "WHERE locktype = 'advisory' AND datname = current_database() AND NOT granted"),
        QByteArray("1"));
    QCOMPARE(other.value("SELECT to_regclass('schema_migrations') IS NULL"), QByteArray("t"));
    other.run("SELECT pg_advisory_unlock(4711200815)");
    QCOMPARE(waiting.get(), m_all);
}

void TestMigrations::run_someApplied_runsTheRest()
{
    (void)must(run());
    Database database(m_scratch->uri);
    database.run("DROP TABLE idempotency_keys");
    database.run("DELETE FROM schema_migrations WHERE name = '0003_idempotency_keys.sql'");
    QCOMPARE(must(run()), QStringList {QStringLiteral("0003_idempotency_keys.sql")});
}

void TestMigrations::run_deliveriesFromBefore_countByLimitsAsTheyDid()
{
    m_scratch->migrateBefore(QStringLiteral("0011_frequency_limits.sql"));
    Database database(m_scratch->uri);
    database.run("INSERT INTO users (id, username, role) VALUES (1, 'ann', 'patient')");
    database.run("INSERT INTO inboxes (user_id) VALUES (1) ON CONFLICT DO NOTHING");
    database.run("INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, "
                 "created_at, title, message, channels) "
                 "VALUES (gen_random_uuid(), 1, 'system', 'low', 'sent', now(), '', '', '{in_app}')");
    database.run("INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, status, "
                 "reason, detail, created_at, due_at) "
                 "SELECT gen_random_uuid(), n.id, 1, 'low', 'push', 'fcm', d.status::delivery_state, d.reason, d.name, "
                 "now() - d.age, now() FROM notifications n, "
                 "(VALUES ('sent', 'sent', NULL, interval '23 h'), ('failed', 'failed', NULL, '1 h'), ('sent long "
                 "ago', 'sent', NULL, '25 h'), "
                 " ('waiting', 'pending', NULL, '25 h'), ('held', 'pending', 'quiet_hours', '1 h'), ('ruled out', "
                 "'suppressed', 'opted_out', '1 h')) "
                 "d (name, status, reason, age)");
    QCOMPARE(must(run()).first(), QStringLiteral("0011_frequency_limits.sql"));
    QCOMPARE(
        database.value("SELECT string_agg(detail, ', ' ORDER BY detail) FROM deliveries WHERE counted_at = created_at"),
        QByteArray("failed, sent, waiting"));
    QCOMPARE(database.value("SELECT count(*) FROM deliveries WHERE counted_at <> created_at"), QByteArray("0"));
}

void TestMigrations::run_changedChecksum_isRefused()
{
    (void)must(run());
    Database(m_scratch->uri)
        .run("UPDATE schema_migrations SET checksum = 'other' WHERE name = '0002_notifications.sql'");
    const auto refused = run();
    QCOMPARE(outcomeOf(refused), QStringLiteral("internal_error"));
    QVERIFY(refused.error().detail.contains(QLatin1String("0002_notifications.sql")));
    QVERIFY(!pending());
}

void TestMigrations::run_unknownNewerMigration_isRefused()
{
    (void)must(run());
    Database(m_scratch->uri).run("INSERT INTO schema_migrations (name, checksum) VALUES ('9999_later.sql', 'x')");
    const auto refused = run();
    QCOMPARE(outcomeOf(refused), QStringLiteral("conflict"));
    QVERIFY(refused.error().detail.contains(QLatin1String("9999_later.sql")));
}

void TestMigrations::run_failingMigration_leavesNothingOfIt()
{
    // In the way of the second migration's last table.
    Database database(m_scratch->uri);
    database.run("CREATE TABLE inbox_changes (id int)");
    const auto failed = run();
    QCOMPARE(outcomeOf(failed), QStringLiteral("internal_error"));
    QVERIFY(failed.error().detail.contains(QLatin1String("0002_notifications.sql")));
    QCOMPARE(recorded(), QByteArray("0001_directory.sql"));
    QCOMPARE(database.value("SELECT to_regclass('inboxes') IS NULL AND to_regclass('notifications') IS NULL"),
        QByteArray("t"));
    QCOMPARE(database.value("SELECT count(*) FROM pg_type WHERE typname = 'notification_type'"), QByteArray("0"));
    QCOMPARE(database.value("SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database "
                            "WHERE locktype = 'advisory' AND datname = current_database()"),
        QByteArray("0"));

    database.run("DROP TABLE inbox_changes");
    QCOMPARE(must(run()), m_all.mid(1));
}

void TestMigrations::pending_freshDatabase_namesAllAndChangesNothing()
{
    QCOMPARE(must(pending()), m_all);
    QCOMPARE(value("SELECT to_regclass('schema_migrations') IS NULL"), QByteArray("t"));
}

void TestMigrations::run_noDatabase_isUnavailable()
{
    DatabaseConnection connection(
        must(store::DatabaseUrl::parse(withDatabase(m_scratch->uri, QStringLiteral("nowhere")))),
        QStringLiteral("nowhere"));
    QCOMPARE(outcomeOf(Migrations(connection).run()), QStringLiteral("unavailable"));
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
