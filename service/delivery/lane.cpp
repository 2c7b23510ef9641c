#include "delivery/lane.h"

#include "delivery/attempt_log.h"
#include "delivery/claiming.h"
#include "delivery/outcomes.h"
#include "rules/channels.h"

#include <QtCore/QEvent>
#include <QtCore/QThread>
#include <QtCore/QTimerEvent>

namespace mc::delivery {

using model::Decision;
using model::Result;
using store::DeliveryOutcome;
using store::DeliveryQueue;
using store::DueDelivery;

namespace {

using milliseconds = std::chrono::milliseconds;

constexpr milliseconds pollInterval {5000}; // for what other instances took in and left, and what no wake-up came of
constexpr milliseconds claimRetryDelay {500};
constexpr milliseconds slowCheckInterval {250};
constexpr int mostAClaim = 250;
constexpr int leastAhead = 64;
constexpr int aClaimOfCritical = 8;
constexpr int mostReady = 2 * mostAClaim;
constexpr milliseconds blockedPutOff {5000};
constexpr milliseconds longestReady = DeliveryQueue::lease / 2;
// Besides what may be under way: what its provider has answered and the database does not know yet is sent twice when we die.
constexpr int mostUnstored = 8;
constexpr milliseconds longestFirstPause {5000};

ProviderState::Limits limitsOf(const LaneSetup &setup, const QList<milliseconds> &retryDelays)
{
    return {.mostInFlight = setup.mostInFlight,
        .perSecond = setup.perSecond,
        .firstPause = std::min(longestFirstPause, retryDelays.value(0, longestFirstPause))};
}

// What an answer says about its target; nothing: no more than was known.
std::optional<bool> isTargetInTrouble(const AttemptResult &result)
{
    if (result.health == AttemptResult::Health::Healthy)
        return false;
    const bool isAboutTarget
        = result.scope == AttemptResult::Scope::Target && result.health != AttemptResult::Health::Unknown;
    return isAboutTarget ? std::optional<bool>(true) : std::nullopt;
}

} // namespace

Lane::Lane(
    const LaneContext &context, const LaneSetup &setup, threads::Mailbox<threads::Call> &mailbox, LaneCounts &counts)
    : m_context(context)
    , m_provider(setup.provider)
    , m_mailbox(mailbox)
    , m_counts(counts)
    , m_loop(setup.outbound)
    , m_recorder(context.desk, mailbox, context.instance, context.clock)
    , m_state(setup.provider, limitsOf(setup, context.retryDelays), counts)
    , m_inFlight(setup.mostInFlight)
    , m_sender(setup.makeSender ? setup.makeSender(m_loop) : nullptr)
{
    m_recorder.stored = [this] {
        m_counts.unstored = m_recorder.count();
        proceed();
        endIfDone();
    };
    m_mailbox.open(this);
    wake();
}

Lane::~Lane() { m_mailbox.close(); }

void Lane::customEvent(QEvent *)
{
    for (const threads::Call &call : m_mailbox.take())
        call();
}

void Lane::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_finishTimer.timerId())
        return endThread();
    if (event->timerId() == m_slowTimer.timerId())
        return markSlow();
    m_claimTimer.stop();
    wake();
}

void Lane::wake(bool isCritical)
{
    m_mayBeDue = true;
    m_mayBeCriticalDue = m_mayBeCriticalDue || isCritical;
    proceed();
}

void Lane::markSlow()
{
    m_inFlight.markSlow(Clock::now(), [this](Clock::duration time) { return m_state.isSlow(time); });
    if (m_inFlight.isEmpty())
        m_slowTimer.stop();
    proceed();
}

void Lane::proceed()
{
    const Clock::time_point now = Clock::now();
    beginReady(now);
    if (m_isClaiming || m_isFinishing || !m_mayBeDue)
        return;
    const ProviderState::Allowance allowance = m_state.allowance(claimSize(), now);
    if (allowance.most > 0 && (m_mayBeCriticalDue || !allowance.isCriticalOnly))
        return claim(allowance);
    // Otherwise the next answer comes back here.
    if (const Clock::time_point next = m_state.nextAllowance(now); next > now)
        scheduleClaim(std::chrono::ceil<milliseconds>(next - now));
}

// How many to claim: many at once, and in between a few for the sake of critical ones, which come first.
int Lane::claimSize() const
{
    const int ahead = std::min(std::max(m_state.window(), leastAhead), mostAClaim);
    int ready = m_ready.size();
    if (m_inFlight.hasTroubledTargets())
        ready = m_ready.count([this](const ReadyDelivery &each) { return m_inFlight.hasPlaceAtTarget(each); });
    if (ahead - ready >= ahead / 2)
        return ahead - ready;
    return m_mayBeCriticalDue && ready < 2 * ahead ? aClaimOfCritical : 0;
}

