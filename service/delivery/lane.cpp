#include "delivery/lane.h"

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

// Who gets it, to tell targets apart. Kept in memory only.
QString targetOf(const DueDelivery &due)
{
    switch (channelOf(due.provider)) {
    case model::Channel::Push:
        return QString::number(due.recipient.devices.isEmpty() ? 0 : due.recipient.devices.first().id);
    case model::Channel::Sms:
        return due.recipient.phone;
    default:
        return due.recipient.person.email;
    }
}

} // namespace

Lane::Lane(
    const LaneContext &context, const LaneSetup &setup, threads::Mailbox<threads::Call> &mailbox, LaneCounts &counts)
    : m_context(context)
    , m_provider(setup.provider)
    , m_mostInFlight(setup.mostInFlight)
    , m_mailbox(mailbox)
    , m_counts(counts)
    , m_loop(setup.outbound)
    , m_recorder(context.desk, mailbox, context.instance, context.clock)
    , m_state(setup.provider, limitsOf(setup, context.retryDelays), counts)
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

// What a target keeps waiting must not keep others waiting.
void Lane::markSlow()
{
    const Clock::time_point now = Clock::now();
    for (UnderWay &each : m_underWay) {
        if (!each.isSlow && m_state.isSlow(now - each.since)) {
            each.isSlow = true;
            ++m_slow;
        }
    }
    if (m_underWay.isEmpty())
        m_slowTimer.stop();
    proceed();
}

void Lane::proceed()
{
    const Clock::time_point now = Clock::now();
    beginReady(now);
    if (m_isClaiming || m_isFinishing)
        return;
    if (!m_mayBeDue)
        return;
    const int missing = claimSize();
    if (missing == 0)
        return; // the next answer comes back here
    if (const int allowed = m_state.allowed(missing, now); allowed > 0)
        claim(allowed);
    else if (m_state.isStopped(now))
        scheduleClaim(std::chrono::ceil<milliseconds>(m_state.stoppedUntil() - now));
}

// How many to claim: many at once, and in between a few for the sake of critical ones, which come first.
int Lane::claimSize() const
{
    const int ahead = std::min(std::max(m_state.window(), leastAhead), mostAClaim);
    const int ready = int(m_ready.size());
    if (ahead - ready >= ahead / 2)
        return ahead - ready;
    return m_mayBeCriticalDue && ready < 2 * ahead ? aClaimOfCritical : 0;
}

// What is claimed and not begun can't be sent twice, whatever happens to us; but others must not be kept from it for long, nor
// critical ones wait behind it when a pause is over.
void Lane::beginReady(Clock::time_point now)
{
    if (!m_ready.isEmpty() && (m_state.isStopped(now) || now - m_readySince > longestReady)) {
        releaseReady();
        m_mayBeDue = true;
    }
    while (!m_ready.isEmpty() && mayBegin())
        begin(m_ready.takeFirst());
}

// A database that is slow slows the lane too.
bool Lane::mayBegin() const
{
    const int underWay = int(m_underWay.size()) - m_slow;
    const int window = m_state.window();
    return m_underWay.size() < m_mostInFlight && underWay < window
        && underWay + m_recorder.count() < window + mostUnstored;
}

void Lane::claim(int most)
{
    m_mayBeDue = m_mayBeCriticalDue = false;
    m_isClaiming = true;
    const DeliveryQueue::Claim claim {.provider = m_provider,
        .instance = m_context.instance,
        .now = m_context.clock.now(),
        .most = most,
        .except = m_recorder.deliveries()};
    // What nobody will send takes no place in anybody's limits.
    const bool isSetUp = m_sender != nullptr;
    const Result<void> taken = m_context.desk.ask(
        m_mailbox,
        [claim, isSetUp](store::Store &store) {
            return isSetUp ? claimWithinLimits(store, claim) : store.deliveryQueue.claim(claim);
        },
        [this, most](const Result<DeliveryQueue::Claimed> &claimed) { onClaimed(most, claimed); });
    if (!taken)
        onClaimed(most, taken.error());
}

