#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// What happened to a notification, another try, and its being followed (CONTRACT sections 5, 8 and 11).
class tst_TimelineApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void timeline_inAppOnly_tellsCreatedDeliveredRead();
    void timeline_readAgainLater_isAnotherEntry();
    void timeline_long_isPaged();
    void timeline_suppressedChannels_sayWhy();
    void timeline_heldChannel_saysUntilWhen();
    void timeline_scheduled_tellsEachChange();
    void timeline_socket_deliversLive();
    void timeline_partsOfMilliseconds_leaveTheOrder();
    void timeline_others_isHidden();
    void channelStates_ofAdminsLists_tellHowFarEachHasCome();
    void channels_ofTheAnswer_areWhatIsLeft();
    void deliveries_pendingElsewhere_keepItPending();
    void status_nothingToSendToBeginWith_isSent();
    void retry_failedDeliveries_areQueuedAgain();
    void retry_nothingFailed_isNotif004();
    void click_countsOnceAndMarksRead();
    void click_others_isHidden();

private:
    QStringList events(const Caller &caller, const QString &id);
    QString held(const User &ann);
    Caller admin() { return m_service.api().as(m_admin); }

    RunningService m_service {
        {{"MEDICONNECT_SMTP_URL", "smtp://127.0.0.1:9"}, {"MEDICONNECT_SMTP_FROM", "clinic@clinic.example"}}};
    User m_admin;
};

void tst_TimelineApi::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
}

// "created", "suppressed push no_device", …
QStringList tst_TimelineApi::events(const Caller &caller, const QString &id)
{
    QStringList told;
    const Answer timeline = caller.get(notificationPath(id) + "timeline/").expect(200);
    QString last;
    for (const QJsonValue &entry : timeline["results"].toArray()) {
        QString text = entry[QLatin1String("event")].toString();
        for (const QLatin1String part : {QLatin1String("channel"), QLatin1String("reason")}) {
            if (!entry[part].isNull())
                text += u' ' + entry[part].toString();
        }
        told += text;
        const QString at = entry[QLatin1String("at")].toString();
        if (at < last)
            QTest::qFail("Not in the order of time.", __FILE__, __LINE__);
        last = at;
    }
    return told;
}

void tst_TimelineApi::timeline_inAppOnly_tellsCreatedDeliveredRead()
{
    const User ann = m_service.directory().patient("ann");
    const Caller asAnn = m_service.api().as(ann);
    const QString id = m_service.notification(ann).set("channels", array({"in_app"})).post();
    QCOMPARE(events(admin(), id), QStringList {QStringLiteral("created")});
    asAnn.get("/api/notifications/").expect(200);
    asAnn.patch(notificationPath(id), object({{"is_read", true}})).expect(200);
    asAnn.patch(notificationPath(id), object({{"is_read", false}})).expect(200);
    asAnn.post("/api/notifications/mark-all-read/", {}).expect(200);
    QCOMPARE(events(asAnn, id),
        (QStringList {QStringLiteral("created"), QStringLiteral("delivered in_app"), QStringLiteral("read in_app")}));
    admin().get(notificationPath(id) + "timeline/").expect("results.1.detail", "fetch");
}

void tst_TimelineApi::timeline_readAgainLater_isAnotherEntry()
{
    const User ann = m_service.directory().patient("ann");
    const QString id = m_service.notification(ann).set("channels", array({"in_app"})).post();
    for (int i = 0; i < 20; ++i)
        m_service.api().as(ann).patch(notificationPath(id), object({{"is_read", i % 2 == 0}})).expect(200);
    QCOMPARE(events(admin(), id),
        (QStringList {QStringLiteral("created"), QStringLiteral("delivered in_app"), QStringLiteral("unread in_app")}));
    Database(m_service.databaseUri())
        .run("UPDATE journal SET at = at - interval '61 seconds' WHERE notification_id = '" + id.toUtf8() + "'");
    m_service.api().as(ann).patch(notificationPath(id), object({{"is_read", true}})).expect(200);
    QCOMPARE(events(admin(), id),
        (QStringList {QStringLiteral("created"), QStringLiteral("delivered in_app"), QStringLiteral("unread in_app"),
            QStringLiteral("read in_app")}));
}

