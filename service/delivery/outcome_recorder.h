#pragma once

#include "ops/clock.h"
#include "store/deliveries/delivery_queue.h"
#include "threads/mailbox.h"
#include "threads/retry_delay.h"
#include "threads/store_desk.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

namespace mc::delivery {

/// Stores outcomes of deliveries, and keeps each until it is stored, however long the database is away or refuses it: one
/// that is forgotten means a message sent again. Its lane begins no more deliveries when too many wait. Until then their
/// leases are renewed, so that nobody else takes them.
///
/// Those that come while others are being stored go together, since one transaction takes hundreds. What the database does not
/// take is found by taking fewer at once: such an outcome is stored without what the provider said, and if even that fails,
/// tried again from time to time, while the others go on.
///
/// Lives on a lane's thread.
class OutcomeRecorder : public QObject
{
public:
    /// Clock, desk and mailbox outlive this.
    OutcomeRecorder(threads::StoreDesk &desk, threads::Mailbox<threads::Call> &mailbox, const QUuid &instance,
        const ops::Clock &clock);

    void add(const store::DeliveryOutcome &outcome);
    /// Those that are not stored yet.
    int count() const { return int(m_waiting.size() + m_asked.size() + m_refused.size()); }
    QList<QUuid> deliveries() const;
    /// Called after each time some were stored.
    std::function<void()> stored;

private:
    using Outcomes = QList<store::DeliveryOutcome>;

    void timerEvent(QTimerEvent *event) override;
    void flush();
    void onRecorded(const model::Result<void> &recorded);
    void onRefused(const store::DeliveryOutcome &outcome);
    void renewLeases();

    threads::StoreDesk &m_desk;
    threads::Mailbox<threads::Call> &m_mailbox;
    const QUuid m_instance;
    const ops::Clock &m_clock;
    Outcomes m_waiting;
    Outcomes m_asked; ///< being stored
    Outcomes m_refused; ///< cut down to the least, and not even so taken
    int m_batch; ///< how many are stored at once
    threads::RetryDelay m_delay;
    QBasicTimer m_timer;
    QBasicTimer m_refusedTimer; ///< when to try those again
    QBasicTimer m_leaseTimer;
};

} // namespace mc::delivery
