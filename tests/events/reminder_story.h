#pragma once

#include "../store/scratch_database.h"
#include "reminder_clinic.h"
#include "support/manual_clock.h"

namespace mc::test {

/// One appointment of ann with drLee at a time, what is told of it, and what they are shown.
class ReminderStory
{
public:
    static constexpr qint64 ann = 1, drLee = 2, otherPatient = 3, otherDoctor = 4;
    using Kind = ToldAppointment::Kind;

    ReminderStory()
    {
        scratch.migrate();
        instance.emplace(scratch.url(), clock);
        (void)must(addPeople(instance->store(), 4));
    }

    /// Another appointment, at that time, and nothing else.
    void begin(const QDateTime &now)
    {
        clock.set(now);
        (void)must(instance->store().connection.execute(
            QStringLiteral("TRUNCATE notifications, appointments, events CASCADE")));
        ++m_appointment;
    }

    ToldAppointment told(Kind kind, const QDateTime &startsAt) const
    {
        return {.event = QUuid::createUuid().toByteArray(),
            .kind = kind,
            .time = clock.now(),
            .appointment = m_appointment,
            .patient = ann,
            .doctor = drLee,
            .startsAt = startsAt,
            .previousStartsAt = startsAt.addDays(-1)};
    }
    void tell(const ToldAppointment &told) { QCOMPARE(must(instance->accept({told})).accepted, 1); }
    void tell(Kind kind, const QDateTime &startsAt) { tell(told(kind, startsAt)); }

    /// What is newly shown at that time: whom, and its title.
    QStringList shownAt(const QDateTime &time)
    {
        clock.set(time);
        (void)must(instance->show());
        m_shown = shownAfter(instance->store().connection, m_lastShown);
        QStringList found;
        for (const ShownReminder &reminder : std::as_const(m_shown)) {
            m_lastShown = reminder.nth;
            found += QString::number(reminder.person) + QStringLiteral(": ") + reminder.title;
        }
        found.sort();
        return found;
    }
    /// Of those that were shown last.
    QStringList messages() const
    {
        QStringList found;
        for (const ShownReminder &reminder : m_shown)
            found += reminder.message;
        found.sort();
        return found;
    }

    /// As an admin does.
    void cancelWaiting(qint64 person)
    {
        const QString id = valueOf(instance->store().connection,
            QStringLiteral(
                "SELECT id FROM notifications WHERE NOT is_due AND cancelled_at IS NULL AND recipient_id = $1"),
            {person});
        (void)must(instance->store().schedule.cancel({QUuid(id)}, clock.now()));
    }
    QString value(const QString &query) { return valueOf(instance->store().connection, query); }
    QString waiting()
    {
        return value(QStringLiteral("SELECT count(*) FROM notifications WHERE NOT is_due AND cancelled_at IS NULL"));
    }
    qint64 appointment() const { return m_appointment; }

    ManualClock clock;
    std::unique_ptr<PrivatePostgres> cluster = PrivatePostgres::ofRun();
    ScratchDatabase scratch {*cluster};
    std::optional<ReminderInstance> instance;

private:
    qint64 m_appointment = 0;
    qint64 m_lastShown = 0;
    QList<ShownReminder> m_shown;
};

} // namespace mc::test
