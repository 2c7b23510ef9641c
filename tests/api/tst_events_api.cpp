#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// The platform's events through the front door (CONTRACT section 7).
class tst_EventsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void appointment_scheduled_tellsPatientAndDoctor();
    void appointment_moved_movesItsReminders();

private:
    static QJsonObject event(const char *type, const QJsonObject &data, const QString &time = {});
    QJsonObject appointment(const QDateTime &startsAt, const QJsonObject &changes = {});
    Answer post(const QJsonObject &event) { return postAll({event}); }
    Answer postAll(const QJsonArray &events);
    QList<QJsonObject> waiting(const User &user);

    RunningService m_service;
    User m_admin;
    User m_patient;
    User m_doctor;
    int m_appointments = 0;
};

void tst_EventsApi::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
    m_patient = m_service.directory().patient("luis",
        object({{"first_name", "Luis"}, {"last_name", "Vega"}, {"locale", "es"}, {"timezone", "Europe/Madrid"}}));
    m_doctor = m_service.directory().doctor("ruth", object({{"first_name", "Ruth"}, {"last_name", "Stein"}}));
}

QJsonObject tst_EventsApi::event(const char *type, const QJsonObject &data, const QString &time)
{
    QJsonObject event = object({{"specversion", "1.0"}, {"id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {"source", "/tests"}, {"type", QByteArray("mediconnect.") + type}, {"data", data}});
    if (!time.isEmpty())
        event.insert(QLatin1String("time"), time);
    return event;
}

QJsonObject tst_EventsApi::appointment(const QDateTime &startsAt, const QJsonObject &changes)
{
    return merged(object({{"appointment_id", ++m_appointments}, {"patient_id", m_patient.id},
                      {"doctor_id", m_doctor.id}, {"starts_at", startsAt.toUTC().toString(Qt::ISODateWithMs)}}),
        changes);
}

Answer tst_EventsApi::postAll(const QJsonArray &events)
{
    return m_service.api().asService().sendBytes("POST", "/api/events/",
        QJsonDocument(events).toJson(QJsonDocument::Compact), "application/cloudevents-batch+json");
}

// Reminders and other scheduled ones of a user, as admins see them, soonest first.
QList<QJsonObject> tst_EventsApi::waiting(const User &user)
{
    const Answer answer = m_service.api().as(m_admin).get("/api/notifications/?notification_type=reminder&ordering="
                                                          "scheduled_for&page_size=100&recipient_id="
        + QByteArray::number(user.id));
    QList<QJsonObject> found;
    for (const QJsonValue &value : answer.expect(200).json().value(QLatin1String("results")).toArray())
        found += value.toObject();
    return found;
}

void tst_EventsApi::appointment_scheduled_tellsPatientAndDoctor()
{
    const QDateTime startsAt = QDateTime::currentDateTimeUtc().addDays(3);
    post(event("appointment.scheduled", appointment(startsAt)))
        .expect(202)
        .expect("accepted", 1)
        .expect("notifications", 2)
        .expect("errors", QJsonArray());
    const Answer mine = m_service.api().as(m_patient).get("/api/notifications/");
    mine.expect("results.0.notification_type", "appointment")
        .expect("results.0.priority", "low")
        .expect("results.0.metadata.appointment_id", m_appointments)
        .expect("results.0.metadata.action_url", "/appointments/" + QByteArray::number(m_appointments));
    QCOMPARE(waiting(m_patient).size(), 1);
    QCOMPARE(waiting(m_doctor).size(), 1);
}

void tst_EventsApi::appointment_moved_movesItsReminders()
{
    const QDateTime startsAt = QDateTime::currentDateTimeUtc().addDays(5);
    const QJsonObject first = appointment(startsAt);
    post(event("appointment.scheduled", first)).expect(202);
    const QJsonObject moved = merged(first, object({{"starts_at", startsAt.addDays(1).toString(Qt::ISODateWithMs)}}));
    const QJsonObject previous = object({{"previous_starts_at", first.value(QLatin1String("starts_at"))}});
    post(event("appointment.rescheduled", merged(moved, previous))).expect(202).expect("notifications", 2);
    const auto next = [this] { return waiting(m_doctor).last(); };
    QCOMPARE(next().value(QLatin1String("scheduled_for")).toString(), startsAt.toString(Qt::ISODateWithMs));
    const QString id = next().value(QLatin1String("id")).toString();
    post(event("appointment.cancelled", moved)).expect(202).expect("notifications", 2);
    QVERIFY(!m_service.api().as(m_admin).get(notificationPath(id)).expect(200).text("cancelled_at").isEmpty());
}

QTEST_GUILESS_MAIN(tst_EventsApi)
#include "tst_events_api.moc"
