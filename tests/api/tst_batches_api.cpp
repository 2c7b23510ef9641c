#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Bulk creation and preview through the front door (CONTRACT sections 5 and 11).
class tst_BatchesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void bulkCreate_audience_reachesOpenSocketsAndInboxes();
    void bulkCreate_sentAgainWithItsKey_isOneBatch();
    void bulkCreate_unknownUsers_areNamed();
    void bulkCreate_wrongBody_namesTheField_data();
    void bulkCreate_wrongBody_namesTheField();
    void bulkCreate_lockedInbox_isReachedLater();
    void resume_whomItFailedFor_getIt();
    void resume_wrong_isRefused();
    void batch_unknown_is404();
    void cancel_scheduled_nobodyGetsIt();
    void cancel_done_isAConflict();
    void cancel_wrong_isRefused();
    void preview_one_tellsEachChannel();
    void preview_audience_countsAndSamples();
    void preview_scheduled_goesByItsTime();
    void preview_sendsNothing();
    void preview_agreesWithWhatHappens();

private:
    static QJsonObject body(const QJsonObject &changes);
    QJsonObject finished(const QString &batch);
    Caller admin() { return m_service.api().as(m_admin); }

    // Email and SMS are set up here, push is not; nothing listens there.
    RunningService m_service {
        {{"MEDICONNECT_SMTP_URL", "smtp://127.0.0.1:9"}, {"MEDICONNECT_SMTP_FROM", "clinic@clinic.example"},
            {"MEDICONNECT_SMS_URL", "http://127.0.0.1:9"}, {"MEDICONNECT_SMS_ACCOUNT", "account"},
            {"MEDICONNECT_SMS_TOKEN", "token"}, {"MEDICONNECT_SMS_FROM", "+34600000001"}}};
    User m_admin;
    QList<User> m_clinic; // of clinic 77
};

void tst_BatchesApi::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
    for (int i = 0; i < 30; ++i)
        m_clinic += m_service.directory().patient(
            "patient", object({{"clinic_id", 77}, {"email", "patient@clinic.example"}}));
}

QJsonObject tst_BatchesApi::body(const QJsonObject &changes)
{
    return merged(
        object({{"notification_type", "system"}, {"title", "Maintenance"}, {"message", "Tonight at ten."}}), changes);
}

