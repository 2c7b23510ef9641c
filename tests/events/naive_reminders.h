#pragma once

#include "told_appointment.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <chrono>
#include <map>
#include <set>

namespace mc::test {

/// A reminder that somebody is to see.
struct ExpectedReminder
{
    qint64 appointment = 0;
    qint64 person = 0;
    bool isForDoctor = false;
    qint64 other = 0; ///< whom they meet
    QDateTime startsAt;
    QString location;
    QDateTime at; ///< when it is shown
    QDateTime dueAt; ///< when it was to be shown

    bool operator==(const ExpectedReminder &) const = default;
};

/// What the specification says of reminders (CONTRACT section 7), in the plainest way: of each appointment the latest state, and of
/// each of its people since when reminders count. Knows nothing of how the service does it.
///
/// Whoever had an appointment at that time already keeps what is due. For whoever gets one, or another time, leads count that are
/// still to come.
class NaiveReminders
{
public:
    explicit NaiveReminders(const QList<std::chrono::seconds> &leads)
        : m_leads(leads)
    {
    }

    /// Events that come in together. Repeated ones, and older ones than known, change nothing.
    void accept(const QList<ToldAppointment> &events, const QDateTime &now);
    /// What is to be shown now: one reminder for each person and appointment, whatever number of leads has passed meanwhile, and
    /// none of what has begun.
    QList<ExpectedReminder> show(const QDateTime &now);
    /// The same without taking note of it, of these appointments only.
    QList<ExpectedReminder> due(const QSet<qint64> &appointments, const QDateTime &now) const;

    /// When the next reminder is due; invalid: none is.
    QDateTime next() const;
    bool isCancelled(qint64 appointment) const { return m_states.value(appointment).told.isCancelled(); }

private:
    struct State
    {
        ToldAppointment told;
        std::map<qint64, QDateTime> since; ///< by person
    };
    using Waiting = std::set<std::tuple<QDateTime, qint64, qint64>>; ///< moment, appointment, person

    void become(qint64 appointment, const ToldAppointment &told, const QDateTime &now);
    QDateTime firstLeadAfter(const State &state, qint64 person) const;
    static ExpectedReminder reminder(const State &state, qint64 person, const QDateTime &dueAt, const QDateTime &now);

    QList<std::chrono::seconds> m_leads;
    QHash<qint64, State> m_states;
    QSet<QByteArray> m_seen; ///< events
    Waiting m_waiting; ///< where show() has to look
};

} // namespace mc::test
