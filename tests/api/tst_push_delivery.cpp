#include "delivery_stage.h"

using namespace mc::test;

namespace {

// As APNs' look: 64 hexadecimal digits.
QByteArray apnsToken(char digit) { return QByteArray(64, digit); }

} // namespace

/// Push from the POST to the provider and back into the timeline, by FCM and APNs (CONTRACT section 8).
class tst_PushDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_stage.cleanUp(); }

    void fcm_newNotification_reachesEachDevice();
    void neutral_carriesNoLinkOfItsOwn();
    void neutral_withNeutralLink_carriesIt();
    void apns_iosDeviceWithApnsToken_reachesApns();
    void apns_tokenInCapitals_isSentInLowerCase();
    void fcm_iosDeviceWithFirebaseToken_reachesFcm();
    void fcm_answers_meanWhatIsDocumented_data();
    void fcm_answers_meanWhatIsDocumented();
    void apns_answers_meanWhatIsDocumented_data();
    void apns_answers_meanWhatIsDocumented();
    void fcm_revokedAccessToken_isRenewed();
    void fcm_noAccessToken_isTriedAgain();
    void failures_areKeptAndShown();
    void retry_afterFailure_beginsAnew();
    void retryAfter_longerThanTheDelay_isWaitedFor();
    void deadToken_registeredAnewMeanwhile_staysActive();
    void otherTypesThanSystem_sayNothingOfHealth();
    void events_sayByPushWhatTheirTemplatesSay();
    void longMessage_isCutToWhatProvidersTake();
    void held_whileQuiet_isSentAfterwards();
    void held_turnedOffMeanwhile_isSuppressed();
    void device_ofSomebodyElseByNow_isSuppressed();
    void critical_comesFirst();
    void provider_awayForLong_isLeftAloneAndComesBack();
    void testPush_sendsToThatDeviceAlone();
    void testPush_sameKeyIdSpeltOtherwise_isSentOnce();
    void testPush_impossible_saysWhy();

private:
    void expectAnswerMeansIt(Fake provider, const User &ann, const char *type, const QByteArray &token);
    NotificationBuilder notification(const User &user)
    {
        return m_stage.service.notification(user).priority("high").set("channels", array({"push"}));
    }

    DeliveryStage m_stage;
};

void tst_PushDelivery::fcm_newNotification_reachesEachDevice()
{
    const User ann = m_stage.patientWith("android", "ann-phone");
    m_stage.device(ann, "web", "ann-browser");
    const QString id
        = notification(ann)
              .title("Maintenance tonight")
              .message("From ten to eleven.")
              .set("metadata", object({{"deep_link", "mediconnect://system/1"}, {"action_url", "/system/1"}}))
              .post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QJsonArray received = m_stage.providers.received(Fake::Fcm);
    QCOMPARE(received.size(), 2);
    const QJsonValue message = at(received[0], "body.message");
    expectAt(message, "notification.title", "Maintenance tonight");
    expectAt(message, "notification.body", "From ten to eleven.");
    expectAt(message, "data.notification_id", id);
    expectAt(message, "data.deep_link", "mediconnect://system/1");
    expectAt(message, "android.priority", "HIGH");
    expectAt(message, "android.notification.tag", id);
    expectAt(message, "webpush.notification.tag", id);
    QVERIFY(at(message, "android.collapse_key").isUndefined());
    expectAt(message, "webpush.headers.Urgency", "high");
    QCOMPARE(m_stage.timeline(id),
        (QStringList {QStringLiteral("created"), QStringLiteral("sent push 1"), QStringLiteral("sent push 1")}));
    m_stage.asAdmin().get(notificationPath(id)).expect("delivery_attempts", 2).expect("delivery_errors", QJsonArray());
}

void tst_PushDelivery::neutral_carriesNoLinkOfItsOwn()
{
    const User ben = m_stage.patientWith("android", "ben-phone");
    m_stage.device(ben, "ios", QByteArray(64, 'b'));
    const QString id = notification(ben)
                           .type("medical_record")
                           .set("metadata", object({{"deep_link", "mediconnect://hush/1"}, {"action_url", "/hush/1"}}))
                           .post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QJsonValue message = at(m_stage.providers.received(Fake::Fcm).last(), "body.message");
    QCOMPARE(at(message, "data").toObject(), object({{"notification_id", id}}));
    QCOMPARE(at(m_stage.providers.received(Fake::Apns).last(), "body.notification_id"), QJsonValue(id));
    QVERIFY(!m_stage.providers.everything().contains("hush"));
}