QJsonObject tst_BatchesApi::finished(const QString &batch)
{
    QJsonObject state;
    const bool ended = QTest::qWaitFor(
        [&] {
            state = m_service.api()
                        .asService()
                        .get("/api/notifications/batches/" + batch.toUtf8() + '/')
                        .expect(200)
                        .json();
            return state.value(QLatin1String("status")) != QLatin1String("running");
        },
        20'000);
    return ended ? state : QJsonObject();
}

void tst_BatchesApi::bulkCreate_audience_reachesOpenSocketsAndInboxes()
{
    const auto socket = m_service.socket(m_clinic[3]);
    const Answer answer
        = m_service.api()
              .asService()
              .post("/api/notifications/bulk-create/", body(object({{"audience", object({{"clinic_id", 77}})}})))
              .expect(202)
              .expect("accepted", 30)
              .expect("errors", QJsonArray());
    expectAt(socket->expect("new_notification"), "title", "Maintenance");
    const QJsonObject batch = finished(answer.text("batch_id"));
    expectAt(batch, "status", "done");
    expectAt(batch, "created", 30);
    expectAt(batch, "failed", 0);
    QVERIFY(!batch.value(QLatin1String("finished_at")).isNull());
    m_service.api()
        .as(m_clinic[29])
        .get("/api/notifications/")
        .expect("count", 1)
        .expect("results.0.title", "Maintenance");
    admin().get("/api/notifications/?clinic_id=77").expect("count", 30);
}

void tst_BatchesApi::bulkCreate_sentAgainWithItsKey_isOneBatch()
{
    const User ann = m_service.directory().patient("ann");
    const QJsonObject twice = body(object({{"audience", object({{"user_ids", array({ann.id})}})}}));
    const Caller keyed = admin().with("Idempotency-Key", "batch-1");
    const Answer first = keyed.post("/api/notifications/bulk-create/", twice).expect(202);
    QCOMPARE(keyed.post("/api/notifications/bulk-create/", twice).expect(202).text("batch_id"), first.text("batch_id"));
    finished(first.text("batch_id"));
    m_service.api().as(ann).get("/api/notifications/").expect("count", 1);
}

void tst_BatchesApi::bulkCreate_unknownUsers_areNamed()
{
    const User ann = m_service.directory().patient("ann");
    const User gone = m_service.directory().patient("gone", object({{"is_active", false}}));
    const qint64 nobody = m_service.directory().unusedId();
    const Answer answer = admin().post("/api/notifications/bulk-create/",
        body(object({{"audience", object({{"user_ids", array({nobody, ann.id, gone.id})}})}})));
    answer.expect(202)
        .expect("accepted", 1)
        .expect("errors.0.id", nobody)
        .expect("errors.0.code", "NOTIF_005")
        .expect("errors.1.id", gone.id);
    expectAt(finished(answer.text("batch_id")), "created", 1);
}

void tst_BatchesApi::bulkCreate_wrongBody_namesTheField_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const QJsonObject &changes, const char *code, const char *field) {
        QTest::newRow(name) << changes << QByteArray(code) << QByteArray(field);
    };
    const auto audience = [](const QJsonObject &who) { return object({{"audience", who}}); };
    row("none", {}, "validation_error", "audience");
    row("empty", audience({}), "validation_error", "audience");
    row("no object", object({{"audience", "everyone"}}), "validation_error", "audience");
    row("two ways", audience(object({{"everyone", true}, {"role", "doctor"}})), "validation_error", "audience");
    row("everyone false", audience(object({{"everyone", false}})), "validation_error", "audience");
    row("unknown field", audience(object({{"all", true}})), "validation_error", "audience.all");
    row("unknown role", audience(object({{"role", "service"}})), "validation_error", "audience.role");
    row("clinic a text", audience(object({{"clinic_id", "7"}})), "validation_error", "audience.clinic_id");
    row("no ids", audience(object({{"user_ids", QJsonArray()}})), "validation_error", "audience.user_ids");
    row("ids as texts", audience(object({{"user_ids", array({"7"})}})), "validation_error", "audience.user_ids");
    row("half an id", audience(object({{"user_ids", array({1.5})}})), "validation_error", "audience.user_ids");
    row("a recipient too", merged(audience(object({{"everyone", true}})), object({{"recipient_id", 1}})),
        "validation_error", "recipient_id");
    row("unknown type", merged(audience(object({{"everyone", true}})), object({{"notification_type", "news"}})),
        "NOTIF_002", "notification_type");
    row("past", merged(audience(object({{"everyone", true}})), object({{"scheduled_for", "2020-01-01T00:00:00Z"}})),
        "NOTIF_010", "scheduled_for");
}

void tst_BatchesApi::bulkCreate_wrongBody_namesTheField()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, field);
    admin()
        .post("/api/notifications/bulk-create/", body(changes))
        .expectProblem(400, code.constData())
        .expectField(field.constData());
    if (changes.contains(QLatin1String("audience")))
        admin()
            .post("/api/notifications/preview/", body(changes))
            .expectProblem(400, code.constData())
            .expectField(field.constData());
}

