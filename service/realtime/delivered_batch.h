#pragma once

#include "model/ids.h"
#include "ops/clock.h"
#include "realtime/hub_limits.h"
#include "realtime/letters.h"
#include "threads/retry_delay.h"
#include "threads/store_desk.h"

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
    DeliveredBatch(threads::StoreDesk &desk, HubMailbox &mailbox, const HubLimits &limits, const ops::Clock &clock);

    /// It was written just now.
    void add(model::NotificationId id);
    /// Hands in what there is now.
    void flush();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void onRecorded(const QList<store::Arrival> &delivered, const model::Result<void> &recorded);

    threads::StoreDesk &m_desk;
    HubMailbox &m_mailbox;
    const HubLimits &m_limits;
    const ops::Clock &m_clock;
    QList<store::Arrival> m_waiting; ///< to be recorded
    bool m_isAsked = false;
    threads::RetryDelay m_delay;
    QBasicTimer m_timer;
};

} // namespace mc::realtime