void tst_PushDelivery::neutral_withNeutralLink_carriesIt()
{
    const User cleo = m_stage.patientWith("android", "cleo-phone");
    const NotificationBuilder one
        = notification(cleo)
              .type("medical_record")
              .set("metadata", object({{"deep_link", "mediconnect://inbox"}, {"neutral_link", true}}));
    QCOMPARE(m_stage.settled(one.post()), QStringLiteral("sent"));
    QJsonObject many = one.body();
    many.remove(QStringLiteral("recipient_id"));
    many.insert(QStringLiteral("audience"), object({{"user_ids", array({cleo.id})}}));
    m_stage.asAdmin().post("/api/notifications/bulk-create/", many).expect(202);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 2));
    for (const QJsonValue &received : m_stage.providers.received(Fake::Fcm)) {
        expectAt(received, "body.message.data.deep_link", "mediconnect://inbox");
        QVERIFY(at(received, "body.message.notification.title") != one.body()[QStringLiteral("title")]);
    }
}

void tst_PushDelivery::apns_iosDeviceWithApnsToken_reachesApns()
{
    const User ann = m_stage.patientWith("ios", apnsToken('a'));
    const QString id = notification(ann).title("Maintenance").message("Tonight.").post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 0);
    const QJsonArray received = m_stage.providers.received(Fake::Apns);
    QCOMPARE(received.size(), 1);
    expectAt(received[0], "httpVersion", "2.0");
    expectAt(received[0], "headers.apns-priority", "10");
    expectAt(received[0], "headers.apns-collapse-id", id);
    expectAt(received[0], "body.aps.alert.title", "Maintenance");
    const QByteArray delivery
        = m_stage.database().value("SELECT id FROM deliveries WHERE notification_id = '" + id.toUtf8() + "'");
    expectAt(received[0], "headers.apns-id", QString::fromUtf8(delivery));
}

void tst_PushDelivery::apns_tokenInCapitals_isSentInLowerCase()
{
    const QString id = notification(m_stage.patientWith("ios", apnsToken('E'))).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Apns), 1);
    expectAt(m_stage.providers.received(Fake::Apns)[0], "target", QString::fromLatin1(apnsToken('e')));
}

void tst_PushDelivery::fcm_iosDeviceWithFirebaseToken_reachesFcm()
{
    const QString id = notification(m_stage.patientWith("ios", "firebase:token-of-an-iphone")).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
    QCOMPARE(m_stage.providers.count(Fake::Apns), 0);
}

namespace {

void answerColumns()
{
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<QString>("outcome"); // refused, dead (refused, and the device is given up), again
    QTest::addColumn<QString>("error");
}

void answerRow(const char *name, const ProviderAnswer &answer, const char *outcome, const char *error)
{
    QTest::newRow(name) << answer.json() << QString::fromLatin1(outcome) << QString::fromLatin1(error);
}

} // namespace

void tst_PushDelivery::fcm_answers_meanWhatIsDocumented_data()
{
    answerColumns();
    answerRow("unregistered", ProviderAnswer::error("UNREGISTERED"), "dead", "FCM UNREGISTERED");
    answerRow("invalid token", ProviderAnswer::error("INVALID_ARGUMENT"), "dead", "FCM INVALID_ARGUMENT");
    answerRow("invalid body", ProviderAnswer::error("INVALID_ARGUMENT").field("message.android.ttl"), "refused",
        "FCM INVALID_ARGUMENT");
    answerRow("other project", ProviderAnswer::error("SENDER_ID_MISMATCH"), "dead", "FCM SENDER_ID_MISMATCH");
    answerRow("quota", ProviderAnswer::error("QUOTA_EXCEEDED").retryAfter("0"), "again", "FCM QUOTA_EXCEEDED");
    answerRow("unavailable", ProviderAnswer::error("UNAVAILABLE").retryAfter("0"), "again", "FCM UNAVAILABLE");
    answerRow("internal", ProviderAnswer::error("INTERNAL"), "again", "FCM INTERNAL");
    answerRow("third party", ProviderAnswer::error("THIRD_PARTY_AUTH_ERROR"), "again", "FCM THIRD_PARTY_AUTH_ERROR");
    answerRow("HTML", ProviderAnswer::html(), "again", "FCM HTTP 200");
    answerRow("half a JSON", ProviderAnswer::halfJson(), "again", "FCM HTTP 200");
    answerRow("redirect", ProviderAnswer::raw(302, object({{"location", "http://127.0.0.1:9/"}}), ""), "again",
        "FCM HTTP 302");
}

