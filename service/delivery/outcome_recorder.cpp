#include "delivery/outcome_recorder.h"

#include "ops/log_categories.h"

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

} // namespace

OutcomeRecorder::OutcomeRecorder(
    threads::StoreDesk &desk, threads::Mailbox<threads::Call> &mailbox, const QUuid &instance)
    : m_desk(desk)
    , m_mailbox(mailbox)
    , m_instance(instance)
    , m_batch(mostAtOnce)
    , m_delay(firstRetry, lastRetry)
{
}

void OutcomeRecorder::add(const DeliveryOutcome &outcome)
{
    m_waiting += outcome;
    if (m_asked == 0 && !m_timer.isActive())
        m_timer.start(int(atOnce.count()), this);
}

void OutcomeRecorder::timerEvent(QTimerEvent *)
{
    m_timer.stop();
    flush();
}

void OutcomeRecorder::flush()
{
    if (m_asked > 0 || m_waiting.isEmpty())
        return;
    const QList<DeliveryOutcome> outcomes = m_waiting.first(std::min<qsizetype>(m_waiting.size(), m_batch));
    m_waiting.remove(0, outcomes.size());
    m_asked = int(outcomes.size());
    const Result<void> taken = m_desk.ask(
        m_mailbox,
        [outcomes, instance = m_instance](
            store::Store &store) { return store.deliveryQueue.record(outcomes, instance); },
        [this, outcomes](const Result<void> &recorded) { onRecorded(outcomes, recorded); });
    if (!taken)
        onRecorded(outcomes, taken);
}

// What the database does not take is found by taking fewer at once: one bad outcome must not keep the others back. That one is
// left to be tried again when its lease has run out.
void OutcomeRecorder::onRecorded(const QList<DeliveryOutcome> &outcomes, const Result<void> &recorded)
{
    m_asked = 0;
    if (!recorded) {
        const bool isAway = recorded.error().code == model::ErrorCode::Unavailable;
        if (!isAway && outcomes.size() == 1)
            qCWarning(ops::logDelivery, "What became of delivery %ls can't be stored.",
                qUtf16Printable(outcomes.first().delivery.toString(QUuid::WithoutBraces)));
        else
            m_waiting = outcomes + m_waiting;
        m_batch = isAway ? m_batch : std::max(1, int(outcomes.size()) / 2);
        m_timer.start(int((isAway ? m_delay.next() : atOnce).count()), this);
        return;
    }
    m_delay.reset();
    m_batch = std::min(mostAtOnce, m_batch * 2);
    flush();
    stored();
}

} // namespace mc::delivery
