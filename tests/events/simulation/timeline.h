#pragma once

#include "../told_appointment.h"

#include <QtCore/QList>
#include <QtCore/QRandomGenerator>

#include <map>

namespace mc::test {

/// What the appointments module tells of many appointments around the nights in which clocks change, and when each event comes in:
/// late, repeated and in another order than things happened. Of 30 in 100 appointments something changes, often in the last second
/// before a reminder, in the second of it, or in the one after.
class Timeline
{
public:
    struct Size
    {
        qint64 appointments = 0;
        qint64 people = 0;
    };
    Timeline(const Size &size, quint32 seed);

    /// Events by the time at which they come in.
    const std::map<QDateTime, QList<ToldAppointment>> &posts() const { return m_posts; }
    qsizetype events() const { return m_events; }
    qsizetype repeated() const { return m_repeated; }
    qsizetype changed() const { return m_changed; }

private:
    void tellOf(qint64 appointment);
    ToldAppointment change(const ToldAppointment &last, const QDateTime &at);
    void post(const ToldAppointment &told);
    QDateTime momentOfChange(const ToldAppointment &told);
    QDateTime randomStart();
    qint64 below(qint64 bound) { return qint64(m_random.generate64() % quint64(bound)); }
    bool isOneIn(qint64 count) { return below(count) == 0; }

    const qint64 m_people;
    QRandomGenerator m_random;
    std::map<QDateTime, QList<ToldAppointment>> m_posts;
    qsizetype m_events = 0, m_repeated = 0, m_changed = 0;
};

} // namespace mc::test