void tst_PushDelivery::fcm_answers_meanWhatIsDocumented()
{
    const User ann = m_stage.service.directory().patient("ann");
    expectAnswerMeansIt(Fake::Fcm, ann, "android", "device-of-" + ann.name);
}

// A provider's answer, by the row, to the first push to a device of that user.
void tst_PushDelivery::expectAnswerMeansIt(Fake provider, const User &ann, const char *type, const QByteArray &token)
{
    QFETCH(QJsonObject, answer);
    QFETCH(QString, outcome);
    QFETCH(QString, error);
    const qint64 device = m_stage.device(ann, type, token);
    m_stage.providers.answer(provider, token, ProviderAnswer::of(answer).times(1));
    const QString id = notification(ann).post();
    const bool isRepeated = outcome == QLatin1String("again");
    QCOMPARE(m_stage.settled(id), isRepeated ? QStringLiteral("sent") : QStringLiteral("failed"));
    QCOMPARE(m_stage.timeline(id).value(1),
        (isRepeated ? QStringLiteral("attempted push 1 ") : QStringLiteral("failed push 1 ")) + error);
    QCOMPARE(m_stage.isActive(device), outcome != QLatin1String("dead"));
}

void tst_PushDelivery::apns_answers_meanWhatIsDocumented_data()
{
    answerColumns();
    answerRow("bad token", ProviderAnswer::error("BadDeviceToken"), "dead", "APNs BadDeviceToken");
    answerRow("unregistered", ProviderAnswer::error("Unregistered").since(QDateTime::currentDateTimeUtc().addDays(1)),
        "dead", "APNs Unregistered");
    answerRow("unregistered before it was registered",
        ProviderAnswer::error("Unregistered").since(QDateTime::currentDateTimeUtc().addDays(-1)), "refused",
        "APNs Unregistered");
    answerRow("other app", ProviderAnswer::error("DeviceTokenNotForTopic"), "dead", "APNs DeviceTokenNotForTopic");
    answerRow("too large", ProviderAnswer::error("PayloadTooLarge"), "refused", "APNs PayloadTooLarge");
    answerRow("too many", ProviderAnswer::error("TooManyRequests"), "again", "APNs TooManyRequests");
    answerRow("internal", ProviderAnswer::error("InternalServerError"), "again", "APNs InternalServerError");
    answerRow("unavailable", ProviderAnswer::error("ServiceUnavailable"), "again", "APNs ServiceUnavailable");
    answerRow("dropped", ProviderAnswer::drop(), "again", "APNs connection lost");
    answerRow("bad key", ProviderAnswer::error("InvalidProviderToken"), "again", "APNs InvalidProviderToken");
}

void tst_PushDelivery::apns_answers_meanWhatIsDocumented()
{
    const User ann = m_stage.service.directory().patient("ann");
    expectAnswerMeansIt(Fake::Apns, ann, "ios", QByteArray::number(ann.id).rightJustified(64, '0'));
}

void tst_PushDelivery::fcm_revokedAccessToken_isRenewed()
{
    const User ann = m_stage.patientWith("android", "phone-after-revocation");
    QCOMPARE(m_stage.settled(notification(ann).post()), QStringLiteral("sent"));
    m_stage.providers.revokeAccessTokens();
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id).value(1), QStringLiteral("sent push 1"));
    QCOMPARE(m_stage.providers.count(Fake::Google), 1);
    m_stage.providers.clear(); // a revoked token that is used is a violation to the stand-in, though it can't be known
}

void tst_PushDelivery::fcm_noAccessToken_isTriedAgain()
{
    m_stage.providers.revokeAccessTokens();
    m_stage.providers.answer(Fake::Google, ProviderAnswer::error("invalid_grant").times(1));
    const QString id = notification(m_stage.patientWith("android", "phone-without-grant")).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id).value(1), QStringLiteral("attempted push 1 FCM token HTTP 400"));
    m_stage.providers.clear();
}