void tst_TimelineApi::timeline_long_isPaged()
{
    const User ann = m_service.directory().patient("ann");
    const QString id = m_service.notification(ann).set("channels", array({"in_app"})).post();
    Database(m_service.databaseUri())
        .run("INSERT INTO journal (user_id, notification_id, at, kind, channel, detail) SELECT recipient_id, id, "
             "now() + nth / 3 * interval '1 second', 'retried', 'email', nth FROM notifications, generate_series(1, "
             "250) nth "
             "WHERE id = '"
            + id.toUtf8() + "'");
    const QByteArray path = notificationPath(id) + "timeline/";
    QStringList details;
    QString cursor;
    QList<qsizetype> sizes;
    do {
        const Answer page = admin().get(path + "?page_size=100&cursor=" + cursor.toLatin1()).expect(200);
        sizes += page["results"].toArray().size();
        for (const QJsonValue &entry : page["results"].toArray())
            details += entry[QLatin1String("detail")].toString();
        cursor = page.text("next_cursor");
        QCOMPARE(page.text("next").isEmpty(), cursor.isEmpty());
    } while (!cursor.isEmpty());
    QCOMPARE(sizes, QList<qsizetype>({100, 100, 51}));
    QStringList expected {QString()};
    for (int nth = 1; nth <= 250; ++nth)
        expected += QString::number(nth);
    QCOMPARE(details, expected);
    QCOMPARE(admin().get(path).expect(200)["results"].toArray().size(), 100);
    QCOMPARE(
        admin()
            .get(QUrl(admin().get(path).text("next")).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))["results"]
            .toArray()
            .size(),
        100);
    for (const char *wrong : {"cursor=x", "cursor=1.2.3", "cursor=1", "page_size=0", "page_size=101", "page=2"})
        admin().get(path + '?' + wrong).expectProblem(400, "validation_error");
}

void tst_TimelineApi::timeline_suppressedChannels_sayWhy()
{
    const User ann = m_service.directory().patient("ann", object({{"email", nullptr}}));
    const QString id = m_service.notification(ann).priority("high").post();
    QCOMPARE(events(admin(), id),
        (QStringList {QStringLiteral("created"), QStringLiteral("suppressed push no_device"),
            QStringLiteral("suppressed email no_address"), QStringLiteral("suppressed sms sms_critical_only")}));
    const QJsonArray entries = admin().get(notificationPath(id) + "timeline/")["results"].toArray();
    QCOMPARE(entries[3][QLatin1String("detail")].toString(), QStringLiteral("sms is for critical only"));
}

// A notification whose email waits for the end of quiet hours that hold all day but for a minute.
QString tst_TimelineApi::held(const User &ann)
{
    const QTime now = QDateTime::currentDateTimeUtc().time();
    const QString gap = now.addSecs(-7200).toString(QStringLiteral("HH:mm:00")),
                  begin = now.addSecs(-7140).toString(QStringLiteral("HH:mm:00"));
    m_service.api()
        .as(ann)
        .patch("/api/notifications/preferences/",
            object({{"quiet_hours",
                object({{"enabled", true}, {"start_time", begin}, {"end_time", gap}, {"timezone", "UTC"}})}}))
        .expect(200);
    return m_service.notification(ann).priority("high").set("channels", array({"in_app", "email"})).post();
}

void tst_TimelineApi::timeline_heldChannel_saysUntilWhen()
{
    const User ann = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}}));
    const QString id = held(ann);
    QCOMPARE(events(admin(), id), (QStringList {QStringLiteral("created"), QStringLiteral("held email quiet_hours")}));
    const Answer timeline = admin().get(notificationPath(id) + "timeline/");
    QVERIFY(timeline.text("results.1.detail").startsWith(QLatin1String("held until ")));
    QVERIFY(timeline.text("results.1.detail").endsWith(QLatin1String(" UTC: quiet hours")));
    timeline.expect("results.0.until", nullptr)
        .expect("results.0.timezone", nullptr)
        .expect("results.1.timezone", "UTC");
    const QDateTime until = QDateTime::fromString(timeline.text("results.1.until"), Qt::ISODateWithMs);
    QCOMPARE(timeline.text("results.1.detail").mid(11, 5), until.time().toString(u"HH:mm"));
    QVERIFY(until > QDateTime::currentDateTimeUtc());
    QVERIFY(until < QDateTime::currentDateTimeUtc().addDays(1));
    QVERIFY(!timeline.text("results.1.delivery_id").isEmpty());
}

