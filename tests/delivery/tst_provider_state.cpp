#include "delivery/provider_state.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using delivery::AttemptResult;
using delivery::Breaker;
using delivery::LaneCounts;
using delivery::ProviderState;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

namespace {

const ProviderState::Clock::time_point start = ProviderState::Clock::time_point(1h);

AttemptResult answer(
    Health health, Scope scope, const char *error = "500", std::optional<std::chrono::milliseconds> wait = {})
{
    AttemptResult result {.kind = AttemptResult::Kind::Retryable,
        .health = health,
        .error = QString::fromLatin1(error),
        .retryAfter = wait,
        .scope = scope};
    if (health == Health::Healthy)
        result.kind = AttemptResult::Kind::Accepted;
    return result;
}

} // namespace

/// What slows or stops a lane, and what does not (CONTRACT section 12).
class TestProviderState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_counts = std::make_unique<LaneCounts>();
        m_state = std::make_unique<ProviderState>(model::Provider::Fcm,
            ProviderState::Limits {.mostInFlight = 100, .perSecond = 1000, .firstPause = 5s}, *m_counts);
        onResult(answer(Health::Healthy, Scope::Target), "x", 50ms);
        QCOMPARE(m_state->window(), 100);
    }

    void target_whateverItIsTold_stopsNothing_data();
    void target_whateverItIsTold_stopsNothing();
    void provider_asksForLess_isWaitedForAnHourAtMost();
    void provider_asksWithoutATime_slowsTheWindow();
    void severalTargets_throttledAlike_areTheProvider();
    void severalTargets_failingAlike_openTheBreaker();
    void severalTargets_servedInBetween_areThemselves();
    void provider_outOfReach_opensTheBreaker();
    void probe_endingAtItsTarget_isFollowedByAnother();
    void probe_failingAsOthersDid_pausesLonger();
    void outcome_withoutTheProvider_closesNothing();
    void slow_isWhatTakesLongerThanTheProviderNeeds();

private:
    void onResult(const AttemptResult &result, const char *target, std::chrono::milliseconds took = 50ms)
    {
        m_state->onResult(result, QString::fromLatin1(target), took, m_now);
    }
    void open()
    {
        for (int i = 0; i < Breaker::mostFailures; ++i)
            onResult(answer(Health::Failing, Scope::Provider), "x");
        QVERIFY(m_state->isStopped(m_now));
        m_now = m_state->stoppedUntil();
    }

    std::unique_ptr<LaneCounts> m_counts;
    std::unique_ptr<ProviderState> m_state;
    ProviderState::Clock::time_point m_now = start;
};

void TestProviderState::target_whateverItIsTold_stopsNothing_data()
{
    QTest::addColumn<Health>("health");
    QTest::newRow("throttled") << Health::Throttled;
    QTest::newRow("failing") << Health::Failing;
}

void TestProviderState::target_whateverItIsTold_stopsNothing()
{
    QFETCH(Health, health);
    for (int i = 0; i < 100; ++i)
        onResult(answer(health, Scope::Target, "500", 8s), i % 2 ? "a" : "b");
    QVERIFY(!m_state->isStopped(m_now));
    QCOMPARE(m_state->window(), 100);
    QCOMPARE(m_state->allowed(10, m_now), 10);
    QCOMPARE(m_counts->pauses.load(), 0u);
}

void TestProviderState::provider_asksForLess_isWaitedForAnHourAtMost()
{
    onResult(answer(Health::Throttled, Scope::Provider, "429", 8s), "a");
    QVERIFY(m_state->isStopped(m_now + 7999ms));
    QCOMPARE(m_state->allowed(10, m_now + 7999ms), 0);
    QVERIFY(!m_state->isStopped(m_now + 8s));
    QCOMPARE(m_state->window(), 50);
    onResult(answer(Health::Throttled, Scope::Provider, "429", 30h), "a");
    QCOMPARE(m_state->stoppedUntil(), m_now + 1h);
}