void tst_PushDelivery::failures_areKeptAndShown()
{
    const User ann = m_stage.patientWith("android", "phone-that-fails");
    m_stage.providers.answer(Fake::Fcm, "phone-that-fails", ProviderAnswer::error("INTERNAL"));
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QJsonArray errors;
    for (int i = 0; i < 6; ++i)
        errors += QStringLiteral("NOTIF_004 push: FCM INTERNAL: FCM is in trouble.");
    m_stage.asAdmin().get(notificationPath(id)).expect("delivery_attempts", 6).expect("delivery_errors", errors);
    QCOMPARE(m_stage.timeline(id).last(), QStringLiteral("failed push 6 FCM INTERNAL"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 6);
}

void tst_PushDelivery::retry_afterFailure_beginsAnew()
{
    const User ann = m_stage.patientWith("android", "phone-tried-again");
    m_stage.providers.answer(Fake::Fcm, "phone-tried-again", ProviderAnswer::error("INTERNAL").times(8));
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    m_stage.asAdmin().post(notificationPath(id) + "retry/", {}).expect(202).expect("queued", 1);
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id).last(), QStringLiteral("sent push 9"));
}

void tst_PushDelivery::retryAfter_longerThanTheDelay_isWaitedFor()
{
    const User ann = m_stage.patientWith("android", "phone-to-wait-for");
    m_stage.providers.answer(
        Fake::Fcm, "phone-to-wait-for", ProviderAnswer::error("UNAVAILABLE").retryAfter("3600").times(1));
    const QString id = notification(ann).post();
    QTRY_COMPARE(m_stage.timeline(id).value(1), QStringLiteral("attempted push 1 FCM UNAVAILABLE"));
    QCOMPARE(m_stage.database().value(
                 "SELECT due_at - last_attempt_at >= interval '3599 s' FROM deliveries WHERE notification_id = '"
                 + id.toUtf8() + "'"),
        QByteArray("t"));
}

void tst_PushDelivery::deadToken_registeredAnewMeanwhile_staysActive()
{
    const User ann = m_stage.service.directory().patient("ann");
    const qint64 device = m_stage.device(ann, "android", "phone-back-again");
    m_stage.providers.answer(Fake::Fcm, "phone-back-again",
        ProviderAnswer::error("UNREGISTERED").after(std::chrono::milliseconds(500)).times(1));
    const QString id = notification(ann).post();
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 1));
    m_stage.database().run(
        "UPDATE devices SET last_used_at = now() + interval '1 hour' WHERE id = " + QByteArray::number(device));
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QVERIFY(m_stage.isActive(device));
}

void tst_PushDelivery::otherTypesThanSystem_sayNothingOfHealth()
{
    const User ann = m_stage.patientWith("android", "phone-on-the-table");
    m_stage.device(ann, "ios", apnsToken('c'));
    for (const char *type : {"appointment", "message", "medical_record", "billing", "reminder"}) {
        const QString id
            = notification(ann).type(type).title("Chemotherapy").message("Your biopsy was malignant").post();
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    }
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 5);
    QCOMPARE(m_stage.providers.count(Fake::Apns), 5);
    const QByteArray everything = m_stage.providers.everything();
    for (const char *word : {"Chemotherapy", "biopsy", "malignant", "medical_record", "appointment", "billing"})
        QVERIFY2(!everything.contains(word), word);
}

void tst_PushDelivery::events_sayByPushWhatTheirTemplatesSay()
{
    const User ann = m_stage.patientWith("android", "ann-events");
    const auto pushOf = [&](const char *type, const QJsonObject &data) {
        const qsizetype before = m_stage.providers.received(Fake::Fcm).size();
        const QJsonObject event = object({{"specversion", "1.0"}, {"id", type}, {"source", "/tests"},
            {"type", QByteArray("mediconnect.") + type}, {"data", data}});
        m_stage.service.api()
            .asService()
            .sendBytes("POST", "/api/events/", QJsonDocument(event).toJson(), "application/cloudevents+json")
            .expect(202)
            .expect("notifications", 1);
        if (!m_stage.providers.waitFor(Fake::Fcm, int(before) + 1))
            return QJsonValue();
        return at(m_stage.providers.received(Fake::Fcm).last(), "body.message.notification");
    };
    const QJsonValue welcome = pushOf("account.created", object({{"user_id", ann.id}}));
    expectAt(welcome, "body", "Your account is ready.");
    const QString inApp = m_stage.service.api().as(ann).get("/api/notifications/").text("results.0.message");
    QVERIFY(!inApp.isEmpty() && at(welcome, "body").toString() != inApp);

    const QJsonValue record
        = pushOf("record.created", object({{"medical_record_id", 7}, {"patient_id", ann.id}, {"title", "Biopsy"}}));
    expectAt(record, "title", "New notification from your clinic");
    QVERIFY(!m_stage.providers.everything().contains("Biopsy"));
}

