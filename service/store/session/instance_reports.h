#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// What the instances on one database tell each other about themselves.
class InstanceReports
{
public:
    explicit InstanceReports(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Keeps that instance's report, a JSON object, and answers what others have told within the last five seconds. Forgets those that
    /// were silent for an hour.
    model::Result<QList<QByteArray>> exchange(const QUuid &instance, const QByteArray &report);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
