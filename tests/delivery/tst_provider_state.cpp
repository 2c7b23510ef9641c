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
    void nearlyAllTargets_throttledAlike_areTheProvider();
    void nearlyAllTargets_failingAlike_openTheBreaker();
    void someTargets_areThemselves();
    void provider_outOfReach_opensTheBreaker();
    void probes_ofDifferentTargets_ratherGoodOnes();
    void probes_endingAtTheirTargets_areFollowedByOthers();
    void probes_failingAsOthersDid_pauseLonger();
    void breaker_openedByAnswers_letsCriticalThrough();
    void pause_isOn_criticalTriesFromTimeToTime();
    void pause_andOpenBreaker_criticalTries();
    void outcome_withoutTheProvider_closesNothing();
    void slow_isWhatTakesLongerThanTheProviderNeeds();

private:
    void onResult(
        const AttemptResult &result, const char *target, std::chrono::milliseconds took = 50ms, bool isProbe = false)
    {
        m_state->onResult(result, {.target = QString::fromLatin1(target), .took = took, .isProbe = isProbe}, m_now);
    }
    void onProbesResult(const AttemptResult &result, const char *target) { onResult(result, target, 0ms, true); }
    bool isStopped() const { return !m_state->mayBegin(false, m_now); }
    void open()
    {
        for (int i = 0; i < Breaker::mostFailures; ++i)
            onResult(answer(Health::Failing, Scope::Provider), "x");
        QVERIFY(isStopped());
        m_now = m_state->nextAllowance(m_now);
    }
    // Deliveries by SMS to those numbers; the numbers of those that probe.
    QByteArrayList probes(const QByteArrayList &candidates)
    {
        QList<delivery::ReadyDelivery> deliveries;
        for (const QByteArray &phone : candidates) {
            store::DueDelivery due;
            due.provider = model::Provider::Sms;
            due.recipient.phone = QString::fromLatin1(phone);
            deliveries += delivery::ReadyDelivery(due);
        }
        QByteArrayList chosen;
        const QList<delivery::ReadyDelivery> probes = m_state->chooseProbes(deliveries);
        for (const delivery::ReadyDelivery &probe : probes)
            chosen += probe.target.toLatin1();
        return chosen;
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
    QVERIFY(!isStopped());
    QCOMPARE(m_state->window(), 100);
    QCOMPARE(m_state->allowance(10, m_now).most, 10);
    QCOMPARE(m_counts->pauses.load(), 0u);
}

void TestProviderState::provider_asksForLess_isWaitedForAnHourAtMost()
{
    onResult(answer(Health::Throttled, Scope::Provider, "429", 3s), "a");
    QVERIFY(!m_state->mayBegin(true, m_now + 2999ms));
    QCOMPARE(m_state->allowance(10, m_now + 2999ms).most, 0);
    QVERIFY(m_state->mayBegin(false, m_now + 3s));
    QCOMPARE(m_state->window(), 50);
    onResult(answer(Health::Throttled, Scope::Provider, "429", 30h), "a");
    QVERIFY(!m_state->mayBegin(false, m_now + 3599s));
    QVERIFY(m_state->mayBegin(false, m_now + 1h));
    QVERIFY(m_counts->pausedUntil.load() == m_now + 1h);
}

void TestProviderState::provider_asksWithoutATime_slowsTheWindow()
{
    onResult(answer(Health::Throttled, Scope::Provider), "a");
    QVERIFY(!isStopped());
    QCOMPARE(m_state->window(), 50);
}

// Nobody said so of the provider: a minute at most.
void TestProviderState::nearlyAllTargets_throttledAlike_areTheProvider()
{
    for (const char *target : {"a", "b", "a"})
        onResult(answer(Health::Throttled, Scope::Target, "429", 30h), target);
    QVERIFY(!isStopped());
    onResult(answer(Health::Throttled, Scope::Target, "429", 30h), "c");
    QVERIFY(isStopped());
    QVERIFY(m_counts->pausedUntil.load() == m_now + 60s);
    QVERIFY(m_state->window() < 100);
}

void TestProviderState::nearlyAllTargets_failingAlike_openTheBreaker()
{
    for (const char *target : {"a", "b"})
        onResult(answer(Health::Failing, Scope::Target), target);
    QVERIFY(!isStopped());
    onResult(answer(Health::Failing, Scope::Target), "c");
    QVERIFY(isStopped());
    QCOMPARE(m_state->nextAllowance(m_now), m_now + 5s);
    QCOMPARE(m_counts->pauses.load(), 1u);
}

void TestProviderState::someTargets_areThemselves()
{
    for (const char *target : {"p", "q", "r", "s"})
        onResult(answer(Health::Healthy, Scope::Target), target);
    for (const char *target : {"a", "b", "c", "d", "e"})
        onResult(answer(Health::Failing, Scope::Target), target);
    QVERIFY(!isStopped());
}

