#include "../intake/limited_people.h"
#include "delivery/claiming.h"
#include "rules/channels.h"
#include "store/session/transaction.h"

using namespace mc;
using namespace mc::test;
using model::Channel;
using model::NotificationId;
using model::Priority;
using model::Provider;
using std::chrono::hours;
using store::DeliveryOutcome;
using store::DeliveryQueue;
using store::DueDelivery;
using Kind = DeliveryOutcome::Kind;

/// What frequency limits make of deliveries that were held, or are queued again, when lanes claim them.
class TestClaiming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_people.reset(6); }

    void claim_heldOnes_asManyAsTheLimitGoOut();
    void claim_severalLanesAtOnce_asManyAsTheLimitGoOut();
    void claim_severalDevices_shareAPlace();
    void claim_heldOnesWithoutLimits_areCountedWhenTried();
    void claim_takenOverOrTriedAgain_isCountedOnce();
    void claim_quietAgain_takesNoPlace();
    void claim_retriedByAnAdmin_isJudgedAnew();
    void claim_heldBeforeItsFirstAttempt_givesItsPlaceBack();
    void claim_critical_isNotLimited();
    void claim_deletedMeanwhile_doesNotGoOut();

private:
    // Notifications held until an hour from now, then due.
    void hold(int count, qint64 user = 1, model::Channels channels = Channel::Push)
    {
        m_people.setQuiet(user, true);
        for (int i = 0; i < count; ++i)
            (void)m_people.post(LimitedPeople::draft(user, channels));
        m_people.setQuiet(user, false);
    }
    // Claims as a lane does, and does what it would do: how many went out.
    int deliver(store::Store &store, Provider provider, int most = 100)
    {
        const QUuid instance = QUuid::createUuid();
        int sent = 0;
        for (;;) {
            const QList<DueDelivery> claimed
                = must(delivery::claimWithinLimits(store,
                           {.provider = provider, .instance = instance, .now = m_people.clock.now(), .most = most}))
                      .deliveries;
            QList<DeliveryOutcome> outcomes;
            for (const DueDelivery &due : claimed) {
                const model::ChannelDecision decision = rules::reconsider(channelOf(provider),
                    {.type = due.notification.type, .priority = due.notification.priority}, due.recipient,
                    m_people.clock.now());
                const Kind kind = decision.decision == model::Decision::Now ? Kind::Sent
                    : decision.decision == model::Decision::Held            ? Kind::Held
                                                                            : Kind::Suppressed;
                sent += kind == Kind::Sent;
                outcomes += {.delivery = due.id,
                    .notification = due.notification.id,
                    .kind = kind,
                    .at = m_people.clock.now(),
                    .dueAt = kind == Kind::Held ? decision.at : QDateTime(),
                    .reason = decision.reason,
                    .error = {},
                    .detail = decision.detail,
                    .tokenDeadSince = {}};
            }
            if (outcomes.isEmpty())
                return sent;
            (void)must(store.deliveryQueue.record(outcomes, instance));
        }
    }
    int deliver(Provider provider, int most = 100) { return deliver(*m_people.store, provider, most); }
    int inState(const char *state, qint64 user = 1)
    {
        return m_people
            .value(QStringLiteral("SELECT count(*) FROM deliveries WHERE recipient_id = $1 AND status = '%1'")
                       .arg(QLatin1String(state)),
                {user})
            .toInt();
    }

    LimitedPeople m_people;
};

void TestClaiming::claim_heldOnes_asManyAsTheLimitGoOut()
{
    for (const int most : {100, 3, 1}) {
        m_people.reset(1);
        m_people.limit(1, 3);
        hold(10);
        QCOMPARE(deliver(Provider::Fcm), 0);
        m_people.clock.advance(hours(1));
        QCOMPARE(deliver(Provider::Fcm, most), 3);
        QCOMPARE(inState("suppressed"), 7);
        QCOMPARE(m_people.limited(), 7);
        QCOMPARE(m_people.value(QStringLiteral("SELECT count(*) FROM journal WHERE kind = 'suppressed' "
                                               "AND reason = 'frequency_limit' AND detail LIKE 'NOTIF_007%'")),
            QStringLiteral("7"));
        QCOMPARE(m_people.facts().sentLastHour, 3);
        // They use up the hour in which they went out.
        (void)m_people.post(LimitedPeople::draft(1));
        QCOMPARE(m_people.limited(), 8);
    }
}

