#include "delivery_stage.h"

using namespace mc::test;

/// Frequency limits from the POST to the provider, at two instances (CONTRACT sections 8 and 12).
class tst_FrequencyLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_stage.cleanUp(); }

    void deleted_whenItHadGoneOut_staysCounted_data();
    void deleted_whenItHadGoneOut_staysCounted();
    void deleted_whileUnderWay_staysCounted();
    void posted_atOnceOnBoth_asManyAsTheLimitGoOut();
    void posted_besideBatches_asManyAsTheLimitGoOut();
    void scheduled_forOneMoment_asManyAsTheLimitGoOut();
    void severalChannels_shareTheLimit_asThePreviewSays();
    void held_whenLetOut_areJudgedThen();
    void retried_byAnAdmin_isJudgedAnew();

private:
    // A patient with a phone whose token is their name, and that limit.
    User limited(int anHour, const QJsonObject &changes = {})
    {
        User ann = m_stage.service.directory().patient("ann", changes);
        m_stage.device(ann, "android", ann.name);
        prefer(ann, object({{"frequency_limits", object({{"max_per_hour", anHour}, {"max_per_day", 0}})}}));
        return ann;
    }
    void prefer(const User &ann, const QJsonObject &changes)
    {
        m_stage.service.api().as(ann).patch("/api/notifications/preferences/", changes).expect(200);
    }
    NotificationBuilder notification(const User &ann)
    {
        return m_stage.service.notification(ann).priority("low").set("channels", array({"push"}));
    }
    Api &api(int nth) { return nth % 2 ? m_stage.service.api() : *m_other; }
    int count(const User &ann, const char *condition)
    {
        return m_stage.database()
            .value("SELECT count(*) FROM deliveries WHERE recipient_id = " + QByteArray::number(ann.id) + " AND "
                + condition)
            .toInt();
    }
    int suppressed(const User &ann)
    {
        return count(ann, "reason = 'frequency_limit'")
            + m_stage.database()
                  .value("SELECT count(*) FROM notifications n, jsonb_each_text(suppressed) s WHERE s.value = "
                         "'frequency_limit' AND recipient_id = "
                      + QByteArray::number(ann.id))
                  .toInt();
    }
    void expectSent(const User &ann, int expected, int ruledOut)
    {
        QTRY_COMPARE_WITH_TIMEOUT(count(ann, "status = 'pending'"), 0, 20'000);
        QCOMPARE(count(ann, "status = 'sent'"), expected);
        QCOMPARE(suppressed(ann), ruledOut);
        QCOMPARE(m_stage.providers.count(Fake::Fcm), expected);
    }

    // Nothing listens where mails go.
    DeliveryStage m_stage {
        {{"MEDICONNECT_SMTP_URL", "smtp://127.0.0.1:9"}, {"MEDICONNECT_SMTP_FROM", "clinic@clinic.example"}}};
    std::unique_ptr<ServiceProcess> m_otherProcess;
    std::unique_ptr<Api> m_other;
};

void tst_FrequencyLimits::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    m_otherProcess = std::make_unique<ServiceProcess>(m_stage.service.databaseUri(),
        Environment {{"MEDICONNECT_RETRY_DELAYS", "20ms,20ms,20ms,20ms,20ms"},
            {"MEDICONNECT_SMTP_URL", "smtp://127.0.0.1:9"}, {"MEDICONNECT_SMTP_FROM", "clinic@clinic.example"}}
            + m_stage.providers.environment());
    m_otherProcess->start();
    QVERIFY(!QTest::currentTestFailed());
    m_other = std::make_unique<Api>(m_otherProcess->port());
}

void tst_FrequencyLimits::deleted_whenItHadGoneOut_staysCounted_data()
{
    QTest::addColumn<bool>("byOwner");
    QTest::addColumn<bool>("isBulk");
    QTest::newRow("by the owner") << true << false;
    QTest::newRow("by the owner, with others") << true << true;
    QTest::newRow("by an admin") << false << false;
    QTest::newRow("by an admin, with others") << false << true;
}

