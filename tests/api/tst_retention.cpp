#include "../store/scratch_database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;

namespace {

constexpr int patience = 30'000;

using model::NotificationId;

} // namespace

/// What is old goes by itself, and nothing else: the service finds a database as it would have become over the years, written through
/// its own store at times that are past.
class tst_Retention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_process->showLogWhenFailed(); }

    void notifications_old_goWithAllAboutThem();
    void notifications_read_goSilently();
    void notifications_unread_areToldToTheInbox();
    void notifications_touchedWithinAWeek_stay();
    void notifications_thatWaitToBeShown_stay();
    void notifications_cancelledLongAgo_go();
    void notifications_ofALockedInbox_holdUpNoOther();
    void statistics_stayExact();
    void deliveriesAndJournal_goBeforeTheirNotification();
    void batches_endedLongAgo_go();
    void figures_old_goByHourAndDayAlone();
    void keys_old_areFreeAgain();
    void off_keepsEverything();

private:
    void start(const Environment &settings = {});
    void stop() { m_process->terminate(); }
    // As if created that many days ago; `isRead`: a day later.
    NotificationId create(const mc::test::User &recipient, int daysAgo, bool isRead, bool hasPush = false);
    QDateTime ago(int days) const { return m_now.addDays(-days); }
    QByteArray count(const QByteArray &what) { return m_database->value("SELECT count(*) FROM " + what); }
    bool isThere(NotificationId id) { return count("notifications WHERE id = '" + toString(id).toUtf8() + "'") == "1"; }
    int facts(NotificationId id)
    {
        return count("journal WHERE notification_id = '" + toString(id).toUtf8() + "'").toInt();
    }
    QByteArray versionOf(const mc::test::User &user)
    {
        return m_database->value("SELECT version FROM inboxes WHERE user_id = " + QByteArray::number(user.id));
    }
    // All that statistics don't know yet is folded.
    void waitForFolding();

    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::ofRun();
    QString m_uri;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<ServiceProcess> m_process;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Directory> m_directory;
    QDateTime m_now;
    qint64 m_nextUser = 1001;
    mc::test::User m_ann, m_ben;
};

void tst_Retention::initTestCase()
{
    m_uri = m_postgres->createDatabase();
    m_database = std::make_unique<Database>(m_uri);
    m_store = std::make_unique<store::Store>(must(store::DatabaseUrl::parse(m_uri)), QStringLiteral("test"));
    start();
}

void tst_Retention::init()
{
    if (!m_process->isRunning())
        start();
    m_now = QDateTime::currentDateTimeUtc();
    m_ann = m_directory->patient("ann");
    m_ben = m_directory->patient("ben");
}

// Rounds begin with the service.
void tst_Retention::start(const Environment &settings)
{
    m_process = std::make_unique<ServiceProcess>(m_uri, settings);
    m_process->start();
    QVERIFY(!QTest::currentTestFailed());
    m_api = std::make_unique<Api>(m_process->port());
    m_directory = std::make_unique<Directory>(*m_api, m_nextUser);
    m_nextUser += 1000;
}

NotificationId tst_Retention::create(const mc::test::User &recipient, int daysAgo, bool isRead, bool hasPush)
{
    const QDateTime at = ago(daysAgo);
    store::NewNotification fresh;
    fresh.draft.recipientId = {recipient.id};
    fresh.draft.title = fresh.draft.message = QStringLiteral("of the past");
    fresh.id = {model::uuidV7(at)};
    fresh.createdAt = at;
    if (hasPush)
        fresh.plan.deliveries
            += store::PlannedDelivery {.id = model::uuidV7(at), .device = {}, .at = at, .reason = {}, .detail = {}};
    const NotificationId id = must(m_store->notifications.create(fresh)).notification.id;
    if (hasPush)
        m_database->run(
            "UPDATE deliveries SET status = 'sent', attempts = 1, last_attempt_at = created_at, sent_at = created_at "
            "WHERE notification_id = '"
            + toString(id).toUtf8() + "'");
    m_database->run(
        "UPDATE notifications SET delivery_status = 'delivered' WHERE id = '" + toString(id).toUtf8() + "'");
    if (isRead)
        must(m_store->notifications.markRead(id, {{recipient.id}, false}, true, at.addDays(1)));
    return id;
}

void tst_Retention::waitForFolding()
{
    QTRY_COMPARE_WITH_TIMEOUT(
        count("journal WHERE NOT pg_visible_in_snapshot(xid, (SELECT folded FROM statistics_position))"),
        QByteArray("0"), patience);
}

