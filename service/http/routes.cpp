#include "http/routes.h"

#include "admission/web_socket_gate.h"
#include "http/resources/auth_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/users_resource.h"

namespace mc::http {

namespace {

template<typename Resource>
Resource *resourceOf(model::Result<Answer> (Resource::*)(const Request &));

template<auto handle>
model::Result<Answer> by(const Resources &resources, const Request &request)
{
    return (std::get<decltype(resourceOf(handle))>(resources)->*handle)(request);
}

// Handshakes never come here: admission takes them.
model::Result<Answer> askForUpgrade(const Resources &, const Request &)
{
    return handshakeRefusal({.code = model::ErrorCode::WebSocketRefused,
        .detail = QStringLiteral("This path speaks WebSocket only."), .status = 426});
}

constexpr Audit ofAdmins(const char *action) { return {action, false}; }
constexpr Audit ofAdminsAndModules(const char *action) { return {action, true}; }

} // namespace

const QList<Route> &routes()
{
    using Notifications = NotificationsResource;
    static const QList<Route> table {
        {"GET", "/healthz", Who::Anyone, by<&HealthResource::health>},
        {"GET", "/readyz", Who::Anyone, by<&HealthResource::readiness>},
        {"GET", "/metrics", Who::Anyone, by<&HealthResource::metrics>},

        {"POST", "/api/auth/token/", Who::Anyone, by<&AuthResource::signIn>},
        {"POST", "/api/auth/token/refresh/", Who::Anyone, by<&AuthResource::refresh>},

        {"GET", "/api/users/", Who::Modules, by<&UsersResource::list>, Repeated::Again, ofAdminsAndModules("user.listed")},
        {"POST", "/api/users/bulk-upsert/", Who::Modules, by<&UsersResource::bulkUpsert>, Repeated::Answered,
            ofAdminsAndModules("user.upserted")},
        {"GET", "/api/users/{id}/", Who::Callers, by<&UsersResource::show>, Repeated::Again,
            ofAdminsAndModules("user.viewed")},
        {"PUT", "/api/users/{id}/", Who::Modules, by<&UsersResource::put>, Repeated::Again,
            ofAdminsAndModules("user.upserted")},

        {"GET", "/api/notifications/", Who::People, by<&Notifications::list>, Repeated::Again,
            ofAdmins("notification.listed")},
        {"POST", "/api/notifications/", Who::Modules, by<&Notifications::create>, Repeated::Answered,
            ofAdmins("notification.created")},
        {"POST", "/api/notifications/mark-all-read/", Who::People, by<&BulkResource::markAllRead>},
        {"POST", "/api/notifications/mark-multiple-read/", Who::People, by<&BulkResource::markMultipleRead>,
            Repeated::Again, ofAdmins("notification.updated")},
        {"DELETE", "/api/notifications/bulk-delete/", Who::People, by<&BulkResource::removeMultiple>, Repeated::Again,
            ofAdmins("notification.deleted")},
        {"GET", "/api/notifications/{id}/", Who::People, by<&Notifications::show>, Repeated::Again,
            ofAdmins("notification.viewed")},
        {"PATCH", "/api/notifications/{id}/", Who::People, by<&Notifications::update>, Repeated::Again,
            ofAdmins("notification.updated")},
        {"DELETE", "/api/notifications/{id}/", Who::People, by<&Notifications::remove>, Repeated::Again,
            ofAdmins("notification.deleted")},

        {"GET", "/ws/notifications/{id}/", Who::Anyone, askForUpgrade},
    };
    return table;
}

} // namespace mc::http