void tst_FrequencyLimits::deleted_whenItHadGoneOut_staysCounted()
{
    QFETCH(bool, byOwner);
    QFETCH(bool, isBulk);
    const User ann = limited(1);
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const Caller caller = byOwner ? m_stage.service.api().as(ann) : m_stage.asAdmin();
    if (isBulk)
        caller.remove("/api/notifications/bulk-delete/", object({{"notification_ids", array({id})}}))
            .expect("deleted", 1);
    else
        caller.remove(notificationPath(id)).expect(204);
    const QString second = notification(ann).post();
    QCOMPARE(m_stage.timeline(second).last(), QStringLiteral("suppressed push frequency_limit"));
    m_stage.asAdmin()
        .get(notificationPath(second) + "timeline/")
        .expect("results.1.detail", "NOTIF_007: the recipient's limit of messages an hour or a day is reached");
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
    // Whoever has no such wish is not limited by what was.
    prefer(ann, object({{"frequency_limits", object({{"max_per_hour", 2}})}}));
    QCOMPARE(m_stage.settled(notification(ann).post()), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 2);
}

void tst_FrequencyLimits::deleted_whileUnderWay_staysCounted()
{
    const User ann = limited(1);
    m_stage.providers.answer(Fake::Fcm, ann.name, ProviderAnswer::accept().after(std::chrono::milliseconds(500)));
    const QString id = notification(ann).post();
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 1));
    m_stage.service.api().as(ann).remove(notificationPath(id)).expect(204);
    QCOMPARE(m_stage.timeline(notification(ann).post()).last(), QStringLiteral("suppressed push frequency_limit"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
}

void tst_FrequencyLimits::posted_atOnceOnBoth_asManyAsTheLimitGoOut()
{
    const User ann = limited(3);
    std::vector<PendingAnswer> pending;
    for (int i = 0; i < 10; ++i) {
        // With a key the whole request is one transaction; an admin's is too.
        const Caller caller = i < 4 ? api(i).asService()
            : i < 7                 ? api(i).as(m_stage.admin)
                                    : api(i).asService().with("Idempotency-Key", "limit-" + QByteArray::number(i));
        pending.push_back(caller.postLater("/api/notifications/", notification(ann).body()));
    }
    for (PendingAnswer &one : pending)
        one.answer().expect(201);
    expectSent(ann, 3, 7);
}

void tst_FrequencyLimits::posted_besideBatches_asManyAsTheLimitGoOut()
{
    const User ann = limited(3);
    std::vector<PendingAnswer> pending;
    for (int i = 0; i < 12; ++i) {
        if (i % 3 == 0) {
            pending.push_back(api(i).asService().postLater("/api/notifications/bulk-create/",
                object({{"notification_type", "system"}, {"title", "Maintenance"}, {"message", "Tonight."},
                    {"priority", "low"}, {"audience", object({{"user_ids", array({ann.id, m_stage.admin.id})}})}})));
        } else {
            pending.push_back(api(i).asService().postLater("/api/notifications/", notification(ann).body()));
        }
    }
    for (PendingAnswer &one : pending)
        QVERIFY(one.answer().status < 300);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.database().value("SELECT count(*) FROM notifications WHERE recipient_id = "
                                  + QByteArray::number(ann.id)),
        QByteArray("12"), 20'000);
    expectSent(ann, 3, 9);
}

void tst_FrequencyLimits::scheduled_forOneMoment_asManyAsTheLimitGoOut()
{
    const User ann = limited(3);
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(2);
    for (int i = 0; i < 10; ++i)
        notification(ann).scheduledFor(then).post();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_stage.database().value(
            "SELECT count(*) FROM notifications WHERE is_due AND recipient_id = " + QByteArray::number(ann.id)),
        QByteArray("10"), 20'000);
    expectSent(ann, 3, 7);
}

void tst_FrequencyLimits::severalChannels_shareTheLimit_asThePreviewSays()
{
    const User ann = limited(1, object({{"email", "ann@clinic.example"}}));
    const QJsonObject body = notification(ann).set("channels", array({"in_app", "push", "email"})).body();
    const auto preview = [&] { return m_stage.asAdmin().post("/api/notifications/preview/", body).expect(200); };
    preview().expect("channels.push.now", 1).expect("channels.email.suppressed", 1);
    const QString id = m_stage.service.api().asService().post("/api/notifications/", body).expect(201).text("id");
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id),
        (QStringList {QStringLiteral("created"), QStringLiteral("suppressed email frequency_limit"),
            QStringLiteral("sent push 1")}));
    m_stage.service.api().as(ann).remove(notificationPath(id)).expect(204);
    preview().expect("channels.push.suppressed", 1).expect("channels.email.suppressed", 1);
    // Quiet hours come first: what they hold is judged when it is let out.
    prefer(ann,
        object({{"quiet_hours",
            object({{"enabled", true}, {"start_time", "00:00:00"}, {"end_time", "23:59:59"}, {"timezone", "UTC"}})}}));
    preview().expect("channels.push.held", 1).expect("channels.email.held", 1);
    const QString held = m_stage.service.api().asService().post("/api/notifications/", body).expect(201).text("id");
    QCOMPARE(m_stage.timeline(held),
        (QStringList {QStringLiteral("created"), QStringLiteral("held push quiet_hours"),
            QStringLiteral("held email quiet_hours")}));
}

