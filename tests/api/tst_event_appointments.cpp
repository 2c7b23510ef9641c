#include "event_posting.h"
#include "support/database.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Appointments and the reminders that wait for them, as their events tell (CONTRACT section 7).
class tst_EventAppointments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void scheduled_tellsBothAndRemindsThem();
    void moved_movesItsReminders();
    void cancelled_cancelsItsReminders();
    void scheduledAgain_afterItWasCancelled_remindsAgain();
    void doctor_changed_remindsTheNewOne();
    void older_thanWhatIsKnown_tellsNobody();
    void older_inOneBatch_tellsNobody();
    void leads_alreadyPast_areSkipped();
    void patient_unknown_doctorIsToldAlone();
    void patient_isTheDoctor_isToldOnce();
    void waiting_isSeenByAdminsAlone();

private:
    QJsonObject appointment(const QDateTime &startsAt, const QJsonObject &changes = {});
    Answer post(const char *type, const QJsonObject &data, const QDateTime &time = {});
    // When they are to be shown.
    QStringList waiting(const User &user, qint64 appointment);
    static QDateTime in(int hours) { return QDateTime::currentDateTimeUtc().addSecs(hours * 3600); }
    int count(const User &user) { return countOf(m_service.api(), user); }

    RunningService m_service;
    std::unique_ptr<Database> m_database;
    User m_admin;
    User m_patient;
    User m_doctor;
    int m_appointments = 0;
};

void tst_EventAppointments::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_database = std::make_unique<Database>(m_service.databaseUri());
    m_admin = m_service.directory().admin("admin");
    m_patient = m_service.directory().patient("luis");
    m_doctor = m_service.directory().doctor("ruth");
}

QJsonObject tst_EventAppointments::appointment(const QDateTime &startsAt, const QJsonObject &changes)
{
    return merged(object({{"appointment_id", ++m_appointments}, {"patient_id", m_patient.id},
                      {"doctor_id", m_doctor.id}, {"starts_at", inUtc(startsAt)}}),
        changes);
}

Answer tst_EventAppointments::post(const char *type, const QJsonObject &data, const QDateTime &time)
{
    QJsonObject told = eventOf(type, data);
    if (time.isValid())
        told.insert(QLatin1String("time"), inUtc(time));
    return postEvent(m_service.api().asService(), told).expect(202).expect("errors", QJsonArray());
}

QStringList tst_EventAppointments::waiting(const User &user, qint64 appointment)
{
    const QList<Database::Row> rows
        = m_database->run("SELECT to_char(scheduled_for AT TIME ZONE 'UTC', "
                          "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') FROM notifications WHERE "
                          "reminder_lead IS NOT NULL AND cancelled_at IS NULL AND NOT is_due "
                          "AND appointment_id = "
            + QByteArray::number(appointment) + " AND recipient_id = " + QByteArray::number(user.id));
    QStringList times;
    for (const Database::Row &row : rows)
        times += QString::fromLatin1(row[0]);
    return times;
}

void tst_EventAppointments::scheduled_tellsBothAndRemindsThem()
{
    const QDateTime startsAt = in(72);
    post("appointment.scheduled", appointment(startsAt)).expect("accepted", 1).expect("notifications", 2);
    for (const User &user : {m_patient, m_doctor}) {
        const QJsonObject latest = latestOf(m_service.api(), user);
        expectAt(latest, "notification_type", "appointment");
        expectAt(latest, "metadata.appointment_id", m_appointments);
        QCOMPARE(waiting(user, m_appointments), QStringList {inUtc(startsAt.addDays(-1))});
    }
}

void tst_EventAppointments::moved_movesItsReminders()
{
    const QDateTime startsAt = in(120);
    const QJsonObject first = appointment(startsAt);
    post("appointment.scheduled", first);
    const QJsonObject moved
        = merged(first, object({{"starts_at", inUtc(startsAt.addDays(1))}, {"previous_starts_at", inUtc(startsAt)}}));
    post("appointment.rescheduled", moved).expect("notifications", 2);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList {inUtc(startsAt)});
    QCOMPARE(waiting(m_doctor, m_appointments), QStringList {inUtc(startsAt)});
}

void tst_EventAppointments::cancelled_cancelsItsReminders()
{
    const QJsonObject one = appointment(in(72));
    post("appointment.scheduled", one);
    post("appointment.cancelled", one).expect("notifications", 2);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList());
    QCOMPARE(waiting(m_doctor, m_appointments), QStringList());
    expectAt(latestOf(m_service.api(), m_patient), "title", "Appointment cancelled");
}

void tst_EventAppointments::scheduledAgain_afterItWasCancelled_remindsAgain()
{
    const QDateTime startsAt = in(72);
    const QJsonObject one = appointment(startsAt);
    for (const char *type : {"appointment.scheduled", "appointment.cancelled", "appointment.scheduled"})
        post(type, one);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList {inUtc(startsAt.addDays(-1))});
}