void tst_TimelineApi::timeline_scheduled_tellsEachChange()
{
    const User ann = m_service.directory().patient("ann");
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(2);
    const QString id = m_service.notification(ann).set("channels", array({"in_app"})).scheduledFor(later).post();
    admin()
        .patch(notificationPath(id), object({{"scheduled_for", later.addDays(1).toString(Qt::ISODate)}}))
        .expect(200);
    admin().patch(notificationPath(id), object({{"cancelled", true}})).expect(200);
    QCOMPARE(events(admin(), id),
        (QStringList {QStringLiteral("created"), QStringLiteral("scheduled"), QStringLiteral("rescheduled"),
            QStringLiteral("cancelled")}));
    m_service.api().as(ann).get(notificationPath(id) + "timeline/").expectProblem(404, "NOTIF_001");
}

void tst_TimelineApi::timeline_socket_deliversLive()
{
    const User ann = m_service.directory().patient("ann");
    const auto socket = m_service.socket(ann);
    const QString id = m_service.notification(ann).set("channels", array({"in_app"})).post();
    socket->expect("new_notification");
    QTRY_COMPARE(events(admin(), id), (QStringList {QStringLiteral("created"), QStringLiteral("delivered in_app")}));
    admin().get(notificationPath(id) + "timeline/").expect("results.1.detail", "socket");
}

void tst_TimelineApi::timeline_partsOfMilliseconds_leaveTheOrder()
{
    const QString id
        = m_service.notification(m_service.directory().patient("ann")).set("channels", array({"in_app"})).post();
    Database(m_service.databaseUri())
        .run("INSERT INTO journal (user_id, notification_id, at, kind, channel) SELECT recipient_id, id, "
             "date_trunc('second', now()) + interval '1 minute' + part * interval '1 microsecond', kind, 'in_app' "
             "FROM notifications, (VALUES (1900, 'sent'), (1200, 'retried'), (2000, 'clicked')) e (part, kind) WHERE "
             "id = '"
            + id.toUtf8() + "'");
    QCOMPARE(events(admin(), id),
        (QStringList {QStringLiteral("created"), QStringLiteral("sent in_app"), QStringLiteral("retried in_app"),
            QStringLiteral("clicked in_app")}));
}

void tst_TimelineApi::timeline_others_isHidden()
{
    const QString id = m_service.notification(m_admin).post();
    m_service.api()
        .as(m_service.directory().doctor("doctor"))
        .get(notificationPath(id) + "timeline/")
        .expectProblem(404, "NOTIF_001");
    admin().get("/api/notifications/7/timeline/").expectProblem(404, "NOTIF_001");
}

void tst_TimelineApi::channelStates_ofAdminsLists_tellHowFarEachHasCome()
{
    const User ann = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}}));
    const QByteArray list = "/api/notifications/?recipient_id=" + QByteArray::number(ann.id);
    held(ann);
    const auto states = [&] { return admin().get(list)["results.0.channel_states"].toObject(); };
    QCOMPARE(states(), object({{"in_app", "sent"}, {"email", "held"}}));
    QVERIFY(m_service.api().as(ann).get("/api/notifications/")["results.0.channel_states"].isUndefined());
    QCOMPARE(states(), object({{"in_app", "delivered"}, {"email", "held"}}));
    Database database(m_service.databaseUri());
    database.run("UPDATE deliveries SET status = 'failed' WHERE recipient_id = " + QByteArray::number(ann.id));
    QCOMPARE(states(), object({{"in_app", "delivered"}, {"email", "failed"}}));
    m_service.notification(ann)
        .priority("high")
        .scheduledFor(QDateTime::currentDateTimeUtc().addDays(1))
        .set("channels", array({"in_app", "push"}))
        .post();
    QCOMPARE(states().value(QLatin1String("in_app")), QStringLiteral("waiting"));
    m_service.notification(ann).set("channels", array({"push"})).post();
    QCOMPARE(states().value(QLatin1String("push")), QStringLiteral("suppressed"));
}

void tst_TimelineApi::channels_ofTheAnswer_areWhatIsLeft()
{
    const User ann
        = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}, {"phone", nullptr}}));
    m_service.notification(ann).priority("critical").send().expect(201).expect("channels", array({"in_app", "email"}));
    m_service.notification(ann).priority("low").send().expect(201).expect("channels", array({"in_app"}));
    m_service.notification(ann)
        .priority("low")
        .set("channels", array({"email"}))
        .send()
        .expect(201)
        .expect("channels", array({"in_app", "email"}))
        .expect("delivery_status", "pending");
    // Not set up here, yet meant: a device to push to.
    m_service.api()
        .as(ann)
        .post("/api/notifications/devices/", object({{"device_token", "ann-1"}, {"device_type", "web"}}))
        .expect(201);
    m_service.notification(ann)
        .priority("low")
        .send()
        .expect(201)
        .expect("channels", array({"in_app", "push"}))
        .expect("delivery_status", "sent");
}

