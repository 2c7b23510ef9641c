#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// What is known of an appointment: the latest that the platform told.
struct Appointment
{
    qint64 id = 0;
    model::UserId patient;
    model::UserId doctor;
    QDateTime startsAt;
    QString location; ///< empty: not known
    bool isCancelled = false;
    QDateTime toldAt; ///< the time of the event that told it
    QDateTime remindedAt {}; ///< when one of its reminders was last shown; invalid: never. Not for keep() to change
    bool operator==(const Appointment &) const = default;
};

/// The latest state of each appointment, by the time of the events that tell it.
class Appointments
{
public:
    explicit Appointments(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// When those known of these were last told of. Their rows stay locked until the transaction this runs in ends.
    model::Result<QHash<qint64, QDateTime>> lock(const QList<qint64> &ids);
    /// Keeps these states, one for each appointment, unless a newer one is known. Answers those that are the state now.
    model::Result<QList<Appointment>> keep(const QList<Appointment> &states);
    /// Notes that reminders of these were shown. Part of the transaction that shows them.
    model::Result<void> noteReminded(const QList<qint64> &ids, const QDateTime &now);
    /// Forgets up to `most` that began before; answers how many.
    model::Result<int> forget(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
