#include "device_fixture.h"
#include "statistics_history.h"
#include "store/session/transaction.h"
#include "store/statistics/statistics_query.h"

#include <cmath>
#include <thread>

using namespace mc;
using namespace mc::test;
using model::AdminStatistics;
using model::UserId;
using store::StatisticsScope;
using store::StatisticsWindow;

namespace {

const QDateTime start(QDate(2023, 11, 10), QTime(22, 17), Qt::UTC);

QString told(const StatisticsScope &scope, const StatisticsWindow &window)
{
    return QStringLiteral("user %1, clinic %2, from %3 to %4")
        .arg(scope.user ? scope.user->value : 0)
        .arg(scope.clinic.value_or(0))
        .arg(window.from.toString(Qt::ISODate), window.to.toString(Qt::ISODate));
}

QString jsonOf(const AdminStatistics &statistics)
{
    model::JsonWriter json;
    write(json, statistics);
    return QString::fromUtf8(json.take());
}

} // namespace

class TestStatisticsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void statistics_randomHistory_equalNaiveModel();
    void fold_serverProcessKilledMidway_losesAndDoublesNothing();
    void fold_besideWritersAndAnotherFolder_losesNothing();
    void fold_inTransactionTakenBack_changesNothing();
    void fold_nothingThere_isNone();
    void byClinic_manyClinics_areTheLargestHundred();
    void averageReadTime_readBeforeDue_isNotNegative();
    void device_ofMovedUser_countsWithTheNewClinic();
    void devices_besideMovesOfTheirUser_areCountedWhereTheyAre();
    void fold_openTransaction_isFoldedWhenItEnds();
    void plan_ofAYear_readsFewRows();
    void plan_behindAMigratedJournal_readsNoneOfIt();

private:
    void compare(const History &history, const StatisticsScope &scope, const StatisticsWindow &window);
    void compareAll(const History &history, QRandomGenerator &random);
    void comparePercentiles(const QList<double> &sorted, const AdminStatistics &actual);
    void foldAll()
    {
        while (must(m_store->statistics.fold(1000)) > 0) { }
    }
    qint64 unfolded()
    {
        return valueOf(m_store->connection,
            QStringLiteral(
                "SELECT count(*) FROM journal, statistics_position WHERE NOT pg_visible_in_snapshot(xid, folded)"))
            .toLongLong();
    }
    AdminStatistics everybody(const QDateTime &now) { return must(m_store->statistics.forAdmin({}, {}, now)); }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
};