// One of 600 has an inbox that somebody works on: the others get theirs, and nobody is given up.
void tst_BatchesApi::bulkCreate_lockedInbox_isReachedLater()
{
    for (int i = 0; i < 600; ++i)
        m_service.directory().patient("patient", object({{"clinic_id", 78}}));
    const User held = m_service.directory().patient("held", object({{"clinic_id", 78}}));
    Database database(m_service.databaseUri());
    database.run("BEGIN");
    database.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(held.id) + " FOR UPDATE");
    const QByteArray batch = "/api/notifications/batches/"
        + admin()
              .post("/api/notifications/bulk-create/", body(object({{"audience", object({{"clinic_id", 78}})}})))
              .expect(202)
              .text("batch_id")
              .toUtf8()
        + '/';
    QTRY_COMPARE_WITH_TIMEOUT(admin().get(batch)["created"].toInt(), 600, 20'000);
    admin().get(batch).expect("status", "running").expect("failed", 0);
    database.run("COMMIT");
    QTRY_COMPARE_WITH_TIMEOUT(admin().get(batch)["status"].toString(), QStringLiteral("done"), 20'000);
    admin().get(batch).expect("created", 601).expect("failed", 0).expect("errors", QJsonArray());
    m_service.api().as(held).get("/api/notifications/").expect("count", 1);
}

void tst_BatchesApi::resume_whomItFailedFor_getIt()
{
    const User full = m_service.directory().patient("full"), other = m_service.directory().patient("other");
    Database database(m_service.databaseUri());
    const QByteArray ofFull = " WHERE user_id = " + QByteArray::number(full.id);
    database.run("UPDATE inboxes SET unread_count = 2147483647" + ofFull);
    const QString id = admin()
                           .post("/api/notifications/bulk-create/",
                               body(object({{"audience", object({{"user_ids", array({full.id, other.id})}})}})))
                           .text("batch_id");
    const QJsonObject ended = finished(id);
    expectAt(ended, "status", "done");
    expectAt(ended, "created", 1);
    expectAt(ended, "failed", 1);
    expectAt(ended, "errors.0.id", full.id);
    expectAt(ended, "errors.0.code", "internal_error");
    m_service.api().as(other).get("/api/notifications/").expect("count", 1);

    database.run("UPDATE inboxes SET unread_count = 0" + ofFull);
    const QByteArray resume = "/api/notifications/batches/" + id.toUtf8() + "/resume/";
    admin().post(resume, {}).expect(200).expect("status", "running").expect("errors", QJsonArray());
    expectAt(finished(id), "created", 2);
    m_service.api().as(full).get("/api/notifications/").expect("count", 1);
    m_service.api().as(other).get("/api/notifications/").expect("count", 1);
    admin().post(resume, {}).expectProblem(409, "conflict");
}

void tst_BatchesApi::resume_wrong_isRefused()
{
    const QByteArray batches = "/api/notifications/batches/";
    admin().post(batches + "550e8400-e29b-41d4-a716-446655440000/resume/", {}).expectProblem(404, "not_found");
    admin().post(batches + "7/resume/", {}).expectProblem(404, "not_found");
    admin()
        .post(batches + "550e8400-e29b-41d4-a716-446655440000/resume/", object({{"reason", "none"}}))
        .expectProblem(400, "validation_error")
        .expectField("reason");
}

void tst_BatchesApi::batch_unknown_is404()
{
    admin().get("/api/notifications/batches/550e8400-e29b-41d4-a716-446655440000/").expectProblem(404, "not_found");
    admin().get("/api/notifications/batches/7/").expectProblem(404, "not_found");
}

void tst_BatchesApi::cancel_scheduled_nobodyGetsIt()
{
    const User ann = m_service.directory().patient("ann"), ben = m_service.directory().patient("ben");
    const QDateTime due = QDateTime::currentDateTimeUtc().addSecs(3600);
    const QJsonObject draft = body(object({{"audience", object({{"user_ids", array({ann.id, ben.id})}})},
        {"scheduled_for", due.toString(Qt::ISODateWithMs)}}));
    const QByteArray batch = "/api/notifications/batches/"
        + admin().post("/api/notifications/bulk-create/", draft).expect(202).text("batch_id").toUtf8() + '/';
    QTRY_COMPARE(admin().get(batch)["status"].toString(), QStringLiteral("done"));
    const Answer cancelled = admin()
                                 .post(batch + "cancel/", {})
                                 .expect(200)
                                 .expect("status", "cancelled")
                                 .expect("created", 2)
                                 .expect("cancelled", 2)
                                 .expect("failed", 0);
    QCOMPARE(admin().post(batch + "cancel/", {}).expect(200).json(), cancelled.json());
    QCOMPARE(m_service.api().asService().get(batch).expect(200).json(), cancelled.json());
    const QByteArray ofAnn = "/api/notifications/?recipient_id=" + QByteArray::number(ann.id);
    QTRY_COMPARE(admin().get(ofAnn).text("results.0.cancelled_at"), cancelled.text("finished_at"));
    const QByteArray one = notificationPath(admin().get(ofAnn).text("results.0.id"));
    const QJsonArray timeline = admin().get(one + "timeline/").expect(200)["results"].toArray();
    expectAt(timeline.last().toObject(), "event", "cancelled");
    admin()
        .patch(one, object({{"scheduled_for", due.addSecs(60).toString(Qt::ISODateWithMs)}}))
        .expectProblem(409, "conflict");
    m_service.api().as(ann).get("/api/notifications/").expect("count", 0);
}

void tst_BatchesApi::cancel_done_isAConflict()
{
    const User ann = m_service.directory().patient("ann");
    const QString id = admin()
                           .post("/api/notifications/bulk-create/",
                               body(object({{"audience", object({{"user_ids", array({ann.id})}})}})))
                           .text("batch_id");
    finished(id);
    const QByteArray batch = "/api/notifications/batches/" + id.toUtf8() + '/';
    admin().post(batch + "cancel/", {}).expectProblem(409, "conflict");
    admin().get(batch).expect("status", "done").expect("cancelled", 0);
    m_service.api().as(ann).get("/api/notifications/").expect("count", 1);
}

void tst_BatchesApi::cancel_wrong_isRefused()
{
    const QByteArray batches = "/api/notifications/batches/";
    admin().post(batches + "550e8400-e29b-41d4-a716-446655440000/cancel/", {}).expectProblem(404, "not_found");
    admin().post(batches + "7/cancel/", {}).expectProblem(404, "not_found");
    admin()
        .post(batches + "550e8400-e29b-41d4-a716-446655440000/cancel/", object({{"reason", "none"}}))
        .expectProblem(400, "validation_error")
        .expectField("reason");
}

void tst_BatchesApi::preview_one_tellsEachChannel()
{
    const User ann
        = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}, {"phone", nullptr}}));
    const QJsonObject critical = body(object({{"recipient_id", ann.id}, {"priority", "critical"}}));
    admin()
        .post("/api/notifications/preview/", critical)
        .expect(200)
        .expect("recipients", 1)
        .expect("channels.in_app.now", 1)
        .expect("channels.push.suppressed", 1)
        .expect("channels.email.now", 1)
        .expect("channels.sms.suppressed", 1)
        .expect("sample.0.user_id", ann.id)
        .expect("sample.0.channels.1.channel", "push")
        .expect("sample.0.channels.1.reason", "no_device")
        .expect("sample.0.channels.2.decision", "now")
        .expect("sample.0.channels.2.reason", nullptr)
        .expect("sample.0.channels.3.reason", "no_address")
        .expect("sample.0.channels.3.at", nullptr);
    // Nobody gets it by SMS; what it would say is told all the same.
    admin().post("/api/notifications/preview/", critical).expect("texts.sms.segments", 1);
    m_service.directory().replace(ann, object({{"is_active", false}}));
    admin()
        .post("/api/notifications/preview/", critical)
        .expect(200)
        .expect("recipients", 0)
        .expect("reasons.0.reason", "recipient_inactive");
    admin()
        .post("/api/notifications/preview/",
            merged(critical, object({{"recipient_id", m_service.directory().unusedId()}})))
        .expectProblem(400, "NOTIF_005")
        .expectField("recipient_id");
}