void tst_Retention::notifications_old_goWithAllAboutThem()
{
    const NotificationId old = create(m_ann, 366, true, true), young = create(m_ann, 364, true);
    waitForFolding();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(old), patience);
    QCOMPARE(facts(old), 0);
    QCOMPARE(count("deliveries WHERE notification_id = '" + toString(old).toUtf8() + "'"), QByteArray("0"));
    QVERIFY(isThere(young));
    m_api->as(m_ann).get(notificationPath(toString(old))).expectProblem(404, "NOTIF_001");
    m_api->as(m_ann).get(notificationPath(toString(young))).expect(200);
}

void tst_Retention::notifications_read_goSilently()
{
    const NotificationId old = create(m_ann, 400, true);
    const QByteArray version = versionOf(m_ann);
    waitForFolding();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(old), patience);
    QCOMPARE(versionOf(m_ann), version);
}

void tst_Retention::notifications_unread_areToldToTheInbox()
{
    const NotificationId old = create(m_ann, 400, false), alsoOld = create(m_ann, 390, false);
    create(m_ann, 10, false);
    waitForFolding();
    WsClient before(m_api->socketUrl(m_ann));
    before.expect("connection_status");
    const QString cursor = before.cursor();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(old) && !isThere(alsoOld), patience);
    QCOMPARE(m_database->value("SELECT unread_count FROM inboxes WHERE user_id = " + QByteArray::number(m_ann.id)),
        QByteArray("1"));
    WsClient socket(m_api->socketUrl(m_ann));
    socket.expect("connection_status");
    socket.send(object({{"type", "sync"}, {"since", cursor}}));
    const QJsonObject change = socket.expect("bulk_update");
    QCOMPARE(change.value(QLatin1String("unread_count")).toInt(), 1);
    socket.expect("sync_complete");
}

void tst_Retention::notifications_touchedWithinAWeek_stay()
{
    const NotificationId touched = create(m_ann, 400, true), other = create(m_ann, 400, true);
    must(m_store->notifications.markRead(touched, {{m_ann.id}, false}, false, ago(3)));
    waitForFolding();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(other), patience);
    QVERIFY(isThere(touched));
}

void tst_Retention::notifications_thatWaitToBeShown_stay()
{
    const NotificationId other = create(m_ann, 400, true);
    store::NewNotification fresh;
    fresh.draft.recipientId = {m_ann.id};
    fresh.draft.title = fresh.draft.message = QStringLiteral("of the future");
    fresh.draft.scheduledFor = m_now.addDays(2);
    fresh.id = {model::uuidV7(ago(401))};
    fresh.createdAt = ago(401);
    must(m_store->notifications.create(fresh));
    waitForFolding();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(other), patience);
    QVERIFY(isThere(fresh.id));
}

void tst_Retention::notifications_cancelledLongAgo_go()
{
    store::NewNotification fresh;
    fresh.draft.recipientId = {m_ann.id};
    fresh.draft.title = fresh.draft.message = QStringLiteral("never shown");
    fresh.draft.scheduledFor = ago(390);
    fresh.id = {model::uuidV7(ago(400))};
    fresh.createdAt = ago(400);
    stop(); // or else it would be shown at once
    must(m_store->notifications.create(fresh));
    must(m_store->schedule.cancel(fresh.id, ago(399)));
    start();
    waitForFolding();
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(fresh.id), patience);
}

void tst_Retention::notifications_ofALockedInbox_holdUpNoOther()
{
    const NotificationId anns = create(m_ann, 400, false), bens = create(m_ben, 399, false);
    waitForFolding();
    stop();
    Database other(m_uri);
    other.run("BEGIN");
    other.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(m_ann.id) + " FOR UPDATE");
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(bens), patience);
    QVERIFY(isThere(anns));
    other.run("COMMIT");
}

void tst_Retention::statistics_stayExact()
{
    const mc::test::User admin = m_directory->admin("admin");
    const auto total = [&](const char *field) {
        return m_api->as(admin)
            .get("/api/notifications/admin/stats/?from_date=2000-01-01&user_id=" + QByteArray::number(m_ann.id))
            .expect(200)[field]
            .toInt();
    };
    const NotificationId read = create(m_ann, 380, true, true), unread = create(m_ann, 380, false);
    waitForFolding();
    QCOMPARE(total("total_notifications"), 2);
    QCOMPARE(total("unread_count"), 1);
    stop();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(read) && !isThere(unread), patience);
    QCOMPARE(total("total_notifications"), 2);
    QCOMPARE(total("unread_count"), 0);
}

