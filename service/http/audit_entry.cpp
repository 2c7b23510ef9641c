#include "http/audit_entry.h"

#include "http/query.h"
#include "model/json_writer.h"
#include "model/utf8.h"

namespace mc::http {

namespace {

// Filters that say which records were asked for; whose they were the entry's owner tells. What was searched for may be part of what
// records say, and is not kept.
constexpr std::array filters {"clinic_id", "role", "is_active", "is_read", "notification_type", "priority",
    "delivery_status", "device_type", "period", "from_date", "to_date", "page", "page_size"};
constexpr int longestFilter = 64;

QByteArray detailsOf(const Request &request)
{
    Query query(request.query);
    model::JsonWriter json;
    json.beginObject();
    for (const char *const filter : filters) {
        const QLatin1String name(filter);
        if (const std::optional<QString> value = query.text(name, longestFilter))
            json.field(name, *value);
    }
    if (query.has(QLatin1String("search")))
        json.field(QLatin1String("search"), true);
    return json.endObject().take();
}

// The record that the path names, spelled as it is everywhere else: ids of notifications may come in capitals.
QString targetOf(const Request &request)
{
    const QString text = model::textFromUtf8(request.parameter);
    const std::optional<model::NotificationId> id = model::notificationIdFromString(text);
    return id ? toString(*id) : text;
}

// As inet takes it: IPv4 plainly, without the name of an interface.
QString plainAddress(QHostAddress peer)
{
    bool isV4 = false;
    if (const QHostAddress v4(peer.toIPv4Address(&isV4)); isV4)
        return v4.toString();
    peer.setScopeId({});
    return peer.toString();
}

} // namespace

bool isAudited(const Audit &audit, const auth::Caller &caller)
{
    return audit.action
        && (caller.role == model::Role::Admin || (audit.ofModules && caller.role == model::Role::Service));
}

store::AuditEntry auditEntry(const char *action, const auth::Caller &caller, const QHostAddress &peer,
    const QByteArray &requestId, const QDateTime &now)
{
    store::AuditEntry entry;
    entry.at = now;
    entry.actor = caller.userId;
    entry.subject = caller.subject;
    entry.role = caller.role;
    entry.address = plainAddress(peer);
    entry.requestId = requestId;
    entry.action = QLatin1String(action);
    return entry;
}

store::AuditEntry auditEntry(const Audit &audit, const Request &request, const QDateTime &now)
{
    store::AuditEntry entry = auditEntry(audit.action, request.caller, request.peer, request.requestId, now);
    entry.targetId = targetOf(request);
    entry.details = detailsOf(request);
    return entry;
}

} // namespace mc::http