void tst_BatchesApi::preview_audience_countsAndSamples()
{
    m_service.api()
        .as(m_clinic[0])
        .patch("/api/notifications/preferences/",
            object({{"notification_types", object({{"system", object({{"email", false}})}})}}))
        .expect(200);
    const Answer preview = admin().post(
        "/api/notifications/preview/", body(object({{"audience", object({{"clinic_id", 77}})}, {"priority", "high"}})));
    preview.expect(200)
        .expect("recipients", 30)
        .expect("channels.in_app.now", 30)
        .expect("channels.email.now", 29)
        .expect("channels.email.suppressed", 1)
        .expect("channels.push.suppressed", 30);
    QCOMPARE(preview["sample"].toArray().size(), 20);
    preview.expect("texts.language", "en")
        .expect("texts.push.title", "Maintenance")
        .expect("texts.sms.text", "Maintenance: Tonight at ten. " + m_service.process().baseUrl())
        .expect("texts.sms.segments", 1);
    int toldOff = 0;
    for (const QJsonValue &reason : preview["reasons"].toArray()) {
        if (reason[QLatin1String("reason")] == QLatin1String("preference_off"))
            toldOff = reason[QLatin1String("count")].toInt();
    }
    QCOMPARE(toldOff, 1);
}

void tst_BatchesApi::preview_scheduled_goesByItsTime()
{
    const User ann = m_service.directory().patient(
        "ann", object({{"email", "ann@clinic.example"}, {"timezone", "Europe/Madrid"}}));
    m_service.api()
        .as(ann)
        .patch("/api/notifications/preferences/",
            object(
                {{"quiet_hours", object({{"enabled", true}, {"start_time", "22:00:00"}, {"end_time", "08:00:00"}})}}))
        .expect(200);
    const QDate day = QDate::currentDate().addDays(30);
    const QDateTime night(day, QTime(23, 30), Qt::UTC), noon(day, QTime(12, 0), Qt::UTC);
    const auto at = [&](const QDateTime &time) {
        return admin()
            .post("/api/notifications/preview/",
                body(object(
                    {{"recipient_id", ann.id}, {"priority", "high"}, {"scheduled_for", time.toString(Qt::ISODate)}})))
            .expect(200);
    };
    at(noon).expect("channels.email.now", 1).expect("channels.email.held", 0);
    const Answer held = at(night).expect("channels.email.held", 1).expect("sample.0.channels.2.reason", "quiet_hours");
    QVERIFY(held.text("sample.0.channels.2.detail").contains(QLatin1String("held until 08:00 Europe/Madrid")));
}

