#include "scratch_database.h"

#include <latch>
#include <thread>

using namespace mc;
using namespace mc::test;
using model::Channel;
using model::Priority;
using model::Provider;
using store::DeliveryOutcome;
using store::DeliveryQueue;
using Kind = DeliveryOutcome::Kind;

namespace {

const QDateTime start(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
const QUuid here = QUuid::createUuid();
const QUuid elsewhere = QUuid::createUuid();

} // namespace

class TestDeliveryQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void claim_everyField_isRead();
    void claim_priorityThenTime_isTheOrder();
    void claim_otherProviders_areLeftAlone();
    void claim_notDueOrLeased_isPassedOver();
    void claim_leaseRunOut_isTakenOverAndCountsAsAttempt();
    void claim_manyAtOnce_takeEachOnce();
    void claim_deviceNoLongerTheirs_hasNoTarget();
    void record_outcomes_changeTheirDelivery_data();
    void record_outcomes_changeTheirDelivery();
    void record_withoutLease_changesNothing();
    void record_receiptCameFirst_staysDelivered();
    void record_severalDeliveries_settleTheNotification_data();
    void record_severalDeliveries_settleTheNotification();
    void record_lanesAtOnce_settleTheNotification();
    void record_deadToken_retiresTheDeviceUnlessRegisteredSince();
    void release_leases_makesThemDueAgain();
    void release_putOff_isDueThen();
    void renew_leases_holdForAnother();
    void claim_criticalOnlyOrExcept_leavesOthers();
    void claim_manyHeldAndDone_readsTheIndexAlone();

private:
    struct Made
    {
        model::NotificationId notification;
        QList<QUuid> deliveries;
    };
    Made make(const QList<Provider> &providers, const QDateTime &due = start, Priority priority = Priority::Low,
        std::optional<model::Channels> named = {});
    QList<store::DueDelivery> claim(
        Provider provider, const QDateTime &now = start, const QUuid &instance = here, int most = 100)
    {
        return must(m_store->deliveryQueue.claim({provider, instance, now, most})).deliveries;
    }
    QString of(const QUuid &delivery, const char *columns)
    {
        return valueOf(m_store->connection,
            QStringLiteral("SELECT concat_ws(' ', %1) FROM deliveries WHERE id = $1").arg(QLatin1String(columns)),
            {delivery.toString(QUuid::WithoutBraces)});
    }
    QString statusOf(const Made &made)
    {
        return valueOf(m_store->connection, QStringLiteral("SELECT delivery_status FROM notifications WHERE id = $1"),
            {toString(made.notification)});
    }
    static DeliveryOutcome outcome(const Made &made, int nth, Kind kind)
    {
        DeliveryOutcome outcome;
        outcome.delivery = made.deliveries[nth];
        outcome.notification = made.notification;
        outcome.kind = kind;
        outcome.at = start.addSecs(1);
        return outcome;
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
    qint64 m_device = 0;
};

void TestDeliveryQueue::initTestCase()
{
    m_scratch.migrate();
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestDeliveryQueue::init()
{
    Database database(m_scratch.uri);
    database.run("TRUNCATE users CASCADE");
    database.run("TRUNCATE journal");
    model::User ann = patient(1);
    ann.email = QStringLiteral("ann@clinic.example");
    ann.phone = QStringLiteral("+34600000000");
    ann.timezone = "Europe/Madrid";
    ann.locale = QStringLiteral("es");
    (void)must(m_store->users.put(ann));
    (void)must(m_store->users.put(patient(2)));
    store::DeviceRegistration phone;
    phone.owner = {1};
    phone.provider = Provider::Fcm;
    phone.ciphertext = "sealed";
    phone.keyId = QStringLiteral("key");
    phone.hashes = {QByteArray(32, 'h')};
    phone.registeredAt = start.addSecs(-60);
    m_device = must(m_store->devices.put(phone)).device.id.value;
}

TestDeliveryQueue::Made TestDeliveryQueue::make(
    const QList<Provider> &providers, const QDateTime &due, Priority priority, std::optional<model::Channels> named)
{
    store::NewNotification fresh;
    fresh.draft.recipientId = {1};
    fresh.draft.type = model::NotificationType::Billing;
    fresh.draft.title = QStringLiteral("Title");
    fresh.draft.message = QStringLiteral("Message");
    fresh.draft.channels = named;
    fresh.draft.metadata.actionUrl = QStringLiteral("/a");
    fresh.draft.metadata.deepLink = QStringLiteral("app://a");
    fresh.priority = priority;
    fresh.id = {model::uuidV7(start)};
    fresh.createdAt = start;
    Made made {fresh.id, {}};
    for (const Provider provider : providers) {
        store::PlannedDelivery planned {model::uuidV7(start), channelOf(provider), provider, {}, due, {}, {}};
        if (planned.channel == Channel::Push)
            planned.device = m_device;
        fresh.plan.channels |= planned.channel;
        fresh.plan.deliveries += planned;
        made.deliveries += planned.id;
    }
    (void)must(m_store->notifications.create(fresh));
    return made;
}

void TestDeliveryQueue::claim_everyField_isRead()
{
    const Made made = make({Provider::Fcm}, start.addSecs(-1), Priority::Critical);
    const DeliveryQueue::Claimed claimed = must(m_store->deliveryQueue.claim({Provider::Fcm, here, start, 10}));
    QCOMPARE(claimed.deliveries.size(), 1);
    const store::DueDelivery &due = claimed.deliveries.first();
    QCOMPARE(due.id, made.deliveries.first());
    QCOMPARE(due.attempts, 0);
    QCOMPARE(due.dueAt, start.addSecs(-1));
    QVERIFY(due.notification.id == made.notification);
    QVERIFY(due.notification.type == model::NotificationType::Billing);
    QVERIFY(due.notification.priority == Priority::Critical);
    QCOMPARE(due.notification.title, QStringLiteral("Title"));
    QCOMPARE(due.notification.message, QStringLiteral("Message"));
    QCOMPARE(due.notification.metadata.actionUrl, QStringLiteral("/a"));
    QCOMPARE(due.notification.metadata.deepLink, QStringLiteral("app://a"));
    QCOMPARE(due.notification.createdAt, start);
    QCOMPARE(due.recipient.person.email, QStringLiteral("ann@clinic.example"));
    QCOMPARE(due.recipient.phone, QStringLiteral("+34600000000"));
    QCOMPARE(due.recipient.preferences.userTimezone, QByteArray("Europe/Madrid"));
    QCOMPARE(due.recipient.locale, QStringLiteral("es"));
    QVERIFY(due.recipient.isActive);
    QVERIFY(due.target);
    QCOMPARE(due.target->ciphertext, QByteArray("sealed"));
    QCOMPARE(due.target->keyId, QStringLiteral("key"));
    QCOMPARE(due.recipient.devices.value(0).id, m_device);
    QCOMPARE(of(due.id, "leased_by, leased_until = '2024-01-15 10:31:00Z'"),
        here.toString(QUuid::WithoutBraces) + QStringLiteral(" t"));
    QCOMPARE(claimed.nextDue, start.addSecs(60)); // should we die
}

void TestDeliveryQueue::claim_priorityThenTime_isTheOrder()
{
    const Made late = make({Provider::Fcm}, start.addSecs(-1), Priority::Low);
    const Made early = make({Provider::Fcm}, start.addSecs(-9), Priority::Low);
    const Made high = make({Provider::Fcm}, start.addSecs(-2), Priority::High);
    const Made critical = make({Provider::Fcm}, start, Priority::Critical);
    QList<QUuid> order;
    for (int most : {3, 3}) {
        for (const store::DueDelivery &due : claim(Provider::Fcm, start, here, most))
            order += due.id;
    }
    QCOMPARE(order, critical.deliveries + high.deliveries + early.deliveries + late.deliveries);
}

void TestDeliveryQueue::claim_otherProviders_areLeftAlone()
{
    const Made made = make({Provider::Fcm, Provider::Apns, Provider::Smtp, Provider::Sms});
    for (int i = 0; i < 4; ++i) {
        const QList<store::DueDelivery> due = claim(model::allProviders[std::size_t(i)]);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().id, made.deliveries[i]);
    }
}

void TestDeliveryQueue::claim_notDueOrLeased_isPassedOver()
{
    const Made later = make({Provider::Sms}, start.addSecs(90));
    QVERIFY(claim(Provider::Sms).isEmpty());
    QCOMPARE(must(m_store->deliveryQueue.claim({Provider::Sms, here, start, 1})).nextDue, start.addSecs(90));
    const QDateTime then = start.addSecs(90);
    QCOMPARE(claim(Provider::Sms, then, elsewhere).size(), 1);
    QVERIFY(claim(Provider::Sms, then).isEmpty());
    QVERIFY(claim(Provider::Sms, then.addMSecs(59'999)).isEmpty());
}

void TestDeliveryQueue::claim_leaseRunOut_isTakenOverAndCountsAsAttempt()
{
    const Made made = make({Provider::Sms});
    QCOMPARE(claim(Provider::Sms, start, elsewhere).size(), 1);
    const QList<store::DueDelivery> taken = claim(Provider::Sms, start.addSecs(60));
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().attempts, 1);
    // The one that was slow learns that it is no longer its own.
    (void)must(m_store->deliveryQueue.record({outcome(made, 0, Kind::Failed)}, elsewhere));
    QCOMPARE(of(made.deliveries[0], "status"), QStringLiteral("pending"));
}

void TestDeliveryQueue::claim_manyAtOnce_takeEachOnce()
{
    for (int i = 0; i < 200; ++i)
        (void)make({Provider::Smtp}, start, Priority(i % 4));
    std::array<QList<QUuid>, 4> taken;
    std::latch begin(4);
    std::vector<std::thread> threads;
    for (QList<QUuid> &mine : taken) {
        threads.emplace_back([&] {
            store::Store store(m_scratch.url(), QStringLiteral("claimer"));
            const QUuid instance = QUuid::createUuid();
            begin.arrive_and_wait();
            for (bool more = true; more;) {
                const auto claimed = must(store.deliveryQueue.claim({Provider::Smtp, instance, start, 7}));
                for (const store::DueDelivery &due : claimed.deliveries)
                    mine += due.id;
                more = !claimed.deliveries.isEmpty();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QSet<QUuid> all;
    qsizetype count = 0;
    for (const QList<QUuid> &mine : taken) {
        all += QSet<QUuid>(mine.begin(), mine.end());
        count += mine.size();
    }
    QCOMPARE(count, 200);
    QCOMPARE(all.size(), 200);
}

void TestDeliveryQueue::claim_deviceNoLongerTheirs_hasNoTarget()
{
    const auto targetAfter = [&](const char *change) {
        const Made made = make({Provider::Fcm});
        Database(m_scratch.uri).run(change);
        const QList<store::DueDelivery> due = claim(Provider::Fcm);
        return due.size() == 1 && due.first().target.has_value() == !due.first().recipient.devices.isEmpty()
            && due.first().target;
    };
    QVERIFY(targetAfter("UPDATE devices SET is_active = true"));
    QVERIFY(!targetAfter("UPDATE devices SET is_active = false"));
    QVERIFY(!targetAfter("UPDATE devices SET is_active = true, user_id = 2"));
    QVERIFY(!targetAfter("DELETE FROM devices"));
}

void TestDeliveryQueue::record_outcomes_changeTheirDelivery_data()
{
    QTest::addColumn<DeliveryOutcome>("outcome");
    QTest::addColumn<QString>("delivery"); // status, attempts, error, due at
    QTest::addColumn<QString>("event");
    const auto row = [](const char *name, DeliveryOutcome outcome, const char *delivery, const char *event) {
        outcome.at = start.addSecs(1);
        QTest::newRow(name) << outcome << QString::fromLatin1(delivery) << QString::fromLatin1(event);
    };
    const QDateTime later = start.addSecs(300);
    row("sent", {{}, {}, Kind::Sent, {}, {}, {}, {}, QStringLiteral("SM1"), {}}, "sent 1 10:30:00", "sent 1 SM1");
    row("postponed",
        {{}, {}, Kind::Postponed, {}, later, {}, QStringLiteral("SMS 500"), QStringLiteral("In trouble."), {}},
        "pending 1 SMS 500 10:35:00", "attempted 1 SMS 500: In trouble.");
    row("failed", {{}, {}, Kind::Failed, {}, {}, {}, QStringLiteral("SMS 21211"), {}, {}},
        "failed 1 SMS 21211 10:30:00", "failed 1 SMS 21211");
    row("held", {{}, {}, Kind::Held, {}, later, model::Reason::QuietHours, {}, QStringLiteral("held"), {}},
        "pending 0 quiet_hours held 10:35:00", "held quiet_hours held");
    row("suppressed", {{}, {}, Kind::Suppressed, {}, {}, model::Reason::OptedOut, {}, QStringLiteral("opted out"), {}},
        "suppressed 0 opted_out opted out 10:30:00", "suppressed opted_out opted out");
}

void TestDeliveryQueue::record_outcomes_changeTheirDelivery()
{
    QFETCH(DeliveryOutcome, outcome);
    QFETCH(QString, delivery);
    QFETCH(QString, event);
    const Made made = make({Provider::Sms});
    QCOMPARE(claim(Provider::Sms).size(), 1);
    outcome.delivery = made.deliveries.first();
    outcome.notification = made.notification;
    (void)must(m_store->deliveryQueue.record({outcome}, here));
    QCOMPARE(of(outcome.delivery,
                 "status, attempts, last_error, reason, detail, to_char(due_at AT TIME ZONE 'UTC', 'HH24:MI:SS')"),
        delivery);
    QCOMPARE(of(outcome.delivery, "leased_by, leased_until"), QString());
    QCOMPARE(valueOf(m_store->connection,
                 QStringLiteral("SELECT concat_ws(' ', kind, attempt, reason, detail) FROM journal WHERE delivery_id = "
                                "$1 AND kind <> 'queued'"),
                 {outcome.delivery.toString(QUuid::WithoutBraces)}),
        event);
}

void TestDeliveryQueue::record_withoutLease_changesNothing()
{
    const Made made = make({Provider::Sms});
    (void)must(m_store->deliveryQueue.record({outcome(made, 0, Kind::Sent)}, here));
    QCOMPARE(of(made.deliveries[0], "status, attempts"), QStringLiteral("pending 0"));
    QCOMPARE(statusOf(made), QStringLiteral("pending"));
}

void TestDeliveryQueue::record_receiptCameFirst_staysDelivered()
{
    const Made made = make({Provider::Sms});
    QCOMPARE(claim(Provider::Sms).size(), 1);
    Database(m_scratch.uri).run("UPDATE deliveries SET status = 'delivered', delivered_at = now()");
    (void)must(m_store->deliveryQueue.record({outcome(made, 0, Kind::Sent)}, here));
    QCOMPARE(of(made.deliveries[0], "status, attempts, leased_by"), QStringLiteral("delivered 1"));
    QCOMPARE(statusOf(made), QStringLiteral("delivered"));
}

void TestDeliveryQueue::record_severalDeliveries_settleTheNotification_data()
{
    QTest::addColumn<QList<Kind>>("kinds"); // of email and sms
    QTest::addColumn<bool>("isInAppAsked");
    QTest::addColumn<bool>("isSeen");
    QTest::addColumn<QString>("status");
    const auto row
        = [](const char *name, const QList<Kind> &kinds, bool isInAppAsked, bool isSeen, const char *status) {
              QTest::newRow(name) << kinds << isInAppAsked << isSeen << QString::fromLatin1(status);
          };
    row("one to be tried again", {Kind::Sent, Kind::Postponed}, true, false, "pending");
    row("one to be tried again, seen", {Kind::Sent, Kind::Postponed}, true, true, "pending");
    row("all sent", {Kind::Sent, Kind::Sent}, false, false, "sent");
    row("one sent", {Kind::Failed, Kind::Sent}, false, false, "sent");
    row("none sent", {Kind::Failed, Kind::Failed}, false, false, "failed");
    row("failed and suppressed", {Kind::Suppressed, Kind::Failed}, false, false, "failed");
    row("none sent, but in the app", {Kind::Failed, Kind::Failed}, true, false, "sent");
    row("none sent, seen in the app", {Kind::Failed, Kind::Failed}, true, true, "delivered");
    row("none sent, not asked for in the app, but seen there", {Kind::Failed, Kind::Failed}, false, true, "delivered");
    row("sent and seen", {Kind::Sent, Kind::Sent}, true, true, "delivered");
}

void TestDeliveryQueue::record_severalDeliveries_settleTheNotification()
{
    QFETCH(QList<Kind>, kinds);
    QFETCH(bool, isInAppAsked);
    QFETCH(bool, isSeen);
    QFETCH(QString, status);
    model::Channels named = Channel::Email | Channel::Sms;
    named.setFlag(Channel::InApp, isInAppAsked);
    const Made made = make({Provider::Smtp, Provider::Sms}, start, Priority::Critical, named);
    if (isSeen)
        (void)must(m_store->notifications.markDelivered({{made.notification, start}}, store::InAppWay::Socket));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(statusOf(made), QStringLiteral("pending"));
        QCOMPARE(claim(i == 0 ? Provider::Smtp : Provider::Sms).size(), 1);
        DeliveryOutcome one = outcome(made, i, kinds[i]);
        one.dueAt = kinds[i] == Kind::Postponed ? start.addSecs(60) : QDateTime();
        (void)must(m_store->deliveryQueue.record({one}, here));
    }
    QCOMPARE(statusOf(made), status);
}

// Each sees the other's delivery as pending unless they take turns: the last one must settle it.
void TestDeliveryQueue::record_lanesAtOnce_settleTheNotification()
{
    QList<Made> all;
    for (int i = 0; i < 60; ++i)
        all += make({Provider::Smtp, Provider::Sms});
    QCOMPARE(claim(Provider::Smtp).size(), 60);
    QCOMPARE(claim(Provider::Sms).size(), 60);
    std::latch begin(2);
    std::vector<std::thread> threads;
    for (int nth = 0; nth < 2; ++nth) {
        threads.emplace_back([&, nth] {
            store::Store store(m_scratch.url(), QStringLiteral("lane"));
            begin.arrive_and_wait();
            for (int i = 0; i < 60; i += 5) {
                QList<DeliveryOutcome> some;
                for (int j = i; j < i + 5; ++j)
                    some += outcome(all[nth == 0 ? j : i + 4 - (j - i)], nth, Kind::Sent);
                (void)must(store.deliveryQueue.record(some, here));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const Made &made : std::as_const(all))
        QCOMPARE(statusOf(made), QStringLiteral("sent"));
}

void TestDeliveryQueue::record_deadToken_retiresTheDeviceUnlessRegisteredSince()
{
    const auto isActiveAfter = [&](const QDateTime &deadSince) {
        const Made made = make({Provider::Fcm});
        (void)claim(Provider::Fcm);
        DeliveryOutcome refused = outcome(made, 0, Kind::Failed);
        refused.tokenDeadSince = deadSince;
        (void)must(m_store->deliveryQueue.record({refused}, here));
        return valueOf(m_store->connection, QStringLiteral("SELECT is_active FROM devices"));
    };
    QCOMPARE(isActiveAfter({}), QStringLiteral("t"));
    QCOMPARE(isActiveAfter(start.addSecs(-61)), QStringLiteral("t")); // it was registered a second later
    QCOMPARE(isActiveAfter(start), QStringLiteral("f"));
}

void TestDeliveryQueue::release_leases_makesThemDueAgain()
{
    const Made made = make({Provider::Sms, Provider::Smtp});
    QCOMPARE(claim(Provider::Sms).size(), 1);
    QCOMPARE(claim(Provider::Smtp, start, elsewhere).size(), 1);
    (void)must(m_store->deliveryQueue.release(made.deliveries, here));
    QCOMPARE(claim(Provider::Sms, start, elsewhere).first().attempts, 0);
    QVERIFY(claim(Provider::Smtp).isEmpty());
}

void TestDeliveryQueue::release_putOff_isDueThen()
{
    const Made made = make({Provider::Sms});
    QCOMPARE(claim(Provider::Sms).size(), 1);
    (void)must(m_store->deliveryQueue.release(made.deliveries, here, start.addSecs(5)));
    QVERIFY(claim(Provider::Sms, start.addSecs(4)).isEmpty());
    QCOMPARE(claim(Provider::Sms, start.addSecs(5)).first().attempts, 0);
}

void TestDeliveryQueue::renew_leases_holdForAnother()
{
    const Made made = make({Provider::Sms, Provider::Smtp});
    QCOMPARE(claim(Provider::Sms).size(), 1);
    QCOMPARE(claim(Provider::Smtp, start, elsewhere).size(), 1);
    (void)must(m_store->deliveryQueue.renew(made.deliveries, here, start.addSecs(59)));
    QVERIFY(claim(Provider::Sms, start.addSecs(118), elsewhere).isEmpty());
    QCOMPARE(claim(Provider::Smtp, start.addSecs(61)).size(), 1); // another's is not renewed
}

void TestDeliveryQueue::claim_criticalOnlyOrExcept_leavesOthers()
{
    (void)make({Provider::Sms});
    const Made critical = make({Provider::Sms}, start, Priority::Critical);
    DeliveryQueue::Claim claim {Provider::Sms, here, start, 10, true, critical.deliveries};
    QVERIFY(must(m_store->deliveryQueue.claim(claim)).deliveries.isEmpty());
    claim.except.clear();
    const DeliveryQueue::Claimed claimed = must(m_store->deliveryQueue.claim(claim));
    QCOMPARE(claimed.deliveries.size(), 1);
    QCOMPARE(claimed.deliveries.first().id, critical.deliveries.first());
}

void TestDeliveryQueue::claim_manyHeldAndDone_readsTheIndexAlone()
{
    const Made made = make({Provider::Fcm}, start, Priority::Low);
    Database database(m_scratch.uri);
    const QByteArray copies = "INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, "
                              "status, created_at, due_at) "
                              "SELECT gen_random_uuid(), '"
        + toString(made.notification).toLatin1() + "', 1, 'high', 'push', 'fcm', ";
    database.run(copies + "'sent', '2024-01-14', '2024-01-14' FROM generate_series(1, 20000)");
    database.run(copies + "'pending', '2024-01-14', '2024-01-16' FROM generate_series(1, 20000)");
    database.run("VACUUM ANALYZE deliveries");
    const auto read = [&] {
        return database.value(
            "SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables WHERE relname = 'deliveries'");
    };
    const auto scans = [&] {
        return database
            .value("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE indexrelname = 'idx_deliveries_due'")
            .toLongLong();
    };
    (void)valueOf(m_store->connection, QStringLiteral("SELECT pg_stat_force_next_flush()"));
    database.run("SELECT pg_stat_clear_snapshot()");
    const QByteArray before = read();
    const qint64 scansBefore = scans();
    QCOMPARE(claim(Provider::Fcm).size(), 1);
    (void)valueOf(m_store->connection, QStringLiteral("SELECT pg_stat_force_next_flush()"));
    database.run("SELECT pg_stat_clear_snapshot()");
    QCOMPARE(read(), before);
    QVERIFY(scans() - scansBefore < 100);
}

QTEST_GUILESS_MAIN(TestDeliveryQueue)
#include "tst_delivery_queue.moc"