void tst_Retention::deliveriesAndJournal_goBeforeTheirNotification()
{
    const NotificationId old = create(m_ann, 200, true, true), young = create(m_ann, 100, true, true);
    waitForFolding();
    stop();
    start();
    const auto deliveries = [this](NotificationId of) {
        return count("deliveries WHERE notification_id = '" + toString(of).toUtf8() + "'");
    };
    QTRY_COMPARE_WITH_TIMEOUT(deliveries(old), QByteArray("0"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(facts(old), 0, patience);
    QVERIFY(isThere(old));
    QCOMPARE(deliveries(young), QByteArray("1"));
    QVERIFY(facts(young) > 0);
    m_api->as(m_ann).get(notificationPath(toString(old)) + "timeline/").expect(200).expect("results", QJsonArray());
    m_api->as(m_ann).get(notificationPath(toString(old))).expect(200).expect("delivery_status", "delivered");
}

void tst_Retention::batches_endedLongAgo_go()
{
    const auto made = [this](int daysAgo, const QByteArray &status) {
        const QByteArray id = model::uuidV7(ago(daysAgo)).toByteArray(QUuid::WithoutBraces);
        const QByteArray at = "'" + ago(daysAgo).toString(Qt::ISODateWithMs).toUtf8() + "'";
        m_database->run(
            "INSERT INTO batches (id, draft, accepted, created_at, finished_at, status, resumes_at) VALUES ('" + id
            + "', '{}', 1, " + at + ", " + (status == "running" ? "NULL" : at) + ", '" + status + "', 'infinity')");
        return id;
    };
    const QByteArray old = made(91, "done"), running = made(92, "running"), young = made(89, "done");
    stop();
    start();
    const auto isKept = [this](const QByteArray &id) { return count("batches WHERE id = '" + id + "'") == "1"; };
    QTRY_VERIFY_WITH_TIMEOUT(!isKept(old), patience);
    QVERIFY(isKept(running));
    QVERIFY(isKept(young));
    m_database->run("DELETE FROM batches");
}

void tst_Retention::figures_old_goByHourAndDayAlone()
{
    m_database->run(
        "DELETE FROM statistics_counters WHERE bucket < now() - interval '500 days' AND bucket <> '-infinity'");
    for (const char *grain : {"hour", "day", "month"})
        m_database->run(QByteArray("INSERT INTO statistics_counters (scope, scope_id, grain, bucket, total) VALUES "
                                   "('everybody', 0, '")
            + grain + "', date_trunc('month', now() - interval '600 days'), 3), ('clinic', 7, '" + grain
            + "', date_trunc('month', now() - interval '900 days'), 3)");
    const auto left = [this](const QByteArray &grain) {
        return count("statistics_counters WHERE grain = '" + grain
            + "' AND bucket < now() - interval '500 days' AND bucket <> '-infinity'");
    };
    stop();
    start({{"MEDICONNECT_KEEP_DAILY_STATISTICS", "730d"}});
    QTRY_COMPARE_WITH_TIMEOUT(left("hour"), QByteArray("0"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(left("day"), QByteArray("1"), patience);
    QCOMPARE(left("month"), QByteArray("2"));
    stop();
}

void tst_Retention::keys_old_areFreeAgain()
{
    const auto post = [this](const char *title) {
        return m_api->asService()
            .with("Idempotency-Key", "retained")
            .post("/api/notifications/",
                object({{"recipient_id", m_ann.id}, {"notification_type", "system"}, {"title", title},
                    {"message", "text"}}));
    };
    post("first").expect(201);
    post("second").expectProblem(409, "conflict");
    m_database->run("UPDATE idempotency_keys SET created_at = now() - interval '61 minutes'");
    stop();
    start({{"MEDICONNECT_KEEP_IDEMPOTENCY_KEYS", "1h"}});
    QTRY_COMPARE_WITH_TIMEOUT(count("idempotency_keys"), QByteArray("0"), patience);
    post("second").expect(201);
    stop();
}

void tst_Retention::off_keepsEverything()
{
    stop(); // as it removes what it finds
    const NotificationId old = create(m_ann, 3000, true, true);
    const QByteArray id = model::uuidV7(ago(2)).toByteArray(QUuid::WithoutBraces);
    m_database->run("INSERT INTO batches (id, draft, accepted, created_at, finished_at, status) VALUES ('" + id
        + "', '{}', 1, now() - interval '2 days', now() - interval '2 days', 'done')");
    start({{"MEDICONNECT_KEEP_NOTIFICATIONS", "off"}, {"MEDICONNECT_KEEP_DELIVERIES", "off"},
        {"MEDICONNECT_KEEP_JOURNAL", "off"}, {"MEDICONNECT_KEEP_HOURLY_STATISTICS", "off"},
        {"MEDICONNECT_KEEP_BATCHES", "1d"}});
    QTRY_COMPARE_WITH_TIMEOUT(count("batches WHERE id = '" + id + "'"), QByteArray("0"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_process->log().contains("removed as old: 1 batches"), patience); // the round's end
    QVERIFY(isThere(old));
    QVERIFY(facts(old) > 0);
    QCOMPARE(count("deliveries WHERE notification_id = '" + toString(old).toUtf8() + "'"), QByteArray("1"));
    stop();
}

QTEST_GUILESS_MAIN(tst_Retention)
#include "tst_retention.moc"
