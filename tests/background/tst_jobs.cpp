#include "background/jobs.h"

#include "support/manual_clock.h"

#include <QtTest/QTest>

#include <atomic>

using namespace mc;
using namespace mc::test;
using background::Job;
using background::JobContext;
using background::Jobs;

namespace {

constexpr int patience = 20'000;
constexpr std::chrono::hours never(24);

bool isBatch(const bus::News &news) { return std::holds_alternative<bus::BatchesWaiting>(news); }
bool isGap(const bus::News &news) { return std::holds_alternative<bus::GapPossible>(news); }

} // namespace

/// Jobs without a database: when they take their turns, and where.
class TestJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_eachJob_hasAThreadAndBeginsOnce();
    void stop_endsTheTurns_untilTheNextStart();
    void receive_news_wakeTheJobConcernedAlone();
    void allJobs_haveDistinctNames();

private:
    bus::Bus m_bus;
    vault::TokenVault m_vault {QByteArray(32, 'k')};
    ManualClock m_clock;
    const wording::Languages m_languages;
    ops::Metrics m_metrics;
    background::JobCounts m_counts;
    const background::JobParts m_parts {.database = {},
        .bus = m_bus,
        .vault = m_vault,
        .clock = m_clock,
        .policy = {},
        .events = {.templates = wording::TemplateSources::load({}, {}).sources, .languages = m_languages},
        .metrics = m_metrics,
        .counts = m_counts};
};

void TestJobs::start_eachJob_hasAThreadAndBeginsOnce()
{
    std::atomic<QThread *> first = nullptr, second = nullptr;
    std::atomic<int> begun = 0, turnsBefore = 0, turns = 0;
    Jobs jobs(m_parts,
        {
            {.name = QStringLiteral("first"),
                .interval = std::chrono::milliseconds(1),
                .turn = [&](JobContext &) { first = QThread::currentThread(), ++turns; },
                .begin = [&](JobContext &) { ++begun, turnsBefore = turns.load(); }},
            {.name = QStringLiteral("second"),
                .interval = std::chrono::milliseconds(1),
                .turn = [&](JobContext &) { second = QThread::currentThread(); }},
        });
    QCOMPARE(begun.load(), 0);
    jobs.start();
    jobs.start();
    QTRY_VERIFY_WITH_TIMEOUT(turns >= 3 && second, patience);
    QCOMPARE(begun.load(), 1);
    QCOMPARE(turnsBefore.load(), 0);
    QVERIFY(first != second && first != QThread::currentThread());
}

void TestJobs::stop_endsTheTurns_untilTheNextStart()
{
    std::atomic<int> turns = 0;
    Jobs jobs(
        m_parts, {{.name = QStringLiteral("job"), .interval = std::chrono::milliseconds(1), .turn = [&](JobContext &) {
                       ++turns;
                   }}});
    jobs.stop();
    jobs.start();
    QTRY_VERIFY_WITH_TIMEOUT(turns > 0, patience);
    jobs.stop();
    jobs.stop();
    const int before = turns;
    jobs.start();
    QTRY_VERIFY_WITH_TIMEOUT(turns > before, patience);
}

void TestJobs::receive_news_wakeTheJobConcernedAlone()
{
    std::atomic<int> onBatch = 0, onGap = 0, byClock = 0;
    Jobs jobs(m_parts,
        {
            {.name = QStringLiteral("clock"), .interval = never, .turn = [&](JobContext &) { ++byClock; }},
            {.name = QStringLiteral("batch"),
                .interval = never,
                .turn = [&](JobContext &) { ++onBatch; },
                .isWokenBy = &isBatch},
            {.name = QStringLiteral("gap"),
                .interval = never,
                .turn = [&](JobContext &) { ++onGap; },
                .isWokenBy = &isGap},
        });
    bus::Bus bus;
    bus.addListener(&jobs);
    jobs.start();
    // Until the thread has its timer nobody can wake it: so that is repeated until it is heard.
    QVERIFY(QTest::qWaitFor([&] { return bus.publish(bus::BatchesWaiting {}), onBatch > 0; }, patience));
    QCOMPARE(onGap.load(), 0);
    QVERIFY(QTest::qWaitFor([&] { return bus.publish(bus::GapPossible {}), onGap > 0; }, patience));
    QCOMPARE(byClock.load(), 0);
    jobs.stop();
}

void TestJobs::allJobs_haveDistinctNames()
{
    QSet<QString> names;
    for (const Job &job : background::allJobs()) {
        QVERIFY(job.turn && job.interval.count() > 0);
        names += job.name;
    }
    QCOMPARE(names.size(), background::allJobs().size());
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