// All lanes come to the same recipients in the same order, one delivery a claim.
void TestClaiming::claim_severalLanesAtOnce_asManyAsTheLimitGoOut()
{
    constexpr qint64 people = 40, limit = 2;
    m_people.reset(people + 1);
    for (qint64 user = 1; user <= people; ++user) {
        m_people.limit(user, int(limit));
        m_people.addDevice(user, Provider::Apns);
        hold(2, user, Channel::Push | Channel::Email);
    }
    hold(2, people + 1, Channel::Push | Channel::Email);
    m_people.clock.advance(hours(1));
    constexpr std::array lanes {Provider::Fcm, Provider::Smtp, Provider::Apns};
    m_people.atOnce(6, [&](store::Store &store, int nth) { (void)deliver(store, lanes[std::size_t(nth % 3)], 1); });
    for (qint64 user = 1; user <= people; ++user) {
        QCOMPARE(m_people.facts(user).sentLastHour, limit);
        QCOMPARE(m_people
                     .value(QStringLiteral("SELECT count(DISTINCT (notification_id, channel)) FROM deliveries WHERE "
                                           "recipient_id = $1 AND status = 'sent'"),
                         {user})
                     .toInt(),
            limit);
        QCOMPARE(inState("pending", user), 0);
    }
    QCOMPARE(inState("sent", people + 1), 4);
}

void TestClaiming::claim_severalDevices_shareAPlace()
{
    m_people.addDevice(1, Provider::Apns);
    m_people.limit(1, 2);
    hold(4);
    m_people.clock.advance(hours(1));
    QCOMPARE(deliver(Provider::Apns), 2);
    QCOMPARE(deliver(Provider::Fcm), 2);
    QCOMPARE(m_people.facts().sentLastHour, 2);
}

void TestClaiming::claim_heldOnesWithoutLimits_areCountedWhenTried()
{
    hold(4);
    m_people.clock.advance(hours(1));
    QCOMPARE(deliver(Provider::Fcm), 4);
    m_people.limit(1, 4);
    QCOMPARE(m_people.facts().sentLastHour, 4);
}

void TestClaiming::claim_takenOverOrTriedAgain_isCountedOnce()
{
    m_people.limit(1, 1);
    hold(1);
    m_people.clock.advance(hours(1));
    const QUuid here = QUuid::createUuid();
    const auto claim = [&](const QUuid &instance) {
        return must(delivery::claimWithinLimits(*m_people.store,
                        {.provider = Provider::Fcm, .instance = instance, .now = m_people.clock.now(), .most = 9}))
            .deliveries;
    };
    QCOMPARE(claim(here).size(), 1);
    m_people.clock.advance(std::chrono::seconds(61));
    const QList<DueDelivery> taken = claim(QUuid::createUuid());
    QVERIFY(taken.first().isCounted);
    QCOMPARE(m_people.facts().sentLastHour, 1);
    m_people.clock.advance(hours(1) - std::chrono::seconds(61));
    QCOMPARE(m_people.facts().sentLastHour, 0);
    QCOMPARE(deliver(Provider::Fcm), 1); // the lease has run out again
    QCOMPARE(m_people.facts().sentLastHour, 0);
    QCOMPARE(m_people.facts().sentLastDay, 1);
}

