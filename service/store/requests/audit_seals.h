#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// A place in the chain of seals. Whoever notes one elsewhere can tell later whether the chain still goes through it.
struct AuditAnchor
{
    qint64 position = 0; ///< 0: before the first seal
    QByteArray hash = QByteArray(32, '\0');
    bool operator==(const AuditAnchor &) const = default;
};

/// "17:5e1f…", and the reading of it.
QString toString(const AuditAnchor &anchor);
std::optional<AuditAnchor> auditAnchorFromString(const QString &text);

/// What is wrong at one place of the log.
struct AuditBreak
{
    enum class Kind { Altered, Missing, SealMissing, NotSealed };
    Kind kind = Kind::Altered;
    qint64 row = 0; ///< id in audit_log
    qint64 position = 0; ///< of the seal
};

/// The seals of the audit log: a chain of hashes over its rows.
class AuditSeals
{
public:
    explicit AuditSeals(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Seals up to `most` rows that were committed and have no seal yet; answers how many. Of several instances one does so at a
    /// time; the others seal none.
    model::Result<int> seal(int most);
    /// The last seal.
    model::Result<AuditAnchor> head();

    /// Checks up to `most` seals behind `from`, and moves it to the last good one. The break, if there is one; done when `from`
    /// did not move.
    model::Result<std::optional<AuditBreak>> check(AuditAnchor &from, int most);
    /// The first row that has had no seal for a minute or more.
    model::Result<std::optional<AuditBreak>> firstUnsealed();

private:
    model::Result<int> sealOnce(int most);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
