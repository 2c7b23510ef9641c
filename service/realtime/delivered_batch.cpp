#include "realtime/delivered_batch.h"

#include "ops/log_categories.h"

namespace mc::realtime {

using model::NotificationId;
using model::Result;

DeliveredBatch::DeliveredBatch(StoreDesk &desk, Mailbox &mailbox, const HubLimits &limits)
    : m_desk(desk)
    , m_mailbox(mailbox)
    , m_limits(limits)
    , m_delay(limits.firstRetry, limits.lastRetry)
{
}

void DeliveredBatch::add(NotificationId id)
{
    m_ids += id;
    if (m_ids.size() > m_limits.mostDelivered) {
        qCWarning(ops::logRealtime, "Gave up recording %d notifications as delivered.", m_limits.deliveredBatch);
        m_ids.remove(0, m_limits.deliveredBatch);
    }
    if (m_ids.size() == m_limits.deliveredBatch && !m_isAsked)
        flush();
    else if (!m_timer.isActive() && !m_isAsked)
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::flush()
{
    m_timer.stop();
    if (m_isAsked || m_ids.isEmpty())
        return;
    const QList<NotificationId> ids = m_ids.first(std::min<qsizetype>(m_ids.size(), m_limits.deliveredBatch));
    m_ids.remove(0, ids.size());
    m_isAsked = true;
    const Result<void> taken = m_desk.ask(
        m_mailbox, [ids](store::Store &store) { return store.notifications.markDelivered(ids); },
        [this, ids](const Result<void> &recorded) { onRecorded(ids, recorded); });
    if (!taken)
        onRecorded(ids, taken);
}

void DeliveredBatch::onRecorded(const QList<NotificationId> &ids, const Result<void> &recorded)
{
    m_isAsked = false;
    if (!recorded && recorded.error().code == model::ErrorCode::Unavailable) {
        m_ids = ids + m_ids;
        m_timer.start(int(m_delay.next().count()), this);
        return;
    }
    m_delay.reset();
    if (m_ids.size() >= m_limits.deliveredBatch)
        flush();
    else if (!m_ids.isEmpty())
        m_timer.start(int(m_limits.deliveredDelay.count()), this);
}

void DeliveredBatch::timerEvent(QTimerEvent *) { flush(); }

} // namespace mc::realtime
