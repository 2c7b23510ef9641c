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
    m_waiting += {id, m_clock.now()};
    if (m_waiting.size() > m_limits.mostDelivered) {
        qCWarning(ops::logRealtime, "Gave up recording %d notifications as delivered.", m_limits.deliveredBatch);
        m_waiting.remove(0, m_limits.deliveredBatch);
    }
    if (m_waiting.size() == m_limits.deliveredBatch && !m_isAsked)
        flush();
    else if (!m_timer.isActive() && !m_isAsked)
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::flush()
{
    m_timer.stop();
    if (m_isAsked || m_waiting.isEmpty())
        return;
    const QList<store::Arrival> delivered
        = m_waiting.first(std::min<qsizetype>(m_waiting.size(), m_limits.deliveredBatch));
    m_waiting.remove(0, delivered.size());
    m_isAsked = true;
    const Result<void> taken = m_desk.ask(
        m_mailbox,
        [delivered](
            store::Store &store) { return store.notifications.markDelivered(delivered, store::InAppWay::Socket); },
        [this, delivered](const Result<void> &recorded) { onRecorded(delivered, recorded); });
    if (!taken)
        onRecorded(delivered, taken);
}

void DeliveredBatch::onRecorded(const QList<store::Arrival> &delivered, const Result<void> &recorded)
{
    m_isAsked = false;
    if (!recorded && recorded.error().code == model::ErrorCode::Unavailable) {
        m_waiting = delivered + m_waiting;
        m_timer.start(int(m_delay.next().count()), this);
        return;
    }
    m_delay.reset();
    if (m_waiting.size() >= m_limits.deliveredBatch)
        flush();
    else if (!m_waiting.isEmpty())
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::timerEvent(QTimerEvent *) { flush(); }

} // namespace mc::realtime
