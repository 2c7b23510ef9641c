#pragma once

#include "http/router.h"
#include "store/requests/audit_log.h"

#include <QtNetwork/QHostAddress>

namespace mc::http {

/// Whether the log records what the caller does by a route of that kind.
bool isAudited(const Audit &audit, const auth::Caller &caller);

/// What the log is to say of a request; whose records it touched its handler tells.
store::AuditEntry auditEntry(const Audit &audit, const Request &request, const QDateTime &now);

/// The entry of an act of that caller; its records and details are still to be told.
store::AuditEntry auditEntry(const char *action, const auth::Caller &caller, const QHostAddress &peer,
    const QByteArray &requestId, const QDateTime &now);

} // namespace mc::http
