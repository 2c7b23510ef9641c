#pragma once

#include "delivery/sender.h"
#include "store/store.h"

#include <QtCore/QRandomGenerator>

#include <map>

namespace mc::program::demo {

/// Brings deliveries of the demo's people to providers that are made up: they accept most messages, refuse some, and are in
/// trouble at times. What they answer is read, and what becomes of it recorded, as that of real ones. Nothing leaves the machine.
class Providers
{
public:
    /// The store outlives it. The mail server is in trouble for an hour from `outage` on.
    Providers(store::Store &store, const QSet<model::UserId> &people, const QDateTime &outage);

    /// Tries what is due at `now`, and answers when there is more to do; invalid: nothing waits for its time.
    model::Result<QDateTime> turn(const QDateTime &now);

private:
    model::Result<void> bring(model::Provider provider, const QDateTime &now);
    model::Result<void> deliverReceipts(const QDateTime &now);
    store::DeliveryOutcome outcomeOf(const store::DueDelivery &due, const QDateTime &now);
    delivery::AttemptResult answer(const store::DueDelivery &due, const QDateTime &now);
    bool chance(int ofHundred) { return m_random.bounded(100) < ofHundred; }
    void expect(const QDateTime &at);

    store::Store &m_store;
    const QSet<model::UserId> m_people;
    const QDateTime m_outage;
    const QUuid m_instance = QUuid::createUuid();
    QRandomGenerator m_random {20'16};
    std::multimap<QDateTime, store::DeliveryReceipt> m_receipts; ///< by when they come
    QDateTime m_next;
};

} // namespace mc::program::demo