void tst_PushDelivery::longMessage_isCutToWhatProvidersTake()
{
    const User ann = m_stage.patientWith("android", "phone-of-few-words");
    m_stage.device(ann, "ios", apnsToken('d'));
    const QString id = notification(ann)
                           .title(QByteArray("\xf0\x9f\x8f\xa5").repeated(100))
                           .message(QByteArray("\"\xf0\x9f\x8f\xa5\" ").repeated(2000))
                           .post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QVERIFY(at(m_stage.providers.received(Fake::Fcm)[0], "body.message.notification.body").toString().endsWith(u'…'));
    QVERIFY(at(m_stage.providers.received(Fake::Apns)[0], "body.aps.alert.body").toString().endsWith(u'…'));
}

void tst_PushDelivery::held_whileQuiet_isSentAfterwards()
{
    const User ann = m_stage.patientWith("android", "phone-at-night");
    const Caller asAnn = m_stage.service.api().as(ann);
    const auto quiet = [&](bool on) {
        asAnn
            .patch("/api/notifications/preferences/",
                object({{"quiet_hours",
                    object({{"enabled", on}, {"start_time", "00:00:00"}, {"end_time", "23:59:59"},
                        {"timezone", "UTC"}})}}))
            .expect(200);
    };
    const auto makeDue = [&](const QString &id) {
        m_stage.database().run("UPDATE deliveries SET due_at = now() WHERE notification_id = '" + id.toUtf8() + "'");
    };
    quiet(true);
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.timeline(id), (QStringList {QStringLiteral("created"), QStringLiteral("held push quiet_hours")}));
    // Its time has come, but it is quiet still: the window was changed meanwhile.
    makeDue(id);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.timeline(id).size(), 3, 20'000);
    QCOMPARE(m_stage.timeline(id).last(), QStringLiteral("held push quiet_hours"));
    const QByteArray timeline = notificationPath(id) + "timeline/";
    QCOMPARE(asAnn.get(timeline).text("results.2.until"), asAnn.get(timeline).text("results.1.until"));
    asAnn.get(timeline).expect("results.2.timezone", "UTC");
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 0);
    quiet(false);
    makeDue(id);
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    // Critical ones don't wait.
    quiet(true);
    const QString critical = notification(ann).priority("critical").post();
    QCOMPARE(m_stage.settled(critical), QStringLiteral("sent"));
}

void tst_PushDelivery::held_turnedOffMeanwhile_isSuppressed()
{
    const User ann = m_stage.patientWith("android", "phone-turned-off");
    m_stage.providers.answer(
        Fake::Fcm, "phone-turned-off", ProviderAnswer::error("UNAVAILABLE").retryAfter("1").times(1));
    const QString id = notification(ann).post();
    QTRY_COMPARE(m_stage.timeline(id).value(1), QStringLiteral("attempted push 1 FCM UNAVAILABLE"));
    m_stage.service.api()
        .as(ann)
        .patch("/api/notifications/preferences/",
            object({{"notification_types", object({{"system", object({{"push", false}})}})}}))
        .expect(200);
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QCOMPARE(m_stage.timeline(id).last(), QStringLiteral("suppressed push preference_off"));
    m_stage.asAdmin()
        .get(notificationPath(id) + "timeline/")
        .expect("results.2.detail", "the recipient has turned push off for this type");
}

