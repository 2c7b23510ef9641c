#pragma once

#include "naive_statistics.h"
#include "scratch_database.h"

#include <QtCore/QRandomGenerator>

namespace mc::test {

/// A notification of that moment for somebody, by the app alone.
store::NewNotification newNotification(model::UserId recipient, const QDateTime &now);

/// A random history of notifications, deliveries and devices of some users of three clinics and of none, done to the
/// database, and written down in the naive model.
class History
{
public:
    static constexpr int people = 6;

    /// Adds the users. All of them outlive the history.
    History(store::Store &store, QRandomGenerator &random, const QDateTime &start);

    /// Lets some hours pass, and does one random thing.
    void step();

    const NaiveStatistics &naive() const { return m_naive; }
    QDateTime now() const { return m_now; }

private:
    void create();
    void change();
    void changeMany();
    void remove();
    void deliver();
    void tellReceipt();
    void retry();
    store::Plan plan(NaiveStatistics::Item &item);
    NaiveStatistics::Delivery newDelivery(const NaiveStatistics::Item &item, model::Channel channel);
    NaiveStatistics::Delivery &delivery(const QUuid &id);
    store::DeliveryOutcome outcomeOf(NaiveStatistics::Delivery &delivery);
    void changeDevices();
    void forget(NaiveStatistics::Item &item);
    NaiveStatistics::Item *anyItem();
    model::UserId anybody() { return {1 + m_random.bounded(people)}; }

    store::Store &m_store;
    QRandomGenerator &m_random;
    QDateTime m_now;
    NaiveStatistics m_naive;
    QList<model::DeviceId> m_devices; ///< by their index in the model
};

} // namespace mc::test