void tst_EventAppointments::doctor_changed_remindsTheNewOne()
{
    const User other = m_service.directory().doctor("otto");
    const QDateTime startsAt = in(72);
    const QJsonObject one = appointment(startsAt);
    post("appointment.scheduled", one);
    post("appointment.scheduled", merged(one, object({{"doctor_id", other.id}})));
    QCOMPARE(waiting(m_doctor, m_appointments), QStringList());
    QCOMPARE(waiting(other, m_appointments), QStringList {inUtc(startsAt.addDays(-1))});
    QCOMPARE(waiting(m_patient, m_appointments).size(), 1);
}

void tst_EventAppointments::older_thanWhatIsKnown_tellsNobody()
{
    const QDateTime startsAt = in(72), now = in(0);
    const QJsonObject one = appointment(startsAt);
    const QJsonObject moved
        = merged(one, object({{"starts_at", inUtc(startsAt.addDays(1))}, {"previous_starts_at", inUtc(startsAt)}}));
    post("appointment.rescheduled", moved, now).expect("notifications", 2);
    const int before = count(m_patient);
    post("appointment.scheduled", one, now.addSecs(-60)).expect("accepted", 1).expect("notifications", 0);
    post("appointment.cancelled", one, now.addMSecs(-1)).expect("accepted", 1).expect("notifications", 0);
    QCOMPARE(count(m_patient), before);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList {inUtc(startsAt)});
    // Of one moment the later arrival counts.
    post("appointment.cancelled", one, now).expect("notifications", 2);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList());
}

void tst_EventAppointments::older_inOneBatch_tellsNobody()
{
    const QJsonObject one = appointment(in(72));
    const auto at = [&](const char *type, int seconds) {
        return eventOf(type, one, object({{"time", inUtc(in(0).addSecs(seconds))}}));
    };
    postEvents(m_service.api().asService(),
        {at("appointment.scheduled", -30), at("appointment.cancelled", -10), at("appointment.scheduled", -20)})
        .expect(202)
        .expect("accepted", 3)
        .expect("notifications", 4);
    QCOMPARE(waiting(m_patient, m_appointments), QStringList());
}

void tst_EventAppointments::leads_alreadyPast_areSkipped()
{
    const auto next = [this](const QDateTime &startsAt) {
        post("appointment.scheduled", appointment(startsAt));
        return waiting(m_patient, m_appointments);
    };
    const QDateTime tomorrow = in(23), soon = in(1), now = in(0).addSecs(20 * 60), past = in(-1);
    QCOMPARE(next(tomorrow), QStringList {inUtc(tomorrow.addSecs(-2 * 3600))});
    QCOMPARE(next(soon), QStringList {inUtc(soon.addSecs(-30 * 60))});
    QCOMPARE(next(now), QStringList());
    QCOMPARE(next(past), QStringList());
}

void tst_EventAppointments::patient_unknown_doctorIsToldAlone()
{
    const qint64 unknown = m_service.directory().unusedId();
    postEvent(m_service.api().asService(),
        eventOf("appointment.scheduled", appointment(in(72), object({{"patient_id", unknown}}))))
        .expect(202)
        .expect("accepted", 1)
        .expect("notifications", 1)
        .expect("errors.0.errors.0.field", "data.patient_id");
    QCOMPARE(waiting(m_doctor, m_appointments).size(), 1);
    QCOMPARE(waiting({unknown, "unknown", "patient"}, m_appointments).size(), 0);
}

void tst_EventAppointments::patient_isTheDoctor_isToldOnce()
{
    const int before = count(m_doctor);
    post("appointment.scheduled", appointment(in(72), object({{"patient_id", m_doctor.id}})))
        .expect("notifications", 1);
    QCOMPARE(count(m_doctor), before + 1);
    QCOMPARE(waiting(m_doctor, m_appointments).size(), 1);
}

void tst_EventAppointments::waiting_isSeenByAdminsAlone()
{
    const User ann = m_service.directory().patient("ann");
    post("appointment.scheduled", appointment(in(72), object({{"patient_id", ann.id}})));
    QCOMPARE(count(ann), 1);
    const Caller admin = m_service.api().as(m_admin);
    const Answer list
        = admin.get("/api/notifications/?notification_type=reminder&recipient_id=" + QByteArray::number(ann.id));
    list.expect(200)
        .expect("count", 1)
        .expect("results.0.delivery_status", "pending")
        .expect("results.0.title", "Appointment in 1 day");
    const QByteArray path = notificationPath(list.text("results.0.id"));
    admin.get(path).expect(200).expect("metadata.appointment_id", m_appointments);
    admin.get(path + "timeline/").expect(200).expect("results.1.event", "scheduled");
    m_service.api().as(ann).get(path).expectProblem(404, "NOTIF_001");
}

QTEST_GUILESS_MAIN(tst_EventAppointments)
#include "tst_event_appointments.moc"
