#include "realtime/delivered_batch.h"

#include "ops/log_categories.h"

namespace mc::realtime {

using model::NotificationId;
using model::Result;

DeliveredBatch::DeliveredBatch(
    threads::StoreDesk &desk, HubMailbox &mailbox, const HubLimits &limits, const ops::Clock &clock)
    : m_desk(desk)
    , m_mailbox(mailbox)
    , m_limits(limits)
    , m_clock(clock)
    , m_delay(limits.firstRetry, limits.lastRetry)
{
}

void DeliveredBatch::add(NotificationId id)
{
    m_arrivals += {id, m_clock.now()};
    if (m_arrivals.size() > m_limits.mostDelivered) {
        qCWarning(ops::logRealtime, "Gave up recording %d notifications as delivered.", m_limits.deliveredBatch);
        m_arrivals.remove(0, m_limits.deliveredBatch);
    }
    if (m_arrivals.size() == m_limits.deliveredBatch && !m_isAsked)
        flush();
    else if (!m_timer.isActive() && !m_isAsked)
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::flush()
{
    m_timer.stop();
    if (m_isAsked || m_arrivals.isEmpty())
        return;
    const QList<store::Arrival> arrivals
        = m_arrivals.first(std::min<qsizetype>(m_arrivals.size(), m_limits.deliveredBatch));
    m_arrivals.remove(0, arrivals.size());
    m_isAsked = true;
    const Result<void> taken = m_desk.ask(
        m_mailbox,
        [arrivals](
            store::Store &store) { return store.notifications.markDelivered(arrivals, store::InAppWay::Socket); },
        [this, arrivals](const Result<void> &recorded) { onRecorded(arrivals, recorded); });
    if (!taken)
        onRecorded(arrivals, taken);
}

void DeliveredBatch::onRecorded(const QList<store::Arrival> &arrivals, const Result<void> &recorded)
{
    m_isAsked = false;
    if (!recorded && recorded.error().code == model::ErrorCode::Unavailable) {
        m_arrivals = arrivals + m_arrivals;
        m_timer.start(int(m_delay.next().count()), this);
        return;
    }
    m_delay.reset();
    if (m_arrivals.size() >= m_limits.deliveredBatch)
        flush();
    else if (!m_arrivals.isEmpty())
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::timerEvent(QTimerEvent *) { flush(); }

} // namespace mc::realtime
