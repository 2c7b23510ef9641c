#include "naive_reminders.h"

namespace mc::test {

void NaiveReminders::accept(const QList<ToldAppointment> &events, const QDateTime &now)
{
    std::map<qint64, ToldAppointment> latest;
    for (const ToldAppointment &told : events) {
        if (m_seen.contains(told.event))
            continue;
        m_seen += told.event;
        const auto state = m_states.constFind(told.appointment);
        QDateTime known = state == m_states.constEnd() ? QDateTime() : state->told.time;
        if (const auto before = latest.find(told.appointment); before != latest.end())
            known = before->second.time;
        if (!known.isValid() || told.time >= known)
            latest[told.appointment] = told;
    }
    for (const auto &[appointment, told] : latest)
        become(appointment, told, now);
}

void NaiveReminders::become(qint64 appointment, const ToldAppointment &told, const QDateTime &now)
{
    const State before = m_states.value(appointment);
    const bool isMoved = before.told.isCancelled() || before.told.startsAt != told.startsAt;
    State after {.told = told, .since = {}};
    if (!told.isCancelled()) {
        for (const qint64 person : {told.patient, told.doctor}) {
            const auto known = before.since.find(person);
            after.since[person] = isMoved || known == before.since.end() ? now : known->second;
        }
    }
    m_states[appointment] = after;
    for (const auto &[person, since] : after.since) {
        if (const QDateTime moment = firstLeadAfter(after, person); moment.isValid())
            m_waiting.insert({moment, appointment, person});
    }
}

QList<ExpectedReminder> NaiveReminders::show(const QDateTime &now)
{
    QList<ExpectedReminder> shown;
    while (!m_waiting.empty() && std::get<0>(*m_waiting.begin()) <= now) {
        const auto [moment, appointment, person] = *m_waiting.begin();
        m_waiting.erase(m_waiting.begin());
        State &state = m_states[appointment];
        if (!state.since.contains(person) || firstLeadAfter(state, person) != moment)
            continue; // it was moved since
        if (state.told.startsAt > now)
            shown += reminder(state, person, moment, now);
        state.since[person] = now;
        if (const QDateTime next = firstLeadAfter(state, person); next.isValid())
            m_waiting.insert({next, appointment, person});
    }
    return shown;
}

QList<ExpectedReminder> NaiveReminders::due(const QSet<qint64> &appointments, const QDateTime &now) const
{
    QList<ExpectedReminder> found;
    for (const qint64 appointment : appointments) {
        const State state = m_states.value(appointment);
        for (const auto &[person, since] : state.since) {
            const QDateTime moment = firstLeadAfter(state, person);
            if (moment.isValid() && moment <= now && state.told.startsAt > now)
                found += reminder(state, person, moment, now);
        }
    }
    return found;
}

QDateTime NaiveReminders::next() const { return m_waiting.empty() ? QDateTime() : std::get<0>(*m_waiting.begin()); }

QDateTime NaiveReminders::firstLeadAfter(const State &state, qint64 person) const
{
    QDateTime first;
    for (const std::chrono::seconds lead : m_leads) {
        const QDateTime moment = state.told.startsAt.addSecs(-lead.count());
        if (moment > state.since.at(person) && (!first.isValid() || moment < first))
            first = moment;
    }
    return first;
}

ExpectedReminder NaiveReminders::reminder(
    const State &state, qint64 person, const QDateTime &dueAt, const QDateTime &now)
{
    const ToldAppointment &told = state.told;
    const bool isForDoctor = person == told.doctor && person != told.patient;
    return {.appointment = told.appointment,
        .person = person,
        .isForDoctor = isForDoctor,
        .other = isForDoctor ? told.patient : told.doctor,
        .startsAt = told.startsAt,
        .location = told.location,
        .at = now,
        .dueAt = dueAt};
}

} // namespace mc::test
