#pragma once

#include "store/deliveries/delivery_queue.h"
#include "threads/mailbox.h"
#include "threads/retry_delay.h"
#include "threads/store_desk.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

namespace mc::delivery {

/// Stores outcomes of deliveries. Those that come while others are being stored go together, since one transaction takes
/// hundreds. They are kept while the database is away. Lives on a lane's thread.
class OutcomeRecorder : public QObject
{
public:
    OutcomeRecorder(threads::StoreDesk &desk, threads::Mailbox<threads::Call> &mailbox, const QUuid &instance);

    void add(const store::DeliveryOutcome &outcome);
    /// Those that are not stored yet.
    int count() const { return int(m_waiting.size()) + m_asked; }
    /// Called after each time some were stored.
    std::function<void()> stored;

private:
    void timerEvent(QTimerEvent *event) override;
    void flush();
    void onRecorded(const QList<store::DeliveryOutcome> &outcomes, const model::Result<void> &recorded);

    threads::StoreDesk &m_desk;
    threads::Mailbox<threads::Call> &m_mailbox;
    const QUuid m_instance;
    QList<store::DeliveryOutcome> m_waiting;
    int m_asked = 0; ///< how many are being stored
    int m_batch; ///< how many are stored at once
    threads::RetryDelay m_delay;
    QBasicTimer m_timer;
};

} // namespace mc::delivery