void tst_PushDelivery::device_ofSomebodyElseByNow_isSuppressed()
{
    const User ann = m_stage.patientWith("android", "phone-passed-on");
    m_stage.providers.answer(
        Fake::Fcm, "phone-passed-on", ProviderAnswer::error("UNAVAILABLE").retryAfter("1").times(1));
    const QString id = notification(ann).post();
    QTRY_COMPARE(m_stage.timeline(id).value(1), QStringLiteral("attempted push 1 FCM UNAVAILABLE"));
    const User bob = m_stage.service.directory().patient("bob");
    m_stage.service.api()
        .as(bob)
        .post("/api/notifications/devices/", object({{"device_token", "phone-passed-on"}, {"device_type", "android"}}))
        .expect(200);
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QCOMPARE(m_stage.timeline(id).last(), QStringLiteral("suppressed push no_device"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
}

// While FCM is away a queue builds up; when it is back, the critical one is the first, though it came last.
void tst_PushDelivery::critical_comesFirst()
{
    const User ann = m_stage.patientWith("android", "phone-in-need");
    m_stage.providers.setReachable(Fake::Fcm, false);
    QStringList ids;
    for (int i = 0; i < 12; ++i)
        ids += notification(ann).priority("low").post();
    QTRY_VERIFY(m_stage.service.process().log().contains("fcm does not work"));
    const QString critical = notification(ann).priority("critical").post();
    m_stage.providers.setReachable(Fake::Fcm, true);
    QCOMPARE(m_stage.settled(critical), QStringLiteral("sent"));
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    expectAt(m_stage.providers.received(Fake::Fcm)[0], "body.message.data.notification_id", critical);
}

void tst_PushDelivery::provider_awayForLong_isLeftAloneAndComesBack()
{
    QList<User> everybody;
    for (int i = 0; i < 12; ++i)
        everybody += m_stage.patientWith("android", "phone-behind-a-cloud-" + QByteArray::number(i));
    QCOMPARE(m_stage.settled(notification(everybody.first()).post()), QStringLiteral("sent"));
    m_stage.providers.clear();
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("UNAVAILABLE"));
    QStringList ids;
    for (int i = 0; i < 60; ++i)
        ids += notification(everybody[i % everybody.size()]).post();
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 8));
    m_stage.providers.clear();
    for (const QString &id : std::as_const(ids))
        QVERIFY(m_stage.settled(id) == QLatin1String("sent") || m_stage.timeline(id).size() == 7);
    QTRY_VERIFY(m_stage.service.process().log().contains("fcm works again"));
    const QByteArray metrics = m_stage.service.api().anonymous().get("/metrics").body;
    QVERIFY(metrics.contains("mediconnect_delivery_breaker{provider=\"fcm\"} 0"));
    QVERIFY(!metrics.contains("mediconnect_delivery_pauses_total{provider=\"fcm\"} 0"));
}

void tst_PushDelivery::testPush_sendsToThatDeviceAlone()
{
    const User ann = m_stage.service.directory().patient("ann");
    const qint64 first = m_stage.device(ann, "android", "phone-to-try");
    m_stage.device(ann, "android", "phone-to-leave-alone");
    const QByteArray path = "/api/notifications/devices/" + QByteArray::number(first) + "/test/";
    const QString id = m_stage.service.api().as(ann).post(path, {}).expect(202).text("id");
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
    expectAt(m_stage.providers.received(Fake::Fcm)[0], "target", "phone-to-try");
    m_stage.asAdmin().post(path, {}).expect(202);
    m_stage.service.api().as(m_stage.service.directory().patient("bob")).post(path, {}).expectProblem(404, "not_found");
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 2));
}

void tst_PushDelivery::testPush_sameKeyIdSpeltOtherwise_isSentOnce()
{
    const QByteArray devices = "/api/notifications/devices/";
    const User ann = m_stage.service.directory().patient("ann");
    const QByteArray one = QByteArray::number(m_stage.device(ann, "android", "phone-keyed"));
    const QByteArray other = QByteArray::number(m_stage.device(ann, "android", "phone-not-keyed"));
    const Caller keyed = m_stage.service.api().as(ann).with("Idempotency-Key", "try");
    const Answer first = keyed.send("POST", devices + one + "/test/").expect(202);
    const QByteArray encoded = '%' + one.left(1).toHex() + one.mid(1);
    QCOMPARE(keyed.send("POST", devices + encoded + "/test").expect(202).body, first.body);
    keyed.send("POST", devices + other + "/test/").expectProblem(409, "conflict");
    QCOMPARE(m_stage.settled(first.text("id")), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
}

void tst_PushDelivery::testPush_impossible_saysWhy()
{
    const User ann = m_stage.service.directory().patient("ann");
    const qint64 device = m_stage.device(ann, "android", "phone-switched-off");
    const Caller asAnn = m_stage.service.api().as(ann);
    const QByteArray path = "/api/notifications/devices/" + QByteArray::number(device) + '/';
    asAnn.patch(path, object({{"is_active", false}})).expect(200);
    asAnn.post(path + "test/", {})
        .expectProblem(409, "conflict")
        .expect("detail", "No push would be sent: the recipient has no active device.");
}

QTEST_GUILESS_MAIN(tst_PushDelivery)
#include "tst_push_delivery.moc"
