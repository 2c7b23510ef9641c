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
    /// The same, said by a message of theirs. One that was heard before changes nothing, here and in hearStart().
    model::Result<void> hearStop(
        const QString &phone, const QString &word, const QString &message, const QDateTime &at);
    /// They want them again. Nothing when they always did.
    model::Result<void> hearStart(const QString &phone, const QString &message, const QDateTime &at);
    /// Forgets up to `most` messages of before that time; answers how many.
    model::Result<int> forgetMessages(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
