#include "event_posting.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace mc::test;

/// Reminders of appointments when their time comes (CONTRACT section 7). The leads are an hour, and two seconds less: what the
/// service does late is still before the appointment.
class tst_EventReminders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_service.showLogWhenFailed(); }

    void due_oneAfterTheOther_areShownToBoth();
    void due_isAnnounced();
    void moved_inTime_remindsAtTheNewTimeOnly();
    void cancelled_inTime_neverReminds();
    void doctor_changedInTime_remindsTheNewOne();
    void shown_timelineTellsIt();

private:
    static QDateTime in(int seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds); }
    QJsonObject appointment(const QDateTime &startsAt)
    {
        return object({{"appointment_id", ++m_appointments}, {"patient_id", m_patient.id}, {"doctor_id", m_doctor.id},
            {"starts_at", inUtc(startsAt)}, {"location", "Room 12"}});
    }
    Answer post(const char *type, const QJsonObject &data)
    {
        return postEvent(m_service.api().asService(), eventOf(type, data)).expect(202).expect("errors", QJsonArray());
    }
    QJsonArray reminders(const User &user)
    {
        return m_service.api()
            .as(user)
            .get("/api/notifications/?notification_type=reminder")
            .expect(200)["results"]
            .toArray();
    }
    // Waits until the reminders of another appointment, which is later, have come.
    void waitForALaterOne();

    RunningService m_service {{{"MEDICONNECT_REMINDER_LEADS", "3600s,3598s"}}};
    User m_patient;
    User m_doctor;
    int m_appointments = 0;
};

void tst_EventReminders::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
}

void tst_EventReminders::init()
{
    m_patient = m_service.directory().patient(
        "luis", object({{"locale", "es"}, {"first_name", "Luis"}, {"timezone", "Europe/Madrid"}}));
    m_doctor = m_service.directory().doctor("ruth", object({{"first_name", "Ruth"}, {"last_name", "Stein"}}));
}

void tst_EventReminders::waitForALaterOne()
{
    const User other = m_service.directory().patient("other");
    post("appointment.scheduled",
        object({{"appointment_id", ++m_appointments}, {"patient_id", other.id}, {"doctor_id", other.id},
            {"starts_at", inUtc(in(3602))}}));
    QTRY_COMPARE_WITH_TIMEOUT(reminders(other).size(), 2, 30'000);
}

void tst_EventReminders::due_oneAfterTheOther_areShownToBoth()
{
    const QDateTime startsAt = in(3601);
    post("appointment.scheduled", appointment(startsAt));
    QTRY_COMPARE_WITH_TIMEOUT(reminders(m_patient).size(), 2, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(reminders(m_doctor).size(), 2, 30'000);
    const QJsonArray shown = reminders(m_patient);
    for (const QJsonValue &reminder : shown) {
        expectAt(reminder, "title", "Cita dentro de 1 hora");
        expectAt(reminder, "priority", "low");
        expectAt(reminder, "metadata.appointment_id", m_appointments);
        expectAt(reminder, "metadata.action_url", "/appointments/" + QByteArray::number(m_appointments));
        const QString message = at(reminder, "message").toString();
        const QTime time = startsAt.toTimeZone(QTimeZone("Europe/Madrid")).time();
        QVERIFY2(message.contains(QLatin1String("Ruth Stein")) && message.contains(QLatin1String("Room 12")),
            qPrintable(message));
        QVERIFY2(message.contains(time.toString(QStringLiteral("h:mm"))), qPrintable(message));
    }
    expectAt(shown, "0.scheduled_for", inUtc(startsAt.addSecs(-3598)));
    expectAt(shown, "1.scheduled_for", inUtc(startsAt.addSecs(-3600)));
    expectAt(reminders(m_doctor), "0.title", "Appointment in 1 hour");
    QVERIFY(at(reminders(m_doctor), "0.message").toString().contains(QLatin1String("Luis")));
}

void tst_EventReminders::due_isAnnounced()
{
    const auto socket = m_service.socket(m_patient);
    post("appointment.scheduled", appointment(in(3601)));
    expectAt(socket->expect("new_notification"), "notification_type", "appointment");
    expectAt(socket->expect("new_notification"), "notification_type", "reminder");
}

void tst_EventReminders::moved_inTime_remindsAtTheNewTimeOnly()
{
    const QDateTime before = in(3603), after = in(7200);
    const QJsonObject one = appointment(before);
    post("appointment.scheduled", one);
    post("appointment.rescheduled",
        merged(one, object({{"starts_at", inUtc(after)}, {"previous_starts_at", inUtc(before)}})));
    waitForALaterOne();
    QTRY_VERIFY_WITH_TIMEOUT(in(0) > before.addSecs(-3597), 10'000);
    QCOMPARE(reminders(m_patient).size(), 0);
    QCOMPARE(reminders(m_doctor).size(), 0);
}

void tst_EventReminders::cancelled_inTime_neverReminds()
{
    const QDateTime startsAt = in(3603);
    const QJsonObject one = appointment(startsAt);
    post("appointment.scheduled", one);
    post("appointment.cancelled", one);
    waitForALaterOne();
    QTRY_VERIFY_WITH_TIMEOUT(in(0) > startsAt.addSecs(-3597), 10'000);
    QCOMPARE(reminders(m_patient).size(), 0);
    QCOMPARE(reminders(m_doctor).size(), 0);
}

void tst_EventReminders::doctor_changedInTime_remindsTheNewOne()
{
    const User other = m_service.directory().doctor("otto");
    const QJsonObject one = appointment(in(3603));
    post("appointment.scheduled", one);
    post("appointment.scheduled", merged(one, object({{"doctor_id", other.id}})));
    QTRY_COMPARE_WITH_TIMEOUT(reminders(other).size(), 2, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(reminders(m_patient).size(), 2, 30'000);
    QCOMPARE(reminders(m_doctor).size(), 0);
    QVERIFY(at(reminders(m_patient), "0.message").toString().contains(QLatin1String("otto")));
}

void tst_EventReminders::shown_timelineTellsIt()
{
    post("appointment.scheduled", appointment(in(3601)));
    QTRY_COMPARE_WITH_TIMEOUT(reminders(m_patient).size(), 2, 30'000);
    const QByteArray path = notificationPath(at(reminders(m_patient), "1.id").toString());
    const QJsonArray told = m_service.api().as(m_patient).get(path + "timeline/").expect(200)["results"].toArray();
    QStringList events;
    for (const QJsonValue &entry : told)
        events += at(entry, "event").toString();
    QVERIFY2(events.contains(QLatin1String("scheduled")) && events.contains(QLatin1String("created")),
        qPrintable(events.join(u' ')));
}

QTEST_GUILESS_MAIN(tst_EventReminders)
#include "tst_event_reminders.moc"