// By both instances at once, push beside email.
void tst_FrequencyLimits::held_whenLetOut_areJudgedThen()
{
    const User ann = limited(3, object({{"email", "ann@clinic.example"}, {"clinic_id", 4711}}));
    const auto quiet = [&](bool on) {
        prefer(ann,
            object({{"quiet_hours",
                object(
                    {{"enabled", on}, {"start_time", "00:00:00"}, {"end_time", "23:59:59"}, {"timezone", "UTC"}})}}));
    };
    quiet(true);
    QStringList ids;
    for (int i = 0; i < 10; ++i)
        ids += notification(ann).set("channels", array({"push", "email"})).post();
    QCOMPARE(suppressed(ann), 0);
    quiet(false);
    // Nothing has gone out yet: what comes now has its place.
    QCOMPARE(m_stage.settled(notification(ann).post()), QStringLiteral("sent"));
    m_stage.database().run("UPDATE deliveries SET due_at = now() WHERE status = 'pending' AND recipient_id = "
        + QByteArray::number(ann.id));
    QTRY_COMPARE_WITH_TIMEOUT(count(ann, "status = 'pending'"), 0, 30'000);
    QCOMPARE(count(ann, "status <> 'suppressed'"), 3);
    QCOMPARE(suppressed(ann), 18);
    int told = 0;
    for (const QString &id : std::as_const(ids))
        told += int(m_stage.timeline(id).filter(QStringLiteral("frequency_limit")).size());
    QCOMPARE(told, 18);
    const Answer statistics = m_stage.asAdmin().get("/api/notifications/admin/stats/?clinic_id=4711").expect(200);
    QCOMPARE(statistics["by_channel.push.suppressed"].toInt() + statistics["by_channel.email.suppressed"].toInt(), 18);
    QCOMPARE(statistics["by_channel.push.pending"].toInt(), 0);
}

void tst_FrequencyLimits::retried_byAnAdmin_isJudgedAnew()
{
    const User ann = limited(1);
    m_stage.providers.answer(Fake::Fcm, ann.name, ProviderAnswer::error("SENDER_ID_MISMATCH").times(1));
    const QString id = notification(ann).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    m_stage.database().run("UPDATE devices SET is_active = true WHERE user_id = " + QByteArray::number(ann.id));
    m_stage.asAdmin().post(notificationPath(id) + "retry/", {}).expect(202);
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(notification(ann).post()).last(), QStringLiteral("suppressed push frequency_limit"));
}

QTEST_GUILESS_MAIN(tst_FrequencyLimits)
#include "tst_frequency_limits.moc"