void TestProviderState::provider_asksWithoutATime_slowsTheWindow()
{
    onResult(answer(Health::Throttled, Scope::Provider), "a");
    QVERIFY(!m_state->isStopped(m_now));
    QCOMPARE(m_state->window(), 50);
}

void TestProviderState::severalTargets_throttledAlike_areTheProvider()
{
    for (const char *target : {"a", "b", "a"})
        onResult(answer(Health::Throttled, Scope::Target, "429", 8s), target);
    QVERIFY(!m_state->isStopped(m_now));
    onResult(answer(Health::Throttled, Scope::Target, "429", 8s), "c");
    QCOMPARE(m_state->stoppedUntil(), m_now + 8s);
    QVERIFY(m_state->isStopped(m_now));
    QCOMPARE(m_state->window(), 50);
}

void TestProviderState::severalTargets_failingAlike_openTheBreaker()
{
    for (const char *target : {"a", "b", "c", "d"})
        onResult(answer(Health::Failing, Scope::Target), target);
    QVERIFY(!m_state->isStopped(m_now));
    onResult(answer(Health::Failing, Scope::Target), "e");
    QVERIFY(m_state->isStopped(m_now));
    QCOMPARE(m_state->stoppedUntil(), m_now + 5s);
    QCOMPARE(m_counts->pauses.load(), 1u);
}

void TestProviderState::severalTargets_servedInBetween_areThemselves()
{
    for (int i = 0; i < 100; ++i) {
        onResult(answer(Health::Failing, Scope::Target), "a");
        onResult(answer(Health::Failing, Scope::Target), "b");
        onResult(answer(Health::Healthy, Scope::Target), "c");
    }
    QVERIFY(!m_state->isStopped(m_now));
}

void TestProviderState::provider_outOfReach_opensTheBreaker()
{
    for (int i = 1; i < Breaker::mostFailures; ++i)
        onResult(answer(Health::Failing, Scope::Provider), "a");
    QVERIFY(!m_state->isStopped(m_now));
    onResult(answer(Health::Failing, Scope::Provider), "a");
    QVERIFY(m_state->isStopped(m_now));
}

// It told nothing of the provider: another target probes at once.
void TestProviderState::probe_endingAtItsTarget_isFollowedByAnother()
{
    open();
    QCOMPARE(m_state->allowed(10, m_now), 1);
    QCOMPARE(m_state->allowed(10, m_now), 0);
    onResult(answer(Health::Failing, Scope::Target, "501"), "a");
    QCOMPARE(m_state->allowed(10, m_now), 1);
    onResult(answer(Health::Healthy, Scope::Target), "b");
    QCOMPARE(m_state->allowed(10, m_now), 10);
}

void TestProviderState::probe_failingAsOthersDid_pausesLonger()
{
    for (const char *target : {"a", "b", "c", "d", "e"})
        onResult(answer(Health::Failing, Scope::Target), target);
    m_now = m_state->stoppedUntil();
    QCOMPARE(m_state->allowed(10, m_now), 1);
    onResult(answer(Health::Failing, Scope::Target), "f");
    QCOMPARE(m_state->stoppedUntil(), m_now + 10s);
    QCOMPARE(m_state->allowed(10, m_now), 0);
}

void TestProviderState::outcome_withoutTheProvider_closesNothing()
{
    open();
    QCOMPARE(m_state->allowed(10, m_now), 1);
    onResult(answer(Health::Unknown, Scope::Target), "a");
    QCOMPARE(m_state->allowed(10, m_now), 1); // one still, to probe
}

void TestProviderState::slow_isWhatTakesLongerThanTheProviderNeeds()
{
    QVERIFY(!m_state->isSlow(999ms));
    QVERIFY(m_state->isSlow(1001ms));
    onResult(answer(Health::Healthy, Scope::Target), "a", 3s);
    for (int i = 0; i < 10'000; ++i)
        onResult(answer(Health::Healthy, Scope::Target), "a", 3s);
    QVERIFY(!m_state->isSlow(20s)); // the provider is slow, not its targets
}

QTEST_APPLESS_MAIN(TestProviderState)
#include "tst_provider_state.moc"