// What is claimed and not begun can't be sent twice, whatever happens to us; but others must not be kept from it for long, nor
// critical ones wait behind it when a pause is over.
void Lane::beginReady(Clock::time_point now)
{
    const bool isOverdue = !m_ready.isEmpty() && now - m_ready.since() > longestReady;
    const QList<QUuid> returned = m_ready.takeIf(
        [&](const ReadyDelivery &each) { return isOverdue || !m_state.mayBegin(each.isCritical(), now); });
    if (!returned.isEmpty()) {
        release(returned);
        m_mayBeDue = true;
    }
    while (const auto next = m_ready.takeFirst([&](const ReadyDelivery &each) { return mayBegin(each, now); }))
        begin(*next, false);
}

bool Lane::mayBegin(const ReadyDelivery &delivery, Clock::time_point now) const
{
    return m_state.mayBegin(delivery.isCritical(), now)
        && m_inFlight.hasPlace(delivery.isCritical(), m_state.window(), m_recorder.count(), mostUnstored)
        && m_inFlight.hasPlaceAtTarget(delivery);
}

void Lane::beginProbes(QList<ReadyDelivery> candidates)
{
    const QList<ReadyDelivery> probes = m_state.chooseProbes(candidates);
    QList<QUuid> others;
    for (const ReadyDelivery &candidate : std::as_const(candidates))
        others += candidate.due.id;
    release(others);
    for (const ReadyDelivery &probe : probes)
        begin(probe, true);
}

void Lane::claim(const ProviderState::Allowance &allowance)
{
    m_mayBeCriticalDue = false;
    m_mayBeDue = allowance.isCriticalOnly; // the others wait
    m_isClaiming = true;
    const DeliveryQueue::Claim claim {.provider = m_provider,
        .instance = m_context.instance,
        .now = m_context.clock.now(),
        .most = allowance.most,
        .isCriticalOnly = allowance.isCriticalOnly,
        .except = m_recorder.deliveries()};
    const auto onAnswer = [this, allowance](const Result<DeliveryQueue::Claimed> &claimed) {
        m_isClaiming = false;
        if (claimed)
            onClaimed(allowance, *claimed);
        else
            m_isFinishing ? endIfDone() : scheduleClaim(claimRetryDelay); // logged by the store
    };
    // What nobody will send takes no place in anybody's limits.
    const bool isSetUp = m_sender != nullptr;
    const Result<void> taken = m_context.desk.ask(
        m_mailbox,
        [claim, isSetUp](store::Store &store) {
            return isSetUp ? claimWithinLimits(store, claim) : store.deliveryQueue.claim(claim);
        },
        onAnswer);
    if (!taken)
        onAnswer(taken.error());
}

void Lane::onClaimed(const ProviderState::Allowance &allowance, const DeliveryQueue::Claimed &claimed)
{
    QList<ReadyDelivery> deliveries;
    for (const DueDelivery &due : claimed.deliveries) {
        if (!m_inFlight.contains(due.id)) // its lease ended, but its attempt has not yet
            deliveries += ReadyDelivery(due);
    }
    if (claimed.deliveries.size() == allowance.most) {
        m_mayBeDue = true;
        m_mayBeCriticalDue = m_mayBeCriticalDue || allowance.isCriticalOnly;
    } else {
        const milliseconds next(m_context.clock.now().msecsTo(claimed.nextDue));
        scheduleClaim(claimed.nextDue.isValid() ? std::clamp(next, milliseconds(1), pollInterval) : pollInterval);
    }
    if (allowance.areProbes && !m_isFinishing) {
        m_mayBeDue = m_mayBeDue || !deliveries.isEmpty();
        m_mayBeCriticalDue = m_mayBeCriticalDue || !deliveries.isEmpty();
        beginProbes(deliveries);
        return proceed();
    }
    m_ready.add(deliveries, Clock::now());
    if (m_isFinishing) {
        releaseReady();
        return endIfDone();
    }
    // Targets in trouble must not fill the queue.
    if (m_ready.size() > mostReady)
        release(m_ready.takeIf([this](const ReadyDelivery &each) { return !m_inFlight.hasPlaceAtTarget(each); }),
            m_context.clock.now().addMSecs(blockedPutOff.count()));
    proceed();
}

void Lane::begin(const ReadyDelivery &delivery, bool isProbe)
{
    const DueDelivery &due = delivery.due;
    const QDateTime now = m_context.clock.now();
    const model::Channel channel = channelOf(m_provider);
    model::ChannelDecision decision = rules::reconsider(
        channel, {.type = due.notification.type, .priority = due.notification.priority}, due.recipient, now);
    if (!m_sender && decision.decision == Decision::Now)
        decision = {.channel = channel,
            .decision = Decision::Suppressed,
            .reason = model::Reason::ChannelNotConfigured,
            .detail = model::suppressionDetail(channel, model::Reason::ChannelNotConfigured)};
    if (decision.decision == Decision::Now)
        return send(delivery, isProbe);
    ++(decision.decision == Decision::Held ? m_counts.held : m_counts.suppressed);
    if (isProbe)
        m_state.onProbeDropped(Clock::now());
    record(outcomeOf(due, decision, now));
}