void tst_BatchesApi::preview_sendsNothing()
{
    const User ann = m_service.directory().patient("ann");
    admin().post("/api/notifications/preview/", body(object({{"recipient_id", ann.id}}))).expect(200);
    m_service.api().as(ann).get("/api/notifications/").expect("count", 0);
}

void tst_BatchesApi::preview_agreesWithWhatHappens()
{
    const User ann
        = m_service.directory().patient("ann", object({{"email", "ann@clinic.example"}, {"phone", "+34600000002"}}));
    for (const char *priority : {"low", "medium", "high", "critical"}) {
        const QJsonObject draft = body(object({{"recipient_id", ann.id}, {"priority", priority}}));
        const QJsonArray decisions = admin().post("/api/notifications/preview/", draft)["sample.0.channels"].toArray();
        const QString id = admin().post("/api/notifications/", draft).expect(201).text("id");
        const QJsonArray entries = admin().get(notificationPath(id) + "timeline/").expect(200)["results"].toArray();
        for (const QJsonValue &decision : decisions) {
            const bool told = std::any_of(entries.begin(), entries.end(), [&](const QJsonValue &entry) {
                return entry[QLatin1String("event")] == QLatin1String("suppressed")
                    && entry[QLatin1String("channel")] == decision[QLatin1String("channel")]
                    && entry[QLatin1String("reason")] == decision[QLatin1String("reason")]
                    && entry[QLatin1String("detail")] == decision[QLatin1String("detail")];
            });
            QCOMPARE(told, decision[QLatin1String("decision")] == QLatin1String("suppressed"));
        }
    }
}

QTEST_GUILESS_MAIN(tst_BatchesApi)
#include "tst_batches_api.moc"
