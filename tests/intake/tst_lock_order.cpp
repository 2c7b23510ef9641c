#include "limited_people.h"

#include <random>

using namespace mc;
using namespace mc::test;
using model::NotificationId;
using store::Store;

/// Bulk changes of the same notifications and inboxes at once, in whatever order they name them: nobody waits for somebody who waits
/// for them, so PostgreSQL has no deadlock to end.
class TestLockOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mixedChanges_atOnce_haveNoDeadlock();

private:
    QList<NotificationId> some(std::mt19937 &random, int count) const;
    void change(Store &store, std::mt19937 &random, int nth);
    void deliver(Store &store, bool isAccepted);
    qint64 deadlocks();

    static constexpr int people = 12, ofEach = 40, threads = 8, changes = 250;

    LimitedPeople m_people;
    QList<NotificationId> m_ids;
};

QList<NotificationId> TestLockOrder::some(std::mt19937 &random, int count) const
{
    QList<NotificationId> ids;
    for (int i = 0; i < count; ++i)
        ids += m_ids[qsizetype(random() % std::mt19937::result_type(m_ids.size()))];
    return ids;
}

void TestLockOrder::deliver(Store &store, bool isAccepted)
{
    const store::DeliveryQueue::Claim claim {
        .provider = model::Provider::Fcm, .instance = QUuid::createUuid(), .now = m_people.clock.now(), .most = 30};
    const auto claimed = must(store.deliveryQueue.claim(claim));
    QList<store::DeliveryOutcome> outcomes;
    QList<QUuid> released;
    for (const store::DueDelivery &due : claimed.deliveries) {
        if (outcomes.size() > released.size()) {
            released += due.id;
            continue;
        }
        store::DeliveryOutcome outcome;
        outcome.delivery = due.id;
        outcome.notification = due.notification.id;
        outcome.kind = isAccepted ? store::DeliveryOutcome::Kind::Sent : store::DeliveryOutcome::Kind::Failed;
        outcome.at = claim.now;
        outcomes.prepend(outcome);
    }
    (void)must(store.deliveryQueue.release(released, claim.instance));
    (void)must(store.deliveryQueue.record(outcomes, claim.instance));
}

void TestLockOrder::change(Store &store, std::mt19937 &random, int nth)
{
    const QDateTime now = m_people.clock.now();
    const store::Reach everybody {.caller = {}, .everybody = true};
    const model::UserId user {1 + qint64(random() % people)};
    switch (nth % 9) {
    case 0:
        (void)must(store.notifications.markMultipleRead(some(random, 60), everybody, now));
        break;
    case 1:
        (void)must(store.notifications.removeMultiple(some(random, 4), everybody, now));
        break;
    case 2:
        (void)must(store.notifications.markAllRead(user, {}, now));
        break;
    case 3:
        for (const NotificationId id : some(random, 5))
            (void)must(store.notifications.markRead(id, everybody, random() % 4 == 0, now));
        break;
    case 4:
        (void)store.notifications.remove(some(random, 1).first(), everybody, now); // it may be gone
        break;
    case 5: {
        QList<store::Arrival> arrivals;
        for (const NotificationId id : some(random, 60))
            arrivals += store::Arrival {.id = id, .at = now};
        (void)must(store.notifications.markDelivered(arrivals, store::InAppWay::Fetch));
        break;
    }
    case 6:
        for (const NotificationId id : some(random, 5)) {
            (void)must(store.deliveries.click(id, user, now));
            (void)store.deliveries.retry(id, now); // nothing may have failed
        }
        break;
    case 7:
        deliver(store, random() % 2 == 0);
        break;
    default:
        (void)must(m_people.accept(store, LimitedPeople::draft(user.value)));
    }
}

// PostgreSQL counts them when a session ends.
qint64 TestLockOrder::deadlocks()
{
    const QString others = QStringLiteral(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    [&] { QTRY_COMPARE(m_people.value(others), QStringLiteral("0")); }();
    return m_people.value(QStringLiteral("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .toLongLong();
}

void TestLockOrder::mixedChanges_atOnce_haveNoDeadlock()
{
    m_people.reset(people);
    for (int i = 0; i < ofEach * people; ++i)
        m_ids += m_people.post(LimitedPeople::draft(1 + i % people));
    const qint64 before = deadlocks();
    m_people.atOnce(threads, [this](Store &store, int thread) {
        std::mt19937 random {std::mt19937::result_type(thread)};
        for (int nth = 0; nth < changes; ++nth)
            change(store, random, nth + thread);
    });
    QCOMPARE(deadlocks() - before, 0);
    QCOMPARE(m_people.value(QStringLiteral("SELECT count(*) FROM inboxes i WHERE unread_count <> (SELECT count(*) FROM "
                                           "notifications WHERE recipient_id = i.user_id AND is_due AND NOT is_read)")),
        QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestLockOrder)
#include "tst_lock_order.moc"