void Lane::send(const ReadyDelivery &delivery, bool isProbe)
{
    const DueDelivery &due = delivery.due;
    m_inFlight.add({.delivery = delivery, .since = Clock::now(), .isProbe = isProbe});
    if (!m_slowTimer.isActive())
        m_slowTimer.start(int(slowCheckInterval.count()), this);
    if (due.attempts == 0)
        m_counts.waits.observe(milliseconds(std::max<qint64>(0, due.dueAt.msecsTo(m_context.clock.now()))));
    m_counts.inFlight = m_inFlight.size();
    Attempt attempt {.due = due, .traceparent = ops::newTraceparent(due.trace)};
    if (due.target) {
        const Result<QByteArray> token = m_context.vault.open({due.target->ciphertext, due.target->keyId});
        if (!token)
            return onAnswer(due.id,
                {.kind = AttemptResult::Kind::Retryable,
                    .health = AttemptResult::Health::Unknown,
                    .error = QStringLiteral("token can't be opened"),
                    .detail = QStringLiteral("The key that the device's token is sealed under is not set.")});
        attempt.token = *token;
    }
    m_sender->send(attempt, [this, id = due.id](const AttemptResult &result) { onAnswer(id, result); });
}

void Lane::onAnswer(const QUuid &delivery, const AttemptResult &result)
{
    const std::optional<InFlight::Entry> ended = m_inFlight.take(delivery);
    if (!ended)
        return; // it was given back
    m_counts.inFlight = m_inFlight.size();
    const Clock::time_point end = Clock::now();
    const Clock::duration took = end - ended->since;
    const QString &target = ended->delivery.target;
    m_counts.attempts.observe(took);
    m_state.onResult(result, {.target = target, .took = took, .isProbe = ended->isProbe}, end);
    if (const std::optional<bool> isTroubled = isTargetInTrouble(result))
        m_inFlight.setTroubled(target, *isTroubled);
    const DueDelivery &due = ended->delivery.due;
    if (result.hasOptedOut)
        recordOptOut(due.recipient.phone, result.error);
    const DeliveryOutcome outcome = outcomeOf(due, result, m_context.retryDelays, m_context.clock.now());
    ++(outcome.kind == DeliveryOutcome::Kind::Sent          ? m_counts.sent
            : outcome.kind == DeliveryOutcome::Kind::Failed ? m_counts.failed
                                                            : m_counts.postponed);
    if (outcome.kind == DeliveryOutcome::Kind::Sent)
        m_counts.lastSent = outcome.at.toMSecsSinceEpoch();
    logAttempt(due, outcome);
    record(outcome);
    proceed();
}

// Not waited for: should it get lost, the next SMS is refused in the same way.
void Lane::recordOptOut(const QString &phone, const QString &word)
{
    (void)m_context.desk.ask(
        m_mailbox,
        [phone, word, now = m_context.clock.now()](
            store::Store &store) { return store.optOuts.keep(phone, word, now); },
        [](const Result<void> &) {});
}

void Lane::record(const DeliveryOutcome &outcome)
{
    // What is tried again soon, is held or was given up changes when the next claim is due.
    if (outcome.dueAt.isValid())
        scheduleClaim(
            std::clamp(milliseconds(m_context.clock.now().msecsTo(outcome.dueAt)), milliseconds(1), pollInterval));
    m_recorder.add(outcome);
    m_counts.unstored = m_recorder.count();
}

// The earliest of what was asked for.
void Lane::scheduleClaim(milliseconds time)
{
    time = std::max(time, milliseconds(1));
    const Clock::time_point at = Clock::now() + time;
    if (m_claimTimer.isActive() && m_claimAt <= at)
        return;
    m_claimAt = at;
    m_claimTimer.start(int(time.count()), Qt::PreciseTimer, this);
}

void Lane::finish(milliseconds timeout)
{
    if (std::exchange(m_isFinishing, true))
        return;
    m_claimTimer.stop();
    releaseReady();
    m_finishTimer.start(int(timeout.count()), this);
    endIfDone();
}

void Lane::endIfDone()
{
    if (m_isFinishing && !m_isClaiming && m_inFlight.isEmpty() && m_recorder.count() == 0)
        endThread();
}

// Nobody will know what becomes of what is still under way: it is tried again, by whoever claims it next.
void Lane::endThread()
{
    release(m_inFlight.deliveries());
    m_inFlight.clear();
    deleteLater();
    thread()->quit();
}

void Lane::releaseReady()
{
    release(m_ready.takeIf([](const ReadyDelivery &) { return true; }));
}

void Lane::release(const QList<QUuid> &ids, const QDateTime &putOffUntil)
{
    if (ids.isEmpty())
        return;
    (void)m_context.desk.ask(
        m_mailbox,
        [ids, putOffUntil, instance = m_context.instance](
            store::Store &store) { return store.deliveryQueue.release(ids, instance, putOffUntil); },
        [](const Result<void> &) {});
}

} // namespace mc::delivery
