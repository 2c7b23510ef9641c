#pragma once

#include "model/ids.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A record about a person: of what kind it is, and what it says, as a JSON object.
struct PersonalRecord
{
    QByteArray kind;
    QByteArray json;
};

/// A part of what is kept about a person.
struct PersonalDataPage
{
    QList<PersonalRecord> records;
    QByteArray nextCursor; ///< empty: that is all
};

/// Everything that is kept about a person, in pages that find their rows by indexes.
class PersonalData
{
public:
    explicit PersonalData(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Up to `size` records behind that cursor; an empty one: from the beginning. Errors: not_found; validation_error for a cursor that
    /// is none.
    model::Result<PersonalDataPage> page(model::UserId user, const QString &cursor, int size);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
