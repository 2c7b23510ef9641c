#include "delivery/outcome_recorder.h"

#include "delivery/outcomes.h"
#include "ops/log_categories.h"

#include <QtCore/QTimerEvent>

namespace mc::delivery {

using model::Result;
using store::DeliveryOutcome;

namespace {

using milliseconds = std::chrono::milliseconds;

constexpr int mostAtOnce = 250;
// Those that come while others are being stored go together: what is not stored would be sent again if we died, so nothing
// waits for company.
constexpr milliseconds atOnce {0};
constexpr milliseconds firstRetry {100};
constexpr milliseconds lastRetry {2000};
constexpr milliseconds refusedRetry {10'000};
constexpr milliseconds renewal = store::DeliveryQueue::lease / 3;

} // namespace

OutcomeRecorder::OutcomeRecorder(
    threads::StoreDesk &desk, threads::Mailbox<threads::Call> &mailbox, const QUuid &instance, const ops::Clock &clock)
    : m_desk(desk)
    , m_mailbox(mailbox)
    , m_instance(instance)
    , m_clock(clock)
    , m_batch(mostAtOnce)
    , m_delay(firstRetry, lastRetry)
{
}

void OutcomeRecorder::add(const DeliveryOutcome &outcome)
{
    m_waiting += outcome;
    if (m_asked.isEmpty() && !m_timer.isActive())
        m_timer.start(int(atOnce.count()), this);
    if (!m_leaseTimer.isActive())
        m_leaseTimer.start(int(renewal.count()), this);
}

QList<QUuid> OutcomeRecorder::deliveries() const
{
    QList<QUuid> ids;
    ids.reserve(count());
    for (const Outcomes *outcomes : {&m_waiting, &m_asked, &m_refused}) {
        for (const DeliveryOutcome &outcome : *outcomes)
            ids += outcome.delivery;
    }
    return ids;
}

void OutcomeRecorder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_leaseTimer.timerId())
        return renewLeases();
    if (event->timerId() == m_refusedTimer.timerId()) {
        m_refusedTimer.stop();
        m_waiting += std::exchange(m_refused, {});
    } else {
        m_timer.stop();
    }
    flush();
}

void OutcomeRecorder::flush()
{
    if (!m_asked.isEmpty() || m_timer.isActive() || m_waiting.isEmpty())
        return;
    m_asked = m_waiting.first(std::min<qsizetype>(m_waiting.size(), m_batch));
    m_waiting.remove(0, m_asked.size());
    const Result<void> taken = m_desk.ask(
        m_mailbox,
        [outcomes = m_asked, instance = m_instance](
            store::Store &store) { return store.deliveryQueue.record(outcomes, instance); },
        [this](const Result<void> &recorded) { onRecorded(recorded); });
    if (!taken)
        onRecorded(taken);
}

void OutcomeRecorder::onRecorded(const Result<void> &recorded)
{
    const Outcomes asked = std::exchange(m_asked, {});
    if (!recorded) {
        const bool isAway = recorded.error().code == model::ErrorCode::Unavailable;
        if (!isAway && asked.size() == 1)
            onRefused(asked.first());
        else
            m_waiting = asked + m_waiting;
        m_batch = isAway ? m_batch : std::max(1, int(asked.size()) / 2);
        m_timer.start(int((isAway ? m_delay.next() : atOnce).count()), this);
        return;
    }
    m_delay.reset();
    m_batch = std::min(mostAtOnce, m_batch * 2);
    flush();
    stored();
}

void OutcomeRecorder::onRefused(const DeliveryOutcome &outcome)
{
    const DeliveryOutcome least = leastOf(outcome);
    const bool isCutDown = outcome == least;
    qCWarning(ops::logDelivery, "What became of delivery %ls can't be stored%s.",
        qUtf16Printable(outcome.delivery.toString(QUuid::WithoutBraces)),
        isCutDown ? ": it is kept, and tried again" : " with what its provider said");
    if (!isCutDown) {
        m_waiting.prepend(least);
        return;
    }
    m_refused += outcome;
    if (!m_refusedTimer.isActive())
        m_refusedTimer.start(int(refusedRetry.count()), this);
}

void OutcomeRecorder::renewLeases()
{
    if (count() == 0)
        return m_leaseTimer.stop();
    (void)m_desk.ask(
        m_mailbox,
        [ids = deliveries(), instance = m_instance, now = m_clock.now()](
            store::Store &store) { return store.deliveryQueue.renew(ids, instance, now); },
        [](const Result<void> &) {});
}

} // namespace mc::delivery
