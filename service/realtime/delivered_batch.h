#pragma once

#include "model/ids.h"
#include "realtime/hub_limits.h"
#include "realtime/retry_delay.h"
#include "realtime/store_desk.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

namespace mc::realtime {

/// Records which notifications were written to a socket of their recipient, many in one statement, and again until the
/// database takes them. Bounded: beyond HubLimits::mostDelivered the oldest are given up, and stay `sent` until fetched.
///
/// Lives on a socket-serving thread, owned by its HubThread.
class DeliveredBatch final : public QObject
{
    Q_OBJECT
public:
    /// Reads the desk's answers in that mailbox, which is read on the same thread.
    DeliveredBatch(StoreDesk &desk, Mailbox &mailbox, const HubLimits &limits);

    void add(model::NotificationId id);
    /// Hands in what there is now.
    void flush();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void onRecorded(const QList<model::NotificationId> &ids, const model::Result<void> &recorded);

    StoreDesk &m_desk;
    Mailbox &m_mailbox;
    const HubLimits &m_limits;
    QList<model::NotificationId> m_ids;
    bool m_isAsked = false;
    RetryDelay m_delay;
    QBasicTimer m_timer;
};

} // namespace mc::realtime
