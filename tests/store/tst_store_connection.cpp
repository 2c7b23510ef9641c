#include "scratch_database.h"
#include "store/session/transaction.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using store::DatabaseConnection;

namespace {

constexpr char prepared[] = "SELECT count(*) FROM pg_prepared_statements";
constexpr char mine[] = "SELECT pg_backend_pid()";

QString text(const char *ascii) { return QString::fromLatin1(ascii); }

// Ends the session as an administrator does, and returns when it is gone.
void terminate(Database &database, const QString &pid)
{
    database.run("SELECT pg_terminate_backend(" + pid.toLatin1() + ')');
    while (!database.run("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid.toLatin1()).isEmpty())
        std::this_thread::yield();
}

// Waits until the session of that application name waits for that event.
QByteArray pidWaitingFor(Database &database, const QByteArray &application, const QByteArray &event)
{
    for (;;) {
        const QByteArray pid = database.value("SELECT pid FROM pg_stat_activity WHERE application_name = '"
            + application + "' AND wait_event = '" + event + "'");
        if (!pid.isEmpty())
            return pid;
        std::this_thread::yield();
    }
}

} // namespace

class TestStoreConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void run_sameStatementAgain_isPreparedOnce();
    void run_moreStatementsThanTheBound_keepsFewerThanIt();
    void rows_statementForgottenMeanwhile_stayReadable();
    void rows_sessionLostMeanwhile_stayReadable();
    void run_sessionEndedWhileIdle_worksWithoutError();
    void run_sessionKilledDuringStatement_isUnavailableThenRecovers();
    void run_planningByIndex_avoidsReadingWholeTables();
    void run_noDatabase_isUnavailable();
    void run_statementTimeout_isUnavailable();
    void run_lockTimeout_isUnavailable();
    void run_uniqueViolation_isConflict();
    void run_brokenSql_isInternalErrorWithoutItsText();
    void retrying_deadlock_isRunAgain();
    void retrying_deadlockOfWholeTransaction_isRunAgain();
    void retrying_insideTransaction_isNotRunAgain();
    void retrying_otherError_isNotRunAgain();
    void run_text_comesBackUnchanged_data();
    void run_text_comesBackUnchanged();
    void run_bytes_comeBackUnchanged();
    void run_nothings_areToldApart();
    void run_numbers_comeBackUnchanged();
    void execute_laterStatementFails_isAnError();
    void rows_array_isTakenApart();

private:
    void deadlock(const std::function<model::Result<void>(DatabaseConnection &)> &update, int expectedRuns,
        const QString &outcome);

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    DatabaseConnection m_connection {m_scratch.url(), QStringLiteral("test")};
};

void TestStoreConnection::run_sameStatementAgain_isPreparedOnce()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("once"));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(valueOf(connection, QStringLiteral("SELECT $1::int + 1"), {i}), QString::number(i + 1));
    QCOMPARE(valueOf(connection, text(prepared)), QStringLiteral("2"));
}

void TestStoreConnection::run_moreStatementsThanTheBound_keepsFewerThanIt()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("many"));
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(valueOf(connection, QStringLiteral("SELECT %1 + $1::int").arg(i), {1}), QString::number(i + 1));
            if (i % 50 == 0)
                QVERIFY(valueOf(connection, text(prepared)).toInt() <= 256);
        }
    }
    QVERIFY(valueOf(connection, text(prepared)).toInt() <= 256);
}

void TestStoreConnection::rows_statementForgottenMeanwhile_stayReadable()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("kept rows"));
    store::Rows rows
        = must(connection.run(sql(QStringLiteral("SELECT 'here' || $1::text")), {QStringLiteral(" still")}));
    for (int i = 0; i < 300; ++i)
        valueOf(connection, QStringLiteral("SELECT %1").arg(i));
    QVERIFY(rows.next());
    QCOMPARE(rows.text(), QStringLiteral("here still"));
}

void TestStoreConnection::rows_sessionLostMeanwhile_stayReadable()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("lost rows"));
    store::Rows rows = must(connection.run(sql(QStringLiteral("SELECT 'here'"))));
    terminate(m_database, valueOf(connection, text(mine)));
    QTRY_VERIFY(connection.run(sql(QStringLiteral("SELECT 1"))));
    QVERIFY(rows.next());
    QCOMPARE(rows.text(), QStringLiteral("here"));
}

