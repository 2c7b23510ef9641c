#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// Phones whose owner wants no SMS. The rules read them with the other facts about a recipient (Recipients, DeliveryQueue).
class OptOuts
{
public:
    explicit OptOuts(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Keeps that the owner of this E.164 number wants none since `at`; the first one stays. `word` is what they said, or the
    /// error by which the provider told us.
    model::Result<void> keep(const QString &phone, const QString &word, const QDateTime &at);
    /// They want them again. Nothing when they always did.
    model::Result<void> takeBack(const QString &phone);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
