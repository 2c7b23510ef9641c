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
    while (!breaker.onTroubled(now)) { }
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
    void window_accepted_growsToItsMost();
    void window_throttled_halvesOnceASecond();
};

void TestBreaker::breaker_failuresInARow_openIt()
{
    Breaker breaker(5s, 60s);
    for (int i = 1; i < Breaker::mostFailures; ++i)
        QVERIFY(!breaker.onTroubled(start));
    QCOMPARE(breaker.allowed(10, start), 10);
    QVERIFY(breaker.onTroubled(start));
    QCOMPARE(breaker.allowed(10, start), 0);
}

void TestBreaker::breaker_successBetweenFailures_keepsItClosed()
{
    Breaker breaker(5s, 60s);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!breaker.onTroubled(start));
        QVERIFY(!breaker.onFine());
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
        QVERIFY(breaker.onTroubled(now));
    }
}

void TestBreaker::breaker_probeSucceeds_closesItAndForgets()
{
    Breaker breaker = opened(start);
    QCOMPARE(breaker.allowed(3, start + 5s), 1);
    QVERIFY(breaker.onTroubled(start + 5s));
    QCOMPARE(breaker.allowed(3, start + 15s), 1);
    QVERIFY(breaker.onFine());
    QCOMPARE(breaker.allowed(3, start + 15s), 3);
    while (!breaker.onTroubled(start + 20s)) { }
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
    QVERIFY(!breaker.onFine());
    QVERIFY(!breaker.onTroubled(start + 4s));
    QCOMPARE(breaker.state(), Breaker::State::Open);
    QCOMPARE(breaker.opensUntil(), start + 5s);
}

void TestBreaker::window_accepted_growsToItsMost()
{
    Window window(10);
    QCOMPARE(window.size(), 10);
    window.onThrottled(start);
    QCOMPARE(window.size(), 5);
    for (int i = 0; i < 1000; ++i)
        window.onAccepted();
    QCOMPARE(window.size(), 10);
}

void TestBreaker::window_throttled_halvesOnceASecond()
{
    Window window(100);
    window.onThrottled(start);
    window.onThrottled(start + 999ms);
    QCOMPARE(window.size(), 50);
    window.onThrottled(start + 1s);
    QCOMPARE(window.size(), 25);
    for (int i = 2; i < 20; ++i)
        window.onThrottled(start + i * 1s);
    QCOMPARE(window.size(), 1);
}

QTEST_APPLESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