void TestClaiming::claim_quietAgain_takesNoPlace()
{
    m_people.limit(1, 1);
    hold(3);
    m_people.clock.advance(hours(1));
    m_people.setQuiet(1, true);
    QCOMPARE(deliver(Provider::Fcm), 0);
    QCOMPARE(inState("pending"), 3);
    QCOMPARE(m_people.facts().sentLastHour, 0);
    m_people.setQuiet(1, false);
    m_people.clock.advance(hours(1));
    QCOMPARE(deliver(Provider::Fcm), 1);
    QCOMPARE(m_people.limited(), 2);
}

void TestClaiming::claim_retriedByAnAdmin_isJudgedAnew()
{
    m_people.limit(1, 1);
    const NotificationId failed = m_people.post(LimitedPeople::draft(1));
    const auto fail = [&] {
        return m_people.store->connection.execute(
            QStringLiteral("UPDATE deliveries SET status = 'failed', attempts = 1"));
    };
    (void)must(fail());
    // Its own failed attempt does not stand in its way.
    (void)must(m_people.store->deliveries.retry(failed, m_people.clock.now()));
    QCOMPARE(deliver(Provider::Fcm), 1);
    QCOMPARE(m_people.facts().sentLastHour, 1);
    (void)must(fail());
    m_people.clock.advance(hours(2));
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(deliver(Provider::Fcm), 1);
    (void)must(m_people.store->deliveries.retry(failed, m_people.clock.now()));
    QCOMPARE(deliver(Provider::Fcm), 0);
    QCOMPARE(m_people.limited(), 1);
}

void TestClaiming::claim_heldBeforeItsFirstAttempt_givesItsPlaceBack()
{
    m_people.limit(1, 1);
    (void)m_people.post(LimitedPeople::draft(1)); // counted, but the quiet hours begin before a lane comes to it
    m_people.setQuiet(1, true);
    QCOMPARE(deliver(Provider::Fcm), 0);
    QCOMPARE(m_people.facts().sentLastHour, 0);
    m_people.clock.advance(hours(1));
    m_people.setQuiet(1, false);
    QCOMPARE(deliver(Provider::Fcm), 1);
    QCOMPARE(m_people.facts().sentLastHour, 1);
}

void TestClaiming::claim_critical_isNotLimited()
{
    m_people.limit(1, 1);
    for (int i = 0; i < 2; ++i)
        (void)m_people.post(LimitedPeople::draft(1, Channel::Push, Priority::Critical));
    (void)must(m_people.store->connection.execute(QStringLiteral("UPDATE deliveries SET counted_at = NULL")));
    QCOMPARE(deliver(Provider::Fcm), 2);
    QCOMPARE(m_people.facts().sentLastHour, 2);
}

// It was claimed and is not counted yet: whoever deletes it then must not get it, and another one besides.
void TestClaiming::claim_deletedMeanwhile_doesNotGoOut()
{
    m_people.limit(1, 1);
    hold(1);
    m_people.clock.advance(hours(1));
    QList<DueDelivery> claimed {DueDelivery()};
    std::jthread lane;
    {
        store::Transaction transaction = must(store::Transaction::begin(m_people.store->connection));
        (void)must(m_people.store->recipients.locked({{1}}, m_people.clock.now()));
        lane = std::jthread([&] {
            store::Store store(m_people.scratch.url(), QStringLiteral("lane"));
            claimed = must(delivery::claimWithinLimits(store,
                               {.provider = Provider::Fcm,
                                   .instance = QUuid::createUuid(),
                                   .now = m_people.clock.now(),
                                   .most = 9}))
                          .deliveries;
        });
        Database watcher(m_people.scratch.uri); // inside a transaction the view does not change
        QTRY_COMPARE(watcher.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                   "wait_event_type = 'Lock'"),
            QByteArray("1"));
        (void)must(m_people.store->connection.execute(QStringLiteral("DELETE FROM notifications")));
        (void)must(transaction.commit());
    }
    lane.join();
    QCOMPARE(claimed.size(), 0);
    QCOMPARE(m_people.facts().sentLastDay, 0);
}

QTEST_GUILESS_MAIN(TestClaiming)
#include "tst_claiming.moc"
