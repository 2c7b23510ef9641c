#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// Records of one person that an act touched.
struct AuditedRecords
{
    std::optional<model::UserId> owner; ///< absent: those of many, or of nobody known
    int count = 1;
    bool operator==(const AuditedRecords &) const = default;
};

/// One act, as the audit log keeps it.
struct AuditEntry
{
    QDateTime at;
    std::optional<model::UserId> actor; ///< absent: a module of the platform
    QString subject; ///< the token's
    model::Role role = model::Role::Admin;
    QString address; ///< as PostgreSQL's inet takes it
    QByteArray requestId;
    QString action; ///< "<kind of record>.<what was done>"
    QString targetId; ///< empty: many, or none of its own
    QList<AuditedRecords> records; ///< at least one; each becomes a row
    QByteArray details = "{}"; ///< a JSON object of what else to know; nothing of what records say
};

/// Who did what to whose record. Only grows: the table refuses everything else. It knows people by pseudonyms, which their rows in the
/// directory resolve as long as they are there; the view `audit_trail` shows both.
class AuditLog
{
public:
    explicit AuditLog(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// To be called in the transaction of the act, so that neither is there without the other.
    model::Result<void> add(const AuditEntry &entry);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