void TestStatisticsStore::initTestCase()
{
    m_scratch.migrate();
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestStatisticsStore::init()
{
    Database database(m_scratch.uri);
    database.run("SET client_min_messages = warning");
    database.run("TRUNCATE users CASCADE");
    database.run("TRUNCATE journal, statistics_counters, statistics_latencies, "
                 "statistics_errors");
}

void TestStatisticsStore::comparePercentiles(const QList<double> &sorted, const AdminStatistics &actual)
{
    QCOMPARE(actual.latency.has_value(), !sorted.isEmpty());
    if (sorted.isEmpty())
        return;
    for (const auto &[share, told] : {std::pair(0.5, actual.latency->p50), std::pair(0.95, actual.latency->p95),
             std::pair(0.99, actual.latency->p99)}) {
        // The last bucket holds everything from a day on.
        const double exact
            = std::min(sorted[std::max<qsizetype>(0, qsizetype(std::ceil(share * double(sorted.size()))) - 1)], 86.4e6);
        QVERIFY2(told >= exact / 1.13 - 1 && told <= exact * 1.13 + 1,
            qPrintable(QStringLiteral("%1: %2 for %3").arg(share).arg(told).arg(exact)));
    }
}

void TestStatisticsStore::compare(const History &history, const StatisticsScope &scope, const StatisticsWindow &window)
{
    const QDateTime now = history.now();
    AdminStatistics expected = history.naive().count(scope, window, now);
    AdminStatistics actual = must(m_store->statistics.forAdmin(scope, window, now));
    if (!scope.user)
        comparePercentiles(history.naive().latencies(scope, window), actual);
    actual.latency.reset();

    expected.timeline = actual.timeline;
    history.naive().fill(expected.timeline, scope);
    qint64 inTimeline = 0;
    for (qsizetype i = 0; i < actual.timeline.size(); ++i) {
        const model::TimelineBucket &bucket = actual.timeline[i];
        inTimeline += bucket.total;
        QVERIFY(bucket.from < bucket.to);
        QVERIFY(i == 0 || bucket.from == actual.timeline[i - 1].to);
    }
    if (actual != expected || inTimeline != expected.totals.total)
        qWarning().noquote() << told(scope, window) << "\nis    " << jsonOf(actual) << "\nshould" << jsonOf(expected);
    QCOMPARE(inTimeline, expected.totals.total);
    QVERIFY(actual == expected);
    if (scope.user && !scope.clinic)
        QVERIFY(must(m_store->statistics.ofUser(*scope.user, window)) == expected.totals);
}

void TestStatisticsStore::compareAll(const History &history, QRandomGenerator &random)
{
    QList<StatisticsWindow> windows {{}};
    for (const auto period : {model::StatisticsPeriod::Day, model::StatisticsPeriod::Week,
             model::StatisticsPeriod::Month, model::StatisticsPeriod::Year})
        windows += StatisticsWindow::rolling(period, history.now());
    for (int i = 0; i < 4; ++i) {
        const QDate from = start.date().addDays(random.bounded(int(start.daysTo(history.now())) + 3) - 1);
        const QDate to = from.addDays(random.bounded(2) == 0 ? random.bounded(3) : random.bounded(200));
        windows += StatisticsWindow::ofDates(
            random.bounded(4) == 0 ? QDate() : from, random.bounded(4) == 0 ? QDate() : to);
    }
    QList<StatisticsScope> scopes {{}, {{}, 1}, {{}, 2}, {{}, 99}, {UserId {99}, {}}, {UserId {1}, 1}, {UserId {1}, 2}};
    for (qint64 user = 1; user <= History::people; ++user)
        scopes += StatisticsScope {UserId {user}, {}};
    for (const StatisticsWindow &window : std::as_const(windows)) {
        for (const StatisticsScope &scope : std::as_const(scopes)) {
            compare(history, scope, window);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestStatisticsStore::statistics_randomHistory_equalNaiveModel()
{
    const quint32 seed = qEnvironmentVariableIsSet("MEDICONNECT_TEST_SEED")
        ? qEnvironmentVariableIntValue("MEDICONNECT_TEST_SEED")
        : 20240115;
    qInfo("MEDICONNECT_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    History history(*m_store, random, start);
    for (int round = 0; round < 8; ++round) {
        for (int step = 0; step < 90; ++step)
            history.step();
        compareAll(history, random);
        if (round % 2 == 0) {
            (void)must(m_store->statistics.fold(int(unfolded() / 2)));
            compareAll(history, random);
        }
        if (round % 3 != 0)
            foldAll();
        if (QTest::currentTestFailed())
            return;
    }
    foldAll();
    QCOMPARE(unfolded(), 0);
    compareAll(history, random);
    const AdminStatistics all = everybody(history.now());
    QVERIFY2(all.totals.total > 150 && all.totals.unread > 0 && all.totals.readRate > 10
            && all.totals.clickThroughRate > 1 && all.totals.failedDeliveries > 0 && all.totals.pendingDeliveries > 0
            && all.queue.scheduled > 0 && all.queue.due > 0 && all.queue.retrying > 0
            && all.devices.android + all.devices.ios + all.devices.web > 0 && all.topErrors.size() > 3
            && all.byClinic.size() == 4,
        qPrintable(QStringLiteral("a history that says little: ") + jsonOf(all)));
}

void TestStatisticsStore::fold_serverProcessKilledMidway_losesAndDoublesNothing()
{
    QRandomGenerator random(7);
    History history(*m_store, random, start);
    for (int step = 0; step < 200; ++step)
        history.step();
    (void)must(m_store->statistics.fold(50));
    const qint64 before = unfolded();
    QVERIFY(before > 100);

    // The fold has deleted its increments and waits to add them up when its server process dies.
    Database blocker(m_scratch.uri), watcher(m_scratch.uri);
    blocker.run("BEGIN");
    blocker.run("LOCK TABLE statistics_errors IN EXCLUSIVE MODE");
    std::jthread folding([this] {
        store::Store other(m_scratch.url(), QStringLiteral("folder"));
        QCOMPARE(outcomeOf(other.statistics.fold(100)), QStringLiteral("unavailable"));
    });
    const QByteArray waiting = "FROM pg_stat_activity WHERE application_name = 'folder' AND wait_event_type = 'Lock'";
    QTRY_COMPARE(watcher.value("SELECT count(*) " + waiting), QByteArray("1"));
    watcher.run("SELECT pg_terminate_backend(pid) " + waiting);
    folding.join();
    blocker.run("ROLLBACK");

    QCOMPARE(unfolded(), before);
    compareAll(history, random);
    foldAll();
    compareAll(history, random);
}

void TestStatisticsStore::fold_besideWritersAndAnotherFolder_losesNothing()
{
    for (qint64 id = 1; id <= 4; ++id)
        (void)must(m_store->users.put(patient(id)));
    constexpr int each = 150;
    std::atomic<int> writing = 4;
    {
        std::vector<std::jthread> running;
        for (qint64 user = 1; user <= 4; ++user) {
            running.emplace_back([this, user, &writing] {
                store::Store other(m_scratch.url(), QStringLiteral("writer"));
                for (int i = 0; i < each; ++i) {
                    const store::NewNotification made = newNotification({user}, start.addSecs(60 * i));
                    (void)must(other.notifications.create(made));
                    if (i % 3 == 0)
                        (void)must(
                            other.notifications.markRead(made.id, {{user}, false}, true, made.createdAt.addSecs(5)));
                }
                --writing;
            });
        }
        for (int i = 0; i < 2; ++i) {
            running.emplace_back([this, &writing] {
                store::Store other(m_scratch.url(), QStringLiteral("folder"));
                while (writing > 0)
                    (void)must(other.statistics.fold(40));
            });
        }
    }
    foldAll();
    const AdminStatistics all = everybody(start.addDays(1));
    QCOMPARE(all.totals.total, 4 * each);
    QCOMPARE(all.totals.unread, 4 * each * 2 / 3);
    QCOMPARE(all.totals.averageReadSeconds, 5.0);
    for (qint64 user = 1; user <= 4; ++user)
        QCOMPARE(must(m_store->statistics.ofUser({user}, {})).total, each);
}

void TestStatisticsStore::fold_inTransactionTakenBack_changesNothing()
{
    (void)must(m_store->users.put(patient(1)));
    (void)must(m_store->notifications.create(newNotification({1}, start)));
    {
        const auto transaction = must(store::Transaction::begin(m_store->connection));
        QCOMPARE(must(m_store->statistics.fold(10)), 1);
        QCOMPARE(everybody(start).totals.total, 1);
    }
    QCOMPARE(everybody(start).totals.total, 1);
    QCOMPARE(unfolded(), 1);
    QCOMPARE(must(m_store->statistics.fold(10)), 1);
    QCOMPARE(everybody(start).totals.total, 1);
}

void TestStatisticsStore::fold_nothingThere_isNone() { QCOMPARE(must(m_store->statistics.fold(10)), 0); }

void TestStatisticsStore::byClinic_manyClinics_areTheLargestHundred()
{
    Database(m_scratch.uri)
        .run("INSERT INTO journal (kind, at, due_at, user_id, clinic_id, notification_type, priority, channel, became, "
             "unread) "
             "SELECT 'created', at, at, 1, clinic, 'system', 'low', 'in_app', 'sent', 1 "
             "FROM (VALUES (timestamptz '2023-11-10T22:17Z')) t (at), generate_series(1, 120) clinic, "
             "generate_series(1, clinic)");
    for (int i = 0; i < 2; ++i) {
        const QList<model::ClinicStatistics> clinics = everybody(start).byClinic;
        QCOMPARE(clinics.size(), 100);
        for (qsizetype nth = 0; nth < clinics.size(); ++nth)
            QVERIFY(clinics[nth].clinicId == 120 - nth && clinics[nth].total == 120 - nth);
        foldAll();
    }
}

void TestStatisticsStore::averageReadTime_readBeforeDue_isNotNegative()
{
    (void)must(m_store->users.put(patient(1)));
    const store::NewNotification made = newNotification({1}, start);
    (void)must(m_store->notifications.create(made));
    (void)must(m_store->notifications.markRead(made.id, {{1}, false}, true, start.addSecs(-3)));
    QCOMPARE(everybody(start).totals.averageReadSeconds, 0.0);
    QCOMPARE(everybody(start).totals.readRate, 100.0);
}

void TestStatisticsStore::device_ofMovedUser_countsWithTheNewClinic()
{
    const auto put = [this](qint64 id, qint64 clinic) {
        model::User user = patient(id);
        user.clinicId = clinic;
        (void)must(m_store->users.put(user));
    };
    put(1, 5);
    put(2, 5);
    QList<model::DeviceId> devices;
    for (int i = 1; i <= 5; ++i)
        devices += must(m_store->devices.put(registration(1 + i % 2, QByteArray::number(i), {"key"}))).device.id;
    QCOMPARE(everybody(start).devices.ios, 5);
    put(2, 6);
    (void)must(m_store->devices.remove(devices[0], {UserId {2}, false}));
    (void)must(m_store->devices.remove(devices[2], {UserId {2}, false}));
    (void)must(m_store->devices.remove(devices[4], {UserId {2}, false}));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(everybody(start).devices.ios, 2);
        QCOMPARE(must(m_store->statistics.forAdmin({{}, 5}, {}, start)).devices.ios, 2);
        QCOMPARE(must(m_store->statistics.forAdmin({{}, 6}, {}, start)).devices.ios, 0);
        foldAll();
    }
}

// A registration and its user's move to another clinic at the same time, however they come to interleave.
void TestStatisticsStore::devices_besideMovesOfTheirUser_areCountedWhereTheyAre()
{
    (void)must(m_store->users.put(patient(1)));
    {
        std::vector<std::jthread> running;
        for (int thread = 0; thread < 2; ++thread) {
            running.emplace_back([this, thread] {
                store::Store other(m_scratch.url(), QStringLiteral("registering"));
                for (int i = 0; i < 60; ++i) {
                    const QByteArray token = QByteArray::number(thread) + '-' + QByteArray::number(i % 7);
                    const auto device = must(other.devices.put(registration(1, token, {"key"}))).device;
                    if (i % 3 == 0)
                        (void)must(other.devices.remove(device.id, {UserId {1}, false}));
                }
            });
        }
        running.emplace_back([this] {
            store::Store other(m_scratch.url(), QStringLiteral("moving"));
            for (int i = 0; i < 60; ++i) {
                model::User user = patient(1);
                user.clinicId = 1 + i % 2;
                (void)must(other.users.put(user));
            }
        });
    }
    const qint64 active
        = valueOf(m_store->connection, QStringLiteral("SELECT count(*) FROM devices WHERE is_active")).toLongLong();
    QVERIFY(active > 0);
    QCOMPARE(everybody(start).devices.ios, active);
    QCOMPARE(must(m_store->statistics.forAdmin({{}, 2}, {}, start)).devices.ios, active);
    QCOMPARE(must(m_store->statistics.forAdmin({{}, 1}, {}, start)).devices.ios, 0);
}

// A transaction that was open while others were folded behind it is neither lost nor counted twice.
void TestStatisticsStore::fold_openTransaction_isFoldedWhenItEnds()
{
    for (qint64 id = 1; id <= 3; ++id)
        (void)must(m_store->users.put(patient(id)));
    store::Store slow(m_scratch.url(), QStringLiteral("slow"));
    auto open = std::make_optional(must(store::Transaction::begin(slow.connection)));
    (void)must(slow.notifications.create(newNotification({1}, start)));
    const auto total = [this] { return everybody(start.addDays(1)).totals.total; };
    for (int i = 1; i <= 5; ++i) {
        (void)must(m_store->notifications.create(newNotification({2}, start)));
        (void)must(m_store->notifications.create(newNotification({3}, start)));
        QCOMPARE(total(), 2 * i);
        QCOMPARE(must(m_store->statistics.fold(i == 3 ? 1 : 100)), i == 3 ? 1 : i == 4 ? 3 : 2);
        QCOMPARE(total(), 2 * i);
    }
    (void)must(open->commit());
    QCOMPARE(total(), 11);
    QCOMPARE(must(m_store->statistics.fold(100)), 1);
    QCOMPARE(total(), 11);
    QCOMPARE(must(m_store->statistics.fold(100)), 0);
}

// Three years of twenty clinics: whatever the planner thinks of, counters are found through their index, months by months.
void TestStatisticsStore::plan_ofAYear_readsFewRows()
{
    Database database(m_scratch.uri);
    database.run("INSERT INTO statistics_counters (scope, scope_id, grain, bucket, total) "
                 "SELECT 'clinic'::statistics_scope, clinic, grain::statistics_grain, bucket, 1 FROM "
                 "generate_series(1, 20) "
                 "clinic, "
                 "(VALUES ('hour', interval '7 hours'), ('day', '1 day'), ('month', '1 month')) g (grain, step), "
                 "generate_series(timestamptz '2021-01-01Z', '2023-12-31Z', step) bucket "
                 "UNION ALL SELECT 'clinic', clinic, 'ever', '-infinity'::timestamptz, 1 FROM generate_series(1, "
                 "20) clinic");
    database.run(
        "INSERT INTO statistics_latencies (scope, scope_id, grain, bucket, latency, count) "
        "SELECT 'everybody', 0, grain::statistics_grain, bucket, latency, 1 FROM generate_series(1, 30) latency, "
        "(VALUES ('hour', interval '7 hours'), ('day', '1 day'), ('month', '1 month')) g (grain, step), "
        "generate_series(timestamptz '2021-01-01Z', '2023-12-31Z', step) bucket");
    database.run("ANALYZE statistics_counters");
    database.run("ANALYZE statistics_latencies");
    const QDateTime now(QDate(2023, 12, 20), QTime(10, 30), Qt::UTC);
    const StatisticsWindow window = StatisticsWindow::rolling(model::StatisticsPeriod::Year, now);
    const store::StatisticsQuery query = store::StatisticsQuery::forAdmin({}, window, {window, now}, now);
    QByteArray statement = query.statement.sql.toUtf8();
    for (qsizetype i = query.values.size(); i > 0; --i)
        statement.replace('$' + QByteArray::number(i), '\'' + query.values[i - 1].toString().toUtf8() + '\'');
    // Of the tables that are filled; those that are empty are read whole or by an index, as PostgreSQL happens to know it.
    const auto isGathering = [](const QByteArray &line) {
        return line.contains("Seq Scan on statistics_counters") || line.contains("Seq Scan on statistics_latencies");
    };
    for (const Database::Row &row : database.run("EXPLAIN " + statement))
        QVERIFY2(!isGathering(row[0]), row[0].constData());

    const AdminStatistics year = must(m_store->statistics.forAdmin({}, window, now));
    QCOMPARE(year.byClinic.size(), 20);
    QVERIFY(year.latency.has_value());
}

// A migration appends all that was there before as one transaction. PostgreSQL then knows of that one alone, also when it looks
// for what a transaction left open that ended since.
void TestStatisticsStore::plan_behindAMigratedJournal_readsNoneOfIt()
{
    for (qint64 id = 1; id <= 2; ++id)
        (void)must(m_store->users.put(patient(id)));
    Database database(m_scratch.uri);
    database.run(
        "INSERT INTO journal (xid, kind, at, user_id) SELECT '1', 'read', now(), 1 FROM generate_series(1, 20000)");
    database.run("ANALYZE journal");
    store::Store slow(m_scratch.url(), QStringLiteral("slow"));
    auto open = std::make_optional(must(store::Transaction::begin(slow.connection)));
    (void)must(slow.notifications.create(newNotification({1}, start)));
    (void)must(m_store->notifications.create(newNotification({2}, start)));
    QCOMPARE(must(m_store->statistics.fold(100)), 1);
    (void)must(open->commit());

    const auto scans = [this] {
        return valueOf(m_store->connection,
            QStringLiteral(
                "SELECT coalesce(sum(seq_scan), 0) FROM pg_stat_xact_user_tables WHERE relname = 'journal'"));
    };
    const auto transaction = must(store::Transaction::begin(m_store->connection));
    const QString before = scans();
    QCOMPARE(everybody(start).totals.total, 2);
    QCOMPARE(must(m_store->statistics.ofUser({1}, {})).total, 1);
    QCOMPARE(scans(), before);
    QCOMPARE(must(m_store->statistics.fold(100)), 1);
    QCOMPARE(scans(), before);
}

QTEST_GUILESS_MAIN(TestStatisticsStore)
#include "tst_statistics_store.moc"
