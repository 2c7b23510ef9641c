#pragma once

#include "../reminder_clinic.h"
#include "bench/samples.h"
#include "timeline.h"
#include "worker_process.h"

#include <array>
#include <set>

namespace mc::test {

/// Two instances, in processes of their own, live through a timeline at a simulated clock, which is moved from one moment at which
/// something happens to the next. Both do everything at the same time, are killed now and then in the middle of it, and are away
/// for some hours. What was shown is held against the naive model after each moment.
///
/// Where an event comes in at the very moment of a reminder, either may be first: then what the model tells of either order is right.
class Simulation
{
public:
    struct Faults
    {
        int kills = 0;
        int outages = 0;
    };
    struct Findings
    {
        qsizetype moments = 0, reminders = 0, kills = 0, outages = 0;
        qsizetype wrong = 0, twice = 0, missing = 0, afterCancellation = 0, late = 0, lost = 0;
        qint64 deadlocks = 0; ///< noticed by the database: each costs a second
        qint64 latest = 0; ///< milliseconds of the simulated time in which an instance ran
        bench::Samples took; ///< milliseconds of real time until all was shown, of moments without kills and outages

        bool areClean() const { return wrong + twice + missing + afterCancellation + late + lost == 0; }
    };

    Simulation(const Timeline &timeline, const store::DatabaseUrl &url, quint32 seed, const Faults &faults);
    Findings run();

private:
    using Key = std::pair<qint64, qint64>; ///< appointment and person
    struct Moment
    {
        QDateTime at;
        QList<ToldAppointment> events {};
    };

    std::optional<Moment> nextMoment();
    void live(const Moment &moment);
    void tellWorkers(const Moment &moment);
    void showWhatIsLeft(const QDateTime &at);
    void compare(const QDateTime &at, const QList<ExpectedReminder> &maybe, const QList<ExpectedReminder> &surely);
    void note(qsizetype &count, const char *what, const ShownReminder &shown);
    bool says(const ShownReminder &shown, const ExpectedReminder &expected);
    void waitUntilForgotten(qint64 processId);
    bool isOneIn(qsizetype count) { return count > 0 && m_random.bounded(int(count)) == 0; }

    const Timeline &m_timeline;
    store::DatabaseConnection m_connection;
    ExpectedTexts m_texts {m_connection};
    QRandomGenerator m_random;
    const Faults m_faults;
    NaiveReminders m_model {usualLeads()};
    std::array<WorkerProcess, 2> m_workers;
    std::map<QDateTime, QList<ToldAppointment>>::const_iterator m_next;
    std::set<std::tuple<qint64, qint64, QDateTime>> m_shown; ///< appointment, person, due
    QDateTime m_runningSince; ///< after the last outage
    QDateTime m_now;
    qint64 m_lastShown = 0;
    bool m_isDisturbed = false; ///< this moment
    Findings m_findings;
};

} // namespace mc::test
