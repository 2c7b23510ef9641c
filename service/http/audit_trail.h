#pragma once

#include "http/router.h"
#include "store/requests/audit_log.h"

#include <QtNetwork/QHostAddress>

namespace mc::http {

/// Whose records a request has touched, as its handler tells, and what the audit log is to say of it. Part of a
/// UnitOfWork.
class AuditTrail
{
public:
    void concerns(model::UserId owner, int records);
    void concernsMany(int records) { m_records += store::AuditedRecords {{}, records}; }
    void concernsNobody() { m_isNobodys = true; }
    void names(const QString &target) { m_target = target; }

    /// Nothing when the records were nobody's, or the caller's own. A handler that told nothing touched somebody's, whosesoever.
    std::optional<store::AuditEntry> entry(const Audit &audit, const Request &request, const QDateTime &now) const;

private:
    QList<store::AuditedRecords> m_records;
    QString m_target;
    bool m_isNobodys = false;
};

/// Whether the log records what the caller does by a route of that kind.
bool isAudited(const Audit &audit, const auth::Caller &caller);

/// The entry of an act of that caller; its records and details are still to be told.
store::AuditEntry auditEntry(const char *action, const auth::Caller &caller, const QHostAddress &peer,
    const QByteArray &requestId, const QDateTime &now);

} // namespace mc::http
