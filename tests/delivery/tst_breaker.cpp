#include "delivery/breaker.h"
#include "delivery/window.h"

#include <QtTest/QTest>

using mc::delivery::Breaker;
using mc::delivery::Window;
using namespace std::chrono_literals;

namespace {

const Breaker::Clock::time_point start = Breaker::Clock::time_point(1h);

// Fails until it opens.
Breaker opened(Breaker::Clock::time_point now)
{
    Breaker breaker(5s, 60s);
    while (!breaker.onFailure(now)) { }
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
    void breaker_probe_isOne();
    void breaker_probeFails_pausesTwiceAsLong();
    void breaker_probeSucceeds_closesItAndForgets();
    void breaker_nothingToProbeWith_probesLater();
    void breaker_lateOutcomesOfTheTimeBefore_changeNothing();
    void window_fine_letsInWhatTheRateTakes();
    void window_providerSlowsDown_forgetsHowFastItWas();
    void window_throttled_halvesOnceASecond();
    void window_fine_growsToItsMost();
};

void TestBreaker::breaker_failuresInARow_openIt()
{
    Breaker breaker(5s, 60s);
    for (int i = 1; i < Breaker::mostFailures; ++i)
        QVERIFY(!breaker.onFailure(start));
    QCOMPARE(breaker.allowed(10, start), 10);
    QVERIFY(breaker.onFailure(start));
    QCOMPARE(breaker.allowed(10, start), 0);
}

void TestBreaker::breaker_successBetweenFailures_keepsItClosed()
{
    Breaker breaker(5s, 60s);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!breaker.onFailure(start));
        QVERIFY(!breaker.onSuccess());
    }
    QCOMPARE(breaker.state(), Breaker::State::Closed);
}

void TestBreaker::breaker_open_letsNothingPassUntilThePauseIsOver()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.opensUntil(), start + 5s);
    QCOMPARE(breaker.allowed(10, start + 4999ms), 0);
    QCOMPARE(breaker.allowed(0, start + 5s), 0);
    QCOMPARE(breaker.allowed(10, start + 5s), 1);
}

void TestBreaker::breaker_probe_isOne()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.allowed(10, start + 5s), 1);
    QCOMPARE(breaker.state(), Breaker::State::Probing);
    QCOMPARE(breaker.allowed(10, start + 1h), 0);
}

void TestBreaker::breaker_probeFails_pausesTwiceAsLong()
{
    Breaker breaker = opened(start);
    Breaker::Clock::time_point now = start;
    for (const std::chrono::seconds pause : {5s, 10s, 20s, 40s, 60s, 60s}) {
        QCOMPARE(breaker.opensUntil(), now + pause);
        now += pause;
        QCOMPARE(breaker.allowed(3, now), 1);
        QVERIFY(breaker.onFailure(now));
    }
}

void TestBreaker::breaker_probeSucceeds_closesItAndForgets()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.allowed(3, start + 5s), 1);
    QVERIFY(breaker.onFailure(start + 5s));
    QCOMPARE(breaker.allowed(3, start + 15s), 1);
    QVERIFY(breaker.onSuccess());
    QCOMPARE(breaker.allowed(3, start + 15s), 3);
    while (!breaker.onFailure(start + 20s)) { }
    QCOMPARE(breaker.opensUntil(), start + 25s);
}

void TestBreaker::breaker_nothingToProbeWith_probesLater()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.allowed(3, start + 5s), 1);
    breaker.cancelProbe();
    QCOMPARE(breaker.allowed(3, start + 5s), 1);
}

void TestBreaker::breaker_lateOutcomesOfTheTimeBefore_changeNothing()
{
    Breaker breaker = opened(start);
    QVERIFY(!breaker.onSuccess());
    QVERIFY(!breaker.onFailure(start + 4s));
    QCOMPARE(breaker.state(), Breaker::State::Open);
    QCOMPARE(breaker.opensUntil(), start + 5s);
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
    window.onThrottled(start);
    window.onThrottled(start + 999ms);
    QCOMPARE(window.size(), 50);
    window.onThrottled(start + 1s);
    QCOMPARE(window.size(), 25);
    for (int i = 2; i < 20; ++i)
        window.onThrottled(start + i * 1s);
    QCOMPARE(window.size(), 1);
}

void TestBreaker::window_fine_growsToItsMost()
{
    Window window(100, 1000);
    window.onSuccess(50ms);
    window.onThrottled(start);
    for (int i = 0; i < 50; ++i)
        window.onSuccess(50ms);
    QVERIFY(window.size() == 50 || window.size() == 51); // by one each time all that fit in have come through
    for (int i = 0; i < 10'000; ++i)
        window.onSuccess(50ms);
    QCOMPARE(window.size(), 100);
}

QTEST_APPLESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
