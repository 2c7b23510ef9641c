#include "support/database.h"
#include "support/edge_times.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Scheduled notifications, one by one and in batches: they appear when due, once, whatever number of instances runs, also
/// after a stop over the due time (CONTRACT sections 5 and 11).
class tst_ScheduleApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void scheduled_batchWithTwoInstances_appearsOnceForEach();
    void scheduled_overAStop_appearsAfterwards();
    void scheduled_lockedInbox_holdsUpNobodyElse();
    void patch_rescheduled_appearsAtTheNewTime();
    void patch_cancelled_neverAppears();
    void patch_onceDue_is409();
    void patch_wrong_namesTheField_data();
    void patch_wrong_namesTheField();
    void schedule_atTheEndsOfTime_isRefused();
    void patch_scheduleByOthers_is403();

private:
    static QDateTime in(int milliseconds) { return QDateTime::currentDateTimeUtc().addMSecs(milliseconds); }
    static QString text(const QDateTime &time) { return time.toString(Qt::ISODateWithMs); }
    int countOf(const User &user)
    {
        return m_service.api().as(user).get("/api/notifications/").expect(200)["count"].toInt();
    }
    Caller admin() { return m_service.api().as(m_admin); }

    RunningService m_service;
    User m_admin;
};

void tst_ScheduleApi::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
}

void tst_ScheduleApi::scheduled_batchWithTwoInstances_appearsOnceForEach()
{
    ServiceProcess second(m_service.databaseUri());
    second.start();
    QList<User> people;
    for (int i = 0; i < 20; ++i)
        people += m_service.directory().patient("patient", object({{"clinic_id", 5}}));
    const auto socket = m_service.socket(people[0]);
    m_service.api()
        .asService()
        .post("/api/notifications/bulk-create/",
            object({{"notification_type", "reminder"}, {"title", "Soon"}, {"message", "Your visit."},
                {"scheduled_for", text(in(1500))}, {"audience", object({{"clinic_id", 5}})}}))
        .expect(202);
    QCOMPARE(countOf(people[1]), 0);
    socket->expect("new_notification");
    for (const User &user : people)
        QTRY_COMPARE(countOf(user), 1);
    admin().get("/api/notifications/?clinic_id=5").expect("count", 20);
    expectAt(admin().get("/api/notifications/?clinic_id=5").json(), "results.0.delivery_status", "delivered");
    second.terminate();
}

void tst_ScheduleApi::scheduled_overAStop_appearsAfterwards()
{
    RunningService stopped;
    stopped.start();
    const User ann = stopped.directory().patient("ann");
    const QDateTime time = in(1000);
    stopped.notification(ann).scheduledFor(time).post();
    QCOMPARE(stopped.process().terminate(), 0);
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() > time);
    ServiceProcess again(stopped.databaseUri());
    again.start();
    Api api(again.port());
    QTRY_COMPARE(api.as(ann).get("/api/notifications/").expect(200)["count"].toInt(), 1);
    QCOMPARE(again.terminate(), 0);
}

void tst_ScheduleApi::scheduled_lockedInbox_holdsUpNobodyElse()
{
    const User held = m_service.directory().patient("held"), ann = m_service.directory().patient("ann");
    for (int i = 0; i < 5; ++i)
        m_service.notification(held).scheduledFor(in(1500)).post();
    m_service.notification(ann).scheduledFor(in(1600)).post();
    Database busy(m_service.databaseUri());
    busy.run("BEGIN");
    busy.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(held.id) + " FOR UPDATE");
    QTRY_COMPARE(countOf(ann), 1);
    QCOMPARE(countOf(held), 0);
    busy.run("COMMIT");
    QTRY_COMPARE(countOf(held), 5);
}

void tst_ScheduleApi::patch_rescheduled_appearsAtTheNewTime()
{
    const User ann = m_service.directory().patient("ann");
    const QString later = m_service.notification(ann).title("later").scheduledFor(in(500)).post();
    const QString sooner = m_service.notification(ann).title("sooner").scheduledFor(in(86'400'000)).post();
    admin()
        .patch(notificationPath(later), object({{"scheduled_for", text(in(86'400'000))}}))
        .expect(200)
        .expect("delivery_status", "pending");
    admin().patch(notificationPath(sooner), object({{"scheduled_for", text(in(600))}})).expect(200);
    QTRY_COMPARE(countOf(ann), 1);
    m_service.api().as(ann).get("/api/notifications/").expect("results.0.title", "sooner");
}