void tst_TimelineApi::deliveries_pendingElsewhere_keepItPending()
{
    const User ann = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}}));
    const QString id = held(ann);
    m_service.api().as(ann).get(notificationPath(id)).expect("delivery_status", "pending");
    m_service.api().as(ann).get(notificationPath(id)).expect("delivery_status", "pending");
    QVERIFY(events(admin(), id).contains(QStringLiteral("delivered in_app")));
}

void tst_TimelineApi::status_nothingToSendToBeginWith_isSent()
{
    const User ann = m_service.directory().patient("ann");
    const QString id = m_service.notification(ann).set("channels", array({"push"})).post();
    QCOMPARE(
        events(admin(), id), (QStringList {QStringLiteral("created"), QStringLiteral("suppressed push no_device")}));
    admin().get(notificationPath(id)).expect("delivery_status", "sent");
}

void tst_TimelineApi::retry_failedDeliveries_areQueuedAgain()
{
    const User ann = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}}));
    const QString id = held(ann);
    Database(m_service.databaseUri())
        .run("WITH made AS (UPDATE deliveries SET status = 'failed', attempts = 6, last_attempt_at = now(), "
             "last_error = 'no answer' WHERE notification_id = '"
            + id.toUtf8()
            + "' RETURNING *) INSERT INTO journal (kind, at, user_id, due_at, notification_id, delivery_id, channel, "
              "was, "
              "became, error) SELECT 'queued', now(), recipient_id, created_at, notification_id, id, channel, "
              "'pending', "
              "status, last_error FROM made");
    admin().get(notificationPath(id)).expect("delivery_attempts", 6);
    admin().post(notificationPath(id) + "retry/", {}).expect(202).expect("queued", 1);
    QVERIFY(events(admin(), id).contains(QStringLiteral("retried email")));
    admin().post(notificationPath(id) + "retry/", {}).expectProblem(409, "NOTIF_004");
    m_service.api().as(ann).post(notificationPath(id) + "retry/", {}).expectProblem(403, "forbidden");
}

void tst_TimelineApi::retry_nothingFailed_isNotif004()
{
    admin()
        .post(notificationPath(m_service.notification(m_admin).post()) + "retry/", {})
        .expectProblem(409, "NOTIF_004");
    admin().post("/api/notifications/550e8400-e29b-41d4-a716-446655440000/retry/", {}).expectProblem(404, "NOTIF_001");
}

void tst_TimelineApi::click_countsOnceAndMarksRead()
{
    const User ann = m_service.directory().patient("ann");
    const auto socket = m_service.socket(ann);
    const QString id = m_service.notification(ann).post();
    socket->expect("new_notification");
    const Caller asAnn = m_service.api().as(ann);
    asAnn.post(notificationPath(id) + "click/", {}).expect(200).expect("is_read", true);
    const QJsonObject read = socket->expect("notification_read");
    expectAt(read, "notification_id", id);
    expectAt(read, "unread_count", 0);
    asAnn.post(notificationPath(id) + "click/", {}).expect(200);
    asAnn.patch(notificationPath(id), object({{"is_read", false}})).expect(200);
    asAnn.post(notificationPath(id) + "click/", {}).expect(200).expect("is_read", true);
    QCOMPARE(events(asAnn, id).count(QStringLiteral("clicked in_app")), 1);
    socket->expect("notification_unread");
    expectAt(socket->expect("notification_read"), "unread_count", 0);
}

void tst_TimelineApi::click_others_isHidden()
{
    const QString id = m_service.notification(m_service.directory().patient("ann")).post();
    admin().post(notificationPath(id) + "click/", {}).expectProblem(404, "NOTIF_001");
    admin()
        .post(notificationPath(m_service.notification(m_admin).post()) + "click/", object({{"at", "now"}}))
        .expectProblem(400, "validation_error")
        .expectField("at");
}

QTEST_GUILESS_MAIN(tst_TimelineApi)
#include "tst_timeline_api.moc"
