#include "loop/timer_due.h"

#include <QtTest/QTest>

using namespace mc::loop;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// The rules of Qt::TimerType, told without waiting.
class TestTimerDue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void preciseTimer_anyInterval_dueAfterExactlyIt();
    void coarseTimer_anyInterval_dueWithinFivePercent();
    void coarseTimers_startedApart_shareAWakeUp();
    void coarseTimer_repeated_neverDueBeforeNow();
    void veryCoarseTimer_anyInterval_dueAtAWholeSecond_data();
    void veryCoarseTimer_anyInterval_dueAtAWholeSecond();
    void zeroInterval_anyType_dueAtOnce();
    void timer_late_dueOneIntervalFromNow();
    void timer_inTime_keepsItsRhythm();
};

namespace {

/// Moments spread over a second, in odd steps so that each fraction comes up.
template<typename Check>
void atManyMoments(Check check)
{
    for (std::chrono::nanoseconds moment = 5s; moment < 6s; moment += 7'013'217ns)
        check(TimePoint(moment));
}

bool isWholeSecond(TimePoint time) { return time.time_since_epoch() % 1s == 0s; }

} // namespace

void TestTimerDue::preciseTimer_anyInterval_dueAfterExactlyIt()
{
    atManyMoments([](TimePoint now) {
        QCOMPARE(firstDue(now, 1ms, Qt::PreciseTimer), now + 1ms);
        QCOMPARE(firstDue(now, 1h, Qt::PreciseTimer), now + 1h);
        QCOMPARE(firstDue(now, 20ms, Qt::CoarseTimer), now + 20ms);
    });
}

void TestTimerDue::coarseTimer_anyInterval_dueWithinFivePercent()
{
    for (milliseconds interval = 21ms; interval < 20s; interval += (interval < 200ms ? 1ms : 97ms)) {
        atManyMoments([interval](TimePoint now) {
            const std::chrono::nanoseconds error = firstDue(now, interval, Qt::CoarseTimer) - (now + interval);
            QVERIFY2(std::chrono::abs(error) <= interval / 20, qPrintable(QString::number(interval.count())));
        });
    }
}

void TestTimerDue::coarseTimers_startedApart_shareAWakeUp()
{
    const TimePoint now(100s);
    QCOMPARE(firstDue(now + 1ms, 2s, Qt::CoarseTimer), now + 2s);
    QCOMPARE(firstDue(now + 90ms, 2s, Qt::CoarseTimer), now + 2s);
    QCOMPARE(firstDue(now + 3ms, 500ms, Qt::CoarseTimer), now + 500ms);
}

void TestTimerDue::coarseTimer_repeated_neverDueBeforeNow()
{
    for (milliseconds interval = 21ms; interval < 400ms; interval += 1ms) {
        atManyMoments([interval](TimePoint now) {
            TimePoint due = firstDue(now, interval, Qt::CoarseTimer);
            for (int i = 0; i < 3; ++i) {
                const TimePoint fired = due + 300us;
                due = nextDue(due, fired, interval, Qt::CoarseTimer);
                QVERIFY(due >= fired);
            }
        });
    }
}

void TestTimerDue::veryCoarseTimer_anyInterval_dueAtAWholeSecond_data()
{
    QTest::addColumn<milliseconds>("interval");
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<milliseconds>("rounded");
    QTest::newRow("under half a second") << milliseconds(200) << Qt::VeryCoarseTimer << milliseconds(1000);
    QTest::newRow("rounded down") << milliseconds(2400) << Qt::VeryCoarseTimer << milliseconds(2000);
    QTest::newRow("rounded up") << milliseconds(2600) << Qt::VeryCoarseTimer << milliseconds(3000);
    QTest::newRow("long coarse one") << milliseconds(20'000) << Qt::CoarseTimer << milliseconds(20'000);
}

void TestTimerDue::veryCoarseTimer_anyInterval_dueAtAWholeSecond()
{
    QFETCH(milliseconds, interval);
    QFETCH(Qt::TimerType, type);
    QFETCH(milliseconds, rounded);
    atManyMoments([&](TimePoint now) {
        const TimePoint due = firstDue(now, interval, type);
        QVERIFY(isWholeSecond(due));
        QVERIFY(std::chrono::abs(due - (now + rounded)) <= 500ms);
        QCOMPARE(nextDue(due, due + 40ms, interval, type), due + rounded);
        const TimePoint late = due + 10 * rounded + 300ms;
        QCOMPARE(nextDue(due, late, interval, type), late - 300ms + rounded);
    });
}

void TestTimerDue::zeroInterval_anyType_dueAtOnce()
{
    for (const Qt::TimerType type : {Qt::PreciseTimer, Qt::CoarseTimer, Qt::VeryCoarseTimer}) {
        atManyMoments([type](TimePoint now) {
            QCOMPARE(firstDue(now, 0ms, type), now);
            QCOMPARE(nextDue(now - 1s, now, 0ms, type), now);
        });
    }
}

void TestTimerDue::timer_late_dueOneIntervalFromNow()
{
    const TimePoint due(10s);
    QCOMPARE(nextDue(due, due + 95ms, 10ms, Qt::PreciseTimer), due + 105ms);
    QVERIFY(std::chrono::abs(nextDue(due, due + 950ms, 100ms, Qt::CoarseTimer) - (due + 1050ms)) <= 5ms);
}

void TestTimerDue::timer_inTime_keepsItsRhythm()
{
    const TimePoint due(10s);
    QCOMPARE(nextDue(due, due + 4ms, 10ms, Qt::PreciseTimer), due + 10ms);
}

QTEST_APPLESS_MAIN(TestTimerDue)
#include "tst_timer_due.moc"