void tst_ScheduleApi::patch_cancelled_neverAppears()
{
    const User ann = m_service.directory().patient("ann");
    const QString cancelled = m_service.notification(ann).scheduledFor(in(700)).post();
    m_service.notification(ann).title("after it").scheduledFor(in(1200)).post();
    admin()
        .patch(notificationPath(cancelled), object({{"cancelled", true}}))
        .expect(200)
        .expect("delivery_status", "pending");
    const QString at = admin().get(notificationPath(cancelled)).text("cancelled_at");
    QVERIFY(!at.isEmpty());
    admin().get("/api/notifications/?recipient_id=" + QByteArray::number(ann.id)).expect("results.1.cancelled_at", at);
    QTRY_COMPARE(countOf(ann), 1);
    m_service.api().as(ann).get("/api/notifications/").expect("results.0.title", "after it");
    admin()
        .patch(notificationPath(cancelled), object({{"scheduled_for", text(in(86'400'000))}}))
        .expectProblem(409, "conflict");
    admin().patch(notificationPath(cancelled), object({{"cancelled", true}})).expectProblem(409, "conflict");
}

void tst_ScheduleApi::patch_onceDue_is409()
{
    const QString id = m_service.notification(m_admin).post();
    admin().patch(notificationPath(id), object({{"cancelled", true}})).expectProblem(409, "conflict");
    admin().patch(notificationPath(id), object({{"scheduled_for", text(in(60'000))}})).expectProblem(409, "conflict");
    admin()
        .patch("/api/notifications/550e8400-e29b-41d4-a716-446655440000/", object({{"cancelled", true}}))
        .expectProblem(404, "NOTIF_001");
}

void tst_ScheduleApi::patch_wrong_namesTheField_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const QJsonObject &body, const char *code, const char *field) {
        QTest::newRow(name) << body << QByteArray(code) << QByteArray(field);
    };
    row("nothing", {}, "validation_error", "is_read");
    row("past", object({{"scheduled_for", "2020-01-01T00:00:00Z"}}), "NOTIF_010", "scheduled_for");
    row("no time", object({{"scheduled_for", "tomorrow"}}), "NOTIF_010", "scheduled_for");
    row("over a year", object({{"scheduled_for", text(in(0).addDays(366))}}), "NOTIF_010", "scheduled_for");
    row("cancelled false", object({{"cancelled", false}}), "validation_error", "cancelled");
    row("cancelled a text", object({{"cancelled", "yes"}}), "validation_error", "cancelled");
    row("both", object({{"cancelled", true}, {"scheduled_for", text(in(60'000))}}), "validation_error", "cancelled");
    row("read as well", object({{"is_read", true}, {"scheduled_for", text(in(60'000))}}), "validation_error",
        "is_read");
    row("another field", object({{"title", "New"}}), "validation_error", "title");
}

void tst_ScheduleApi::patch_wrong_namesTheField()
{
    QFETCH(QJsonObject, body);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, field);
    const QString id = m_service.notification(m_admin).scheduledFor(in(86'400'000)).post();
    admin().patch(notificationPath(id), body).expectProblem(400, code.constData()).expectField(field.constData());
}

void tst_ScheduleApi::schedule_atTheEndsOfTime_isRefused()
{
    const User ann = m_service.directory().patient("ann");
    const QByteArray path = notificationPath(m_service.notification(ann).scheduledFor(in(60'000)).post());
    for (const QByteArray &time : edgeTimes) {
        const QJsonObject when = object({{"scheduled_for", time}}),
                          body = merged(m_service.notification(ann).body(), when);
        QJsonObject toAll = merged(body, object({{"audience", object({{"everyone", true}})}}));
        toAll.remove(QStringLiteral("recipient_id"));
        admin().post("/api/notifications/", body).expectProblem(400, "NOTIF_010").expectField("scheduled_for");
        admin().post("/api/notifications/preview/", body).expectProblem(400, "NOTIF_010").expectField("scheduled_for");
        admin()
            .post("/api/notifications/bulk-create/", toAll)
            .expectProblem(400, "NOTIF_010")
            .expectField("scheduled_for");
        admin().patch(path, when).expectProblem(400, "NOTIF_010").expectField("scheduled_for");
    }
}

void tst_ScheduleApi::patch_scheduleByOthers_is403()
{
    const User ann = m_service.directory().patient("ann");
    const QString id = m_service.notification(ann).scheduledFor(in(86'400'000)).post();
    m_service.api().as(ann).patch(notificationPath(id), object({{"cancelled", true}})).expectProblem(403, "forbidden");
    m_service.api().as(ann).patch(notificationPath(id), object({{"is_read", true}})).expectProblem(404, "NOTIF_001");
}

QTEST_GUILESS_MAIN(tst_ScheduleApi)
#include "tst_schedule_api.moc"