void Lane::onClaimed(int asked, const Result<DeliveryQueue::Claimed> &claimed)
{
    m_isClaiming = false;
    if (!claimed || claimed->deliveries.isEmpty())
        m_state.cancelProbe();
    if (!claimed)
        return m_isFinishing ? endIfDone() : scheduleClaim(claimRetryDelay); // logged by the store
    if (m_ready.isEmpty())
        m_readySince = Clock::now();
    m_ready += claimed->deliveries;
    std::stable_sort(m_ready.begin(), m_ready.end(),
        [](const DueDelivery &a, const DueDelivery &b) { return a.notification.priority > b.notification.priority; });
    if (m_isFinishing) {
        releaseReady();
        return endIfDone();
    }
    if (claimed->deliveries.size() == asked) {
        m_mayBeDue = true;
    } else {
        const milliseconds next(m_context.clock.now().msecsTo(claimed->nextDue));
        scheduleClaim(claimed->nextDue.isValid() ? std::clamp(next, milliseconds(1), pollInterval) : pollInterval);
    }
    proceed();
}

void Lane::begin(const DueDelivery &due)
{
    const QDateTime now = m_context.clock.now();
    const model::Channel channel = channelOf(m_provider);
    model::ChannelDecision decision = rules::reconsider(
        channel, {.type = due.notification.type, .priority = due.notification.priority}, due.recipient, now);
    if (!m_sender && decision.decision == Decision::Now)
        decision = {.channel = channel,
            .decision = Decision::Suppressed,
            .reason = model::Reason::ChannelNotConfigured,
            .detail = model::suppressionDetail(channel, model::Reason::ChannelNotConfigured)};
    switch (decision.decision) {
    case Decision::Suppressed:
        ++m_counts.suppressed;
        m_state.cancelProbe();
        return record(outcomeOf(due, decision, now));
    case Decision::Held:
        ++m_counts.held;
        m_state.cancelProbe();
        return record(outcomeOf(due, decision, now));
    case Decision::Now:
        return send(due);
    }
}

void Lane::send(const DueDelivery &due)
{
    m_underWay.insert(due.id, {.due = due, .since = Clock::now()});
    if (!m_slowTimer.isActive())
        m_slowTimer.start(int(slowCheckInterval.count()), this);
    if (due.attempts == 0)
        m_counts.waits.observe(milliseconds(std::max<qint64>(0, due.dueAt.msecsTo(m_context.clock.now()))));
    m_counts.inFlight = int(m_underWay.size());
    Attempt attempt {.due = due};
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
    if (!m_underWay.contains(delivery))
        return; // it was given back
    const UnderWay was = m_underWay.take(delivery);
    m_slow -= int(was.isSlow);
    m_counts.inFlight = int(m_underWay.size());
    const Clock::time_point end = Clock::now();
    m_counts.attempts.observe(end - was.since);
    m_state.onResult(result, targetOf(was.due), end - was.since, end);
    if (result.hasOptedOut)
        recordOptOut(was.due.recipient.phone, result.error);

    const DeliveryOutcome outcome = outcomeOf(was.due, result, m_context.retryDelays, m_context.clock.now());
    ++(outcome.kind == DeliveryOutcome::Kind::Sent          ? m_counts.sent
            : outcome.kind == DeliveryOutcome::Kind::Failed ? m_counts.failed
                                                            : m_counts.postponed);
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
    if (m_isFinishing && !m_isClaiming && m_underWay.isEmpty() && m_recorder.count() == 0)
        endThread();
}

// Nobody will know what becomes of what is still under way: it is tried again, by whoever claims it next.
void Lane::endThread()
{
    release(m_underWay.keys());
    m_underWay.clear();
    m_slow = 0;
    deleteLater();
    thread()->quit();
}

void Lane::releaseReady()
{
    QList<QUuid> ids;
    for (const DueDelivery &due : std::exchange(m_ready, {}))
        ids += due.id;
    release(ids);
}

void Lane::release(const QList<QUuid> &ids)
{
    if (ids.isEmpty())
        return;
    (void)m_context.desk.ask(
        m_mailbox,
        [ids, instance = m_context.instance](
            store::Store &store) { return store.deliveryQueue.release(ids, instance); },
        [](const Result<void> &) {});
}

} // namespace mc::delivery