void TestProviderState::provider_outOfReach_opensTheBreaker()
{
    for (int i = 1; i < Breaker::mostFailures; ++i)
        onResult(answer(Health::Failing, Scope::Provider), "a");
    QVERIFY(!isStopped());
    onResult(answer(Health::Failing, Scope::Provider), "a");
    QVERIFY(isStopped());
    QVERIFY(!m_state->mayBegin(true, m_now));
}

void TestProviderState::probes_ofDifferentTargets_ratherGoodOnes()
{
    onResult(answer(Health::Failing, Scope::Target), "a");
    open();
    QVERIFY(m_state->allowance(10, m_now).areProbes);
    QCOMPARE(probes({"a", "b", "b", "x", "c"}), (QByteArrayList {"b", "x", "c"}));
    QCOMPARE(m_state->allowance(10, m_now).most, 0); // until they have ended
}

// They told nothing of the provider.
void TestProviderState::probes_endingAtTheirTargets_areFollowedByOthers()
{
    open();
    QCOMPARE(probes({"a"}), QByteArrayList {"a"});
    onProbesResult(answer(Health::Failing, Scope::Target, "501"), "a");
    QVERIFY(m_state->allowance(10, m_now).areProbes);
    QCOMPARE(probes({"b"}), QByteArrayList {"b"});
    onProbesResult(answer(Health::Healthy, Scope::Target), "b");
    QVERIFY(!isStopped());
    QCOMPARE(m_state->allowance(10, m_now).most, 10);
}

void TestProviderState::probes_failingAsOthersDid_pauseLonger()
{
    for (const char *target : {"a", "b", "c"})
        onResult(answer(Health::Failing, Scope::Target), target);
    m_now = m_state->nextAllowance(m_now);
    QCOMPARE(probes({"d", "e"}).size(), 2);
    onProbesResult(answer(Health::Failing, Scope::Target), "d");
    onProbesResult(answer(Health::Failing, Scope::Target), "e");
    QCOMPARE(m_state->nextAllowance(m_now), m_now + 10s);
}

void TestProviderState::breaker_openedByAnswers_letsCriticalThrough()
{
    for (const char *target : {"a", "b", "c"})
        onResult(answer(Health::Failing, Scope::Target), target);
    QVERIFY(isStopped());
    QVERIFY(m_state->mayBegin(true, m_now));
    const ProviderState::Allowance allowance = m_state->allowance(10, m_now);
    QCOMPARE(allowance.most, 10);
    QVERIFY(allowance.isCriticalOnly && !allowance.areProbes);
    onResult(answer(Health::Healthy, Scope::Target), "d", 0ms);
    QVERIFY(!isStopped());
}

void TestProviderState::pause_isOn_criticalTriesFromTimeToTime()
{
    const AttemptResult quota = answer(Health::Throttled, Scope::Provider, "429", 1h);
    onResult(quota, "a");
    for (const std::chrono::seconds wait : {5s, 10s, 20s, 40s, 60s, 60s}) {
        QCOMPARE(m_state->nextAllowance(m_now), m_now + wait);
        m_now += wait;
        const ProviderState::Allowance allowance = m_state->allowance(10, m_now);
        QVERIFY(allowance.most > 0 && allowance.isCriticalOnly && allowance.areProbes);
        QCOMPARE(probes({"b", "c"}), QByteArrayList {"b"});
        onResult(quota, "x"); // of another that was under way
        onProbesResult(quota, "b");
    }
    m_now = m_state->nextAllowance(m_now);
    QCOMPARE(probes({"b"}).size(), 1);
    onProbesResult(answer(Health::Healthy, Scope::Target), "b");
    QVERIFY(m_state->allowance(10, m_now).isCriticalOnly); // the next one at once
    QVERIFY(isStopped());
}

// What was under way when the breaker opened asks for a pause.
void TestProviderState::pause_andOpenBreaker_criticalTries()
{
    for (int i = 0; i < Breaker::mostFailures; ++i)
        onResult(answer(Health::Failing, Scope::Provider), "x");
    onResult(answer(Health::Throttled, Scope::Provider, "429", 1h), "a");
    QCOMPARE(m_state->nextAllowance(m_now), m_now + 5s);
    m_now += 5s;
    QVERIFY(m_state->allowance(10, m_now).isCriticalOnly);
    QCOMPARE(probes({"b"}).size(), 1);
    onProbesResult(answer(Health::Failing, Scope::Provider), "b");
    QCOMPARE(m_state->nextAllowance(m_now), m_now + 10s);
}

void TestProviderState::outcome_withoutTheProvider_closesNothing()
{
    open();
    QCOMPARE(probes({"a"}).size(), 1);
    onProbesResult(answer(Health::Unknown, Scope::Target), "a");
    QVERIFY(isStopped());
    QVERIFY(m_state->allowance(10, m_now).areProbes);
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
