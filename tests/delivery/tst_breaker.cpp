#include "delivery/breaker.h"
#include "delivery/window.h"

#include <QtTest/QTest>

using mc::delivery::Breaker;
using mc::delivery::Window;
using namespace std::chrono_literals;

namespace {

const Breaker::Clock::time_point start = Breaker::Clock::time_point(1h);

using Failure = Breaker::Failure;

bool fails(Breaker &breaker, Breaker::Clock::time_point now)
{
    return breaker.onFailure(Failure::NoService, false, now);
}
bool probeFails(Breaker &breaker, Breaker::Clock::time_point now)
{
    return breaker.onFailure(Failure::NoService, true, now);
}

// Fails until it opens.
Breaker opened(Breaker::Clock::time_point now)
{
    Breaker breaker(5s, 60s);
    while (!fails(breaker, now)) { }
    return breaker;
}

} // namespace

class TestBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breaker_failuresInARow_openIt();
    void breaker_successBetweenFailures_keepsItClosed();
    void breaker_open_letsNothingPassUntilThePauseIsOver();
    void breaker_probes_areAwaited();
    void breaker_allProbesFail_pausesTwiceAsLong();
    void breaker_oneProbeSucceeds_closesItAndForgets();
    void breaker_nothingToProbeWith_probesLater();
    void breaker_probesTellNothing_othersProbeAtOnce();
    void breaker_lateOutcomesOfTheTimeBefore_changeNothing();
    void breaker_providerAnswers_criticalPasses();
    void window_fine_letsInWhatTheRateTakes();
    void window_providerSlowsDown_forgetsHowFastItWas();
    void window_throttled_halvesOnceASecond();
    void window_someThrottled_narrowsByTheirShare();
    void window_fine_growsToItsMost();
};

void TestBreaker::breaker_failuresInARow_openIt()
{
    Breaker breaker(5s, 60s);
    for (int i = 1; i < Breaker::mostFailures; ++i)
        QVERIFY(!fails(breaker, start));
    QCOMPARE(breaker.state(), Breaker::State::Closed);
    QVERIFY(fails(breaker, start));
    QCOMPARE(breaker.state(), Breaker::State::Open);
}

void TestBreaker::breaker_successBetweenFailures_keepsItClosed()
{
    Breaker breaker(5s, 60s);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!fails(breaker, start));
        QVERIFY(!breaker.onSuccess(start));
    }
    QCOMPARE(breaker.state(), Breaker::State::Closed);
}

void TestBreaker::breaker_open_letsNothingPassUntilThePauseIsOver()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.opensUntil(), start + 5s);
    QVERIFY(!breaker.mayProbe(start + 4999ms));
    QVERIFY(breaker.mayProbe(start + 5s));
    QVERIFY(!breaker.letsCriticalPass());
}

void TestBreaker::breaker_probes_areAwaited()
{
    Breaker breaker = opened(start);
    breaker.beginProbes(3);
    QCOMPARE(breaker.state(), Breaker::State::Probing);
    QVERIFY(!breaker.mayProbe(start + 1h));
    QVERIFY(!probeFails(breaker, start + 5s));
    QVERIFY(!probeFails(breaker, start + 5s));
    QVERIFY(!fails(breaker, start + 5s)); // of one that was under way before
    QCOMPARE(breaker.state(), Breaker::State::Probing);
    QVERIFY(probeFails(breaker, start + 6s));
    QCOMPARE(breaker.opensUntil(), start + 16s);
}

void TestBreaker::breaker_allProbesFail_pausesTwiceAsLong()
{
    Breaker breaker = opened(start);
    Breaker::Clock::time_point now = start;
    for (const std::chrono::seconds pause : {5s, 10s, 20s, 40s, 60s, 60s}) {
        QCOMPARE(breaker.opensUntil(), now + pause);
        now += pause;
        breaker.beginProbes(2);
        breaker.onNothingTold(now);
        QVERIFY(probeFails(breaker, now));
    }
}

