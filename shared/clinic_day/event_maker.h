#pragma once

#include "client/event_calls.h"
#include "clinic_day/cast.h"

#include <QtCore/QRandomGenerator>

namespace mc::clinic_day {

/// Makes up what the platform's modules tell on a day: of the same seed and people the same, in the same order.
///
/// A plain value, on its owner's thread. It remembers the last hundred appointments, which are then moved or cancelled.
class EventMaker
{
public:
    /// `now`: makes ids of events and records that no earlier day had.
    EventMaker(const Cast &cast, quint32 seed, const QDateTime &now);

    /// One of any module, the frequent ones more often.
    client::PlatformEvent any(const QDateTime &now);
    /// One of that type, a name of CONTRACT section 7: "billing.payment_failed".
    client::PlatformEvent of(QLatin1String type, const QDateTime &now);
    /// A new appointment at that time.
    client::PlatformEvent appointmentAt(const QDateTime &startsAt, const QDateTime &now);
    /// Results that are urgent or not.
    client::PlatformEvent results(bool isUrgent, const QDateTime &now);
    model::UserId anyPatient() { return anyOf(m_cast.patients).id; }

    /// All types that any() and of() make.
    static QList<QLatin1String> types();

private:
    struct Kind;
    struct Appointment
    {
        qint64 id = 0;
        model::UserId patient {};
        model::UserId doctor {};
        QDateTime startsAt {};
    };
    static const QList<Kind> &kinds();

    client::PlatformEvent event(const Kind &kind, const QDateTime &now, const QByteArray &data);
    client::PlatformEvent event(const Kind &kind, const QDateTime &now);
    void scheduled(model::JsonWriter &json, const QDateTime &now);
    void rescheduled(model::JsonWriter &json, const QDateTime &now);
    void cancelled(model::JsonWriter &json, const QDateTime &now);
    void message(model::JsonWriter &json, const QDateTime &now);
    void missedCall(model::JsonWriter &json, const QDateTime &now);
    void file(model::JsonWriter &json, const QDateTime &now);
    void record(model::JsonWriter &json, const QDateTime &now);
    void testResults(model::JsonWriter &json, const QDateTime &now);
    void account(model::JsonWriter &json, const QDateTime &now);
    void invoice(model::JsonWriter &json, const QDateTime &now);
    void report(model::JsonWriter &json, const QDateTime &now);
    void maintenance(model::JsonWriter &json, const QDateTime &now);

    Appointment newAppointment(const QDateTime &startsAt);
    Appointment takeAppointment(const QDateTime &now);
    void keep(const Appointment &appointment);
    void write(model::JsonWriter &json, const Appointment &appointment);
    void writeRecord(model::JsonWriter &json, bool isUrgent);
    void writeMessage(model::JsonWriter &json);
    QDateTime someTimeAfter(const QDateTime &now);
    const model::User &anyOf(const QList<model::User> &people) { return people[m_random.bounded(people.size())]; }
    bool chance(int ofHundred) { return m_random.bounded(100) < ofHundred; }

    const Cast m_cast;
    QRandomGenerator m_random;
    const QString m_day; ///< before the ids of its events
    qint64 m_events = 0;
    qint64 m_record; ///< the last id of a record of any module
    QList<Appointment> m_appointments;
};

} // namespace mc::clinic_day