void TestStoreConnection::run_sessionEndedWhileIdle_worksWithoutError()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("idle"));
    const QString pid = valueOf(connection, text(mine));
    // Older than the pause between two openings, as sessions are.
    valueOf(connection, QStringLiteral("SELECT pg_sleep(0.25)"));
    terminate(m_database, pid);
    QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 1")))), QStringLiteral("ok"));
    QVERIFY(valueOf(connection, text(mine)) != pid);
}

void TestStoreConnection::run_sessionKilledDuringStatement_isUnavailableThenRecovers()
{
    DatabaseConnection connection(m_scratch.url(), QStringLiteral("victim"));
    valueOf(connection, text(mine));
    std::thread killer([this] {
        Database other(m_scratch.uri);
        other.run("SELECT pg_terminate_backend(" + pidWaitingFor(other, "victim", "PgSleep") + ')');
    });
    const auto killed = connection.run(sql(QStringLiteral("SELECT pg_sleep(7)")));
    killer.join();
    QVERIFY(!killed);
    QCOMPARE(outcomeOf(killed), QStringLiteral("unavailable"));
    QVERIFY(killed.error().retryAfter > 0);
    QTRY_VERIFY(connection.run(sql(QStringLiteral("SELECT 1"))));
}

void TestStoreConnection::run_planningByIndex_avoidsReadingWholeTables()
{
    const QString setting = QStringLiteral("SELECT concat_ws(' ', current_setting('enable_seqscan'), "
                                           "current_setting('plan_cache_mode'), current_setting('jit'))");
    DatabaseConnection usual(m_scratch.url(), QStringLiteral("usual"));
    DatabaseConnection byIndex(m_scratch.url().planningByIndex(), QStringLiteral("by index"));
    QCOMPARE(valueOf(usual, setting), QStringLiteral("on auto off"));
    QCOMPARE(valueOf(byIndex, setting), QStringLiteral("off force_generic_plan off"));
}