void TestBreaker::breaker_oneProbeSucceeds_closesItAndForgets()
{
    Breaker breaker = opened(start);
    breaker.beginProbes(1);
    QVERIFY(probeFails(breaker, start + 5s));
    breaker.beginProbes(3);
    QVERIFY(!probeFails(breaker, start + 15s));
    QVERIFY(breaker.onSuccess(start + 15s));
    QCOMPARE(breaker.state(), Breaker::State::Closed);
    while (!fails(breaker, start + 20s)) { }
    QCOMPARE(breaker.opensUntil(), start + 25s);
}

void TestBreaker::breaker_nothingToProbeWith_probesLater()
{
    Breaker breaker = opened(start);
    breaker.beginProbes(0);
    QVERIFY(breaker.mayProbe(start + 5s));
}

void TestBreaker::breaker_probesTellNothing_othersProbeAtOnce()
{
    Breaker breaker = opened(start);
    breaker.beginProbes(2);
    breaker.onNothingTold(start + 5s);
    QVERIFY(!breaker.mayProbe(start + 5s));
    breaker.onNothingTold(start + 5s);
    QVERIFY(breaker.mayProbe(start + 5s));
}

void TestBreaker::breaker_lateOutcomesOfTheTimeBefore_changeNothing()
{
    Breaker breaker = opened(start);
    QVERIFY(!breaker.onSuccess(start - 1ms));
    QVERIFY(!fails(breaker, start + 4s));
    QCOMPARE(breaker.state(), Breaker::State::Open);
    QCOMPARE(breaker.opensUntil(), start + 5s);
}

void TestBreaker::breaker_providerAnswers_criticalPasses()
{
    Breaker breaker(5s, 60s);
    QVERIFY(breaker.open(Failure::Answer, start));
    QVERIFY(!breaker.open(Failure::Answer, start));
    QVERIFY(breaker.letsCriticalPass());
    QVERIFY(breaker.onSuccess(start + 1ms));
    QVERIFY(breaker.open(Failure::Answer, start));
    breaker.beginProbes(1);
    QVERIFY(probeFails(breaker, start + 5s)); // now it does not answer any more
    QVERIFY(!breaker.letsCriticalPass());
}

void TestBreaker::window_fine_letsInWhatTheRateTakes()
{
    Window window(500, 5000);
    QCOMPARE(window.size(), 8); // nothing is known yet
    window.onSuccess(50ms);
    QCOMPARE(window.size(), 500); // 5,000 a second of 100 ms each
    window.onSuccess(20ms);
    QCOMPARE(window.size(), 200);
    window.onSuccess(100us);
    QCOMPARE(window.size(), 8);
}

void TestBreaker::window_providerSlowsDown_forgetsHowFastItWas()
{
    Window window(500, 5000);
    window.onSuccess(5ms);
    QCOMPARE(window.size(), 50);
    for (int i = 0; i < 5000; ++i)
        window.onSuccess(40ms);
    QCOMPARE(window.size(), 400);
}

void TestBreaker::window_throttled_halvesOnceASecond()
{
    Window window(100, 1000);
    window.onSuccess(50ms);
    QCOMPARE(window.size(), 100);
    window.onThrottled(1, start);
    window.onThrottled(1, start + 999ms);
    QCOMPARE(window.size(), 50);
    window.onThrottled(1, start + 1s);
    QCOMPARE(window.size(), 25);
    for (int i = 2; i < 20; ++i)
        window.onThrottled(1, start + i * 1s);
    QCOMPARE(window.size(), 1);
}

void TestBreaker::window_someThrottled_narrowsByTheirShare()
{
    Window window(100, 1000);
    window.onSuccess(50ms);
    window.onThrottled(0, start);
    QCOMPARE(window.size(), 100);
    window.onThrottled(0.25, start);
    QCOMPARE(window.size(), 87);
}

void TestBreaker::window_fine_growsToItsMost()
{
    Window window(100, 1000);
    window.onSuccess(50ms);
    window.onThrottled(1, start);
    for (int i = 0; i < 50; ++i)
        window.onSuccess(50ms);
    QVERIFY(window.size() == 50 || window.size() == 51); // by one each time all that fit in have come through
    for (int i = 0; i < 10'000; ++i)
        window.onSuccess(50ms);
    QCOMPARE(window.size(), 100);
}

QTEST_APPLESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