void TestStoreConnection::run_noDatabase_isUnavailable()
{
    DatabaseConnection connection(
        must(store::DatabaseUrl::parse(withDatabase(m_scratch.uri, QStringLiteral("nowhere")))),
        QStringLiteral("nowhere"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no database")));
    QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 1")))), QStringLiteral("unavailable"));
    QCOMPARE(outcomeOf(connection.execute(QStringLiteral("SELECT 1"))), QStringLiteral("unavailable"));
    QCOMPARE(outcomeOf(store::Transaction::begin(connection)), QStringLiteral("unavailable"));
}

void TestStoreConnection::run_statementTimeout_isUnavailable()
{
    DatabaseConnection connection(m_scratch.url("-c statement_timeout=50"), QStringLiteral("slow"));
    QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT pg_sleep(30)")))), QStringLiteral("unavailable"));
    QCOMPARE(valueOf(connection, QStringLiteral("SELECT 1")), QStringLiteral("1"));
}

void TestStoreConnection::run_lockTimeout_isUnavailable()
{
    DatabaseConnection connection(m_scratch.url("-c lock_timeout=50"), QStringLiteral("waiting"));
    m_database.run("SELECT pg_advisory_lock(1)");
    QCOMPARE(
        outcomeOf(connection.run(sql(QStringLiteral("SELECT pg_advisory_lock(1)")))), QStringLiteral("unavailable"));
    QCOMPARE(int(connection.lastFailure()), int(store::SqlFailure::Locked));
    m_database.run("SELECT pg_advisory_unlock(1)");
}

void TestStoreConnection::run_uniqueViolation_isConflict()
{
    m_database.run("CREATE TABLE single (id int PRIMARY KEY)");
    const store::Statement insert = sql(QStringLiteral("INSERT INTO single VALUES ($1)"));
    QCOMPARE(must(m_connection.run(insert, {1})).affected(), 1);
    const auto second = m_connection.run(insert, {1});
    QCOMPARE(outcomeOf(second), QStringLiteral("conflict"));
    QVERIFY(!second.error().detail.contains(QLatin1String("single")));
    QCOMPARE(must(m_connection.run(insert, {2})).affected(), 1);
}

void TestStoreConnection::run_brokenSql_isInternalErrorWithoutItsText()
{
    const auto broken = m_connection.run(sql(QStringLiteral("SELECT secret FROM nowhere")));
    QCOMPARE(outcomeOf(broken), QStringLiteral("internal_error"));
    QVERIFY(!broken.error().detail.contains(QLatin1String("nowhere")));
    QCOMPARE(
        outcomeOf(m_connection.run(sql(QStringLiteral("SELECT 1 / $1::int")), {0})), QStringLiteral("internal_error"));
    QCOMPARE(outcomeOf(m_connection.run(sql(QStringLiteral("SELECT 1 / $1::int")), {1})), QStringLiteral("ok"));
}

// Another session holds row 2 and asks for row 1 as soon as the connection, which has row 1, waits for row 2. The
// other's own check for deadlocks is put off, so that the connection is the one to give way.
void TestStoreConnection::deadlock(
    const std::function<model::Result<void>(DatabaseConnection &)> &update, int expectedRuns, const QString &outcome)
{
    m_database.run("CREATE TABLE IF NOT EXISTS pair (id int PRIMARY KEY, value int NOT NULL)");
    m_database.run("INSERT INTO pair VALUES (1, 0), (2, 0) ON CONFLICT (id) DO UPDATE SET value = 0");
    DatabaseConnection connection(m_scratch.url("-c deadlock_timeout=1500"), QStringLiteral("gives way"));
    QVERIFY(connection.ensureOpen());
    Database other(m_scratch.uri);
    other.run("SET deadlock_timeout = '60s'");
    other.run("BEGIN");
    other.run("UPDATE pair SET value = value + 1 WHERE id = 2");
    std::thread opponent([&other, this] {
        Database watch(m_scratch.uri);
        pidWaitingFor(watch, "gives way", "transactionid");
        other.run("UPDATE pair SET value = value + 1 WHERE id = 1");
        other.run("COMMIT");
    });
    int runs = 0;
    const auto done = connection.retrying([&] {
        if (++runs == 2)
            opponent.join(); // lest both begin anew and meet again
        return update(connection);
    });
    if (opponent.joinable())
        opponent.join();
    QCOMPARE(outcomeOf(done), outcome);
    QCOMPARE(runs, expectedRuns);
    const QByteArray each = done ? "2" : "1";
    QCOMPARE(m_database.run("SELECT value FROM pair ORDER BY id"), QList<Database::Row>({{each}, {each}}));
}

void TestStoreConnection::retrying_deadlock_isRunAgain()
{
    deadlock(
        [](DatabaseConnection &connection) {
            const auto rows
                = connection.run(sql(QStringLiteral("UPDATE pair SET value = value + 1 WHERE id IN (1, 2)")));
            return rows ? model::Result<void>() : rows.error();
        },
        2, QStringLiteral("ok"));
}

void TestStoreConnection::retrying_deadlockOfWholeTransaction_isRunAgain()
{
    deadlock(
        [](DatabaseConnection &connection) -> model::Result<void> {
            auto transaction = must(store::Transaction::begin(connection));
            for (int id = 1; id <= 2; ++id) {
                const auto rows
                    = connection.run(sql(QStringLiteral("UPDATE pair SET value = value + 1 WHERE id = $1")), {id});
                if (!rows)
                    return rows.error();
            }
            return transaction.commit();
        },
        2, QStringLiteral("ok"));
}

// A deadlock takes the whole transaction back: running its last statement again would do only a part of it.
void TestStoreConnection::retrying_insideTransaction_isNotRunAgain()
{
    int runs = 0;
    deadlock(
        [&runs](DatabaseConnection &connection) -> model::Result<void> {
            auto transaction = must(store::Transaction::begin(connection));
            const auto rows = connection.retrying([&] {
                ++runs;
                return connection.run(sql(QStringLiteral("UPDATE pair SET value = value + 1 WHERE id IN (1, 2)")));
            });
            return rows ? transaction.commit() : rows.error();
        },
        2, QStringLiteral("ok"));
    QCOMPARE(runs, 2); // once in each of the two transactions
}

void TestStoreConnection::retrying_otherError_isNotRunAgain()
{
    int runs = 0;
    const auto failed = m_connection.retrying([&] {
        ++runs;
        return m_connection.run(sql(QStringLiteral("SELECT nothing")));
    });
    QVERIFY(!failed);
    QCOMPARE(runs, 1);
}

void TestStoreConnection::run_text_comesBackUnchanged_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quotes") << QStringLiteral("it's \"quoted\" ''twice''");
    QTest::newRow("backslashes") << QStringLiteral("\\ \\' \\\\ \\x41 \\0 E'\\n'");
    QTest::newRow("trailing backslash") << QStringLiteral("c:\\");
    QTest::newRow("placeholders") << QStringLiteral("$1 $2 ? ?? :name ::text @p %1");
    QTest::newRow("statement") << QStringLiteral("'); DROP TABLE users; --");
    QTest::newRow("comments") << QStringLiteral("/* -- */ $$ $tag$");
    QTest::newRow("emoji") << QStringLiteral("\U0001F469\u200D\u2695\uFE0F \u00E9 e\u0301 \u4E2D \u0627");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb\n\tc\u2028");
    QTest::newRow("control characters") << QStringLiteral("\u0001\u001F\u007F\u0080");
    QTest::newRow("noncharacters") << QStringLiteral("\uFFFE\uFFFF\uFEFF");
    QTest::newRow("blank") << QStringLiteral("  ");
    QTest::newRow("number") << QStringLiteral("007");
    QTest::newRow("null") << QStringLiteral("NULL");
    QTest::newRow("large") << QStringLiteral("'\\").repeated(50'000);
}

void TestStoreConnection::run_text_comesBackUnchanged()
{
    QFETCH(QString, value);
    store::Rows rows = must(m_connection.run(
        sql(QStringLiteral("SELECT $1::text, $2::int, $3::text")), {value, 5, QString(value).prepend(u'<')}));
    QVERIFY(rows.next());
    QCOMPARE(rows.text(), value);
    QCOMPARE(rows.integer(), 5);
    QCOMPARE(rows.text(), u'<' + value);
}

void TestStoreConnection::run_bytes_comeBackUnchanged()
{
    QByteArray all;
    for (int i = 0; i < 512; ++i)
        all.append(char(i % 256));
    for (const QByteArray &bytes : {all, QByteArray(""), QByteArray("\\x00"), QByteArray("'"), QByteArray("\0", 1)}) {
        store::Rows rows = must(m_connection.run(sql(QStringLiteral("SELECT $1::bytea")), {bytes}));
        QVERIFY(rows.next());
        QCOMPARE(rows.binary(), bytes);
    }
}

void TestStoreConnection::run_nothings_areToldApart()
{
    const store::Statement isNull = sql(QStringLiteral("SELECT $1::text IS NULL, $2::bytea IS NULL"));
    const auto nulls = [&](const QVariant &asText, const QVariant &asBytes) {
        store::Rows rows = must(m_connection.run(isNull, {asText, asBytes}));
        rows.next();
        return QList<bool> {rows.boolean(), rows.boolean()};
    };
    QCOMPARE(nulls(QVariant(), QVariant()), QList<bool>({true, true}));
    QCOMPARE(nulls(QString(), QByteArray()), QList<bool>({false, false}));
    QCOMPARE(nulls(QStringLiteral(""), QByteArray("")), QList<bool>({false, false}));
    // A statement keeps nothing of its earlier values.
    QCOMPARE(nulls(QVariant(), QVariant()), QList<bool>({true, true}));
}

void TestStoreConnection::run_numbers_comeBackUnchanged()
{
    for (const qint64 number :
        {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min(), qint64(0), qint64(-1)}) {
        store::Rows rows
            = must(m_connection.run(sql(QStringLiteral("SELECT $1::bigint, $2::boolean")), {number, number < 0}));
        QVERIFY(rows.next());
        QCOMPARE(rows.integer(), number);
        QCOMPARE(rows.boolean(), number < 0);
    }
}

void TestStoreConnection::execute_laterStatementFails_isAnError()
{
    const auto done = m_connection.execute(QStringLiteral(
        "CREATE TABLE half (id int); INSERT INTO half VALUES (1); SELECT nothing; INSERT INTO half VALUES (2)"));
    QVERIFY(!done);
    QCOMPARE(m_database.value("SELECT to_regclass('half') IS NULL"), QByteArray("t"));
}

void TestStoreConnection::rows_array_isTakenApart()
{
    store::Rows rows = must(
        m_connection.run(sql(QStringLiteral("SELECT '{}'::int[], '{1}'::int[], '{1,22,333}'::int[], NULL::int[]"))));
    QVERIFY(rows.next());
    QCOMPARE(rows.array().size(), 0);
    QCOMPARE(rows.array(), QList<QByteArrayView>({"1"}));
    QCOMPARE(rows.array(), QList<QByteArrayView>({"1", "22", "333"}));
    QCOMPARE(rows.array().size(), 0);
    QVERIFY(!rows.next());
}

QTEST_GUILESS_MAIN(TestStoreConnection)
#include "tst_store_connection.moc"
