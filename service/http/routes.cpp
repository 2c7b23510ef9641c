#include "http/routes.h"

#include "admission/web_socket_gate.h"
#include "http/resources/auth_resource.h"
#include "http/resources/batches_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/delivery_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/statistics_resource.h"
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

} // namespace

const QList<Route> &routes()
{
    using Notifications = NotificationsResource;
    static const QList<Route> table {
        {"GET", "/healthz", Who::Anyone, by<&HealthResource::health>},
        {"GET", "/readyz", Who::Anyone, by<&HealthResource::readiness>},

        {"POST", "/api/auth/token/", Who::Anyone, by<&AuthResource::signIn>},
        {"POST", "/api/auth/token/refresh/", Who::Anyone, by<&AuthResource::refresh>},

        {"GET", "/api/users/", Who::Modules, by<&UsersResource::list>},
        {"POST", "/api/users/bulk-upsert/", Who::Modules, by<&UsersResource::bulkUpsert>, Repeated::Answered},
        {"GET", "/api/users/{id}/", Who::Callers, by<&UsersResource::show>},
        {"PUT", "/api/users/{id}/", Who::Modules, by<&UsersResource::put>},

        {"GET", "/api/notifications/", Who::People, by<&Notifications::list>},
        {"POST", "/api/notifications/", Who::Modules, by<&Notifications::create>, Repeated::Answered},
        {"POST", "/api/notifications/mark-all-read/", Who::People, by<&BulkResource::markAllRead>},
        {"POST", "/api/notifications/mark-multiple-read/", Who::People, by<&BulkResource::markMultipleRead>},
        {"DELETE", "/api/notifications/bulk-delete/", Who::People, by<&BulkResource::removeMultiple>},
        {"POST", "/api/notifications/bulk-create/", Who::Modules, by<&BatchesResource::create>, Repeated::Answered},
        {"GET", "/api/notifications/batches/{id}/", Who::Modules, by<&BatchesResource::show>},
        {"POST", "/api/notifications/preview/", Who::Admins, by<&BatchesResource::preview>},
        {"GET", "/api/notifications/stats/", Who::People, by<&StatisticsResource::own>},
        {"GET", "/api/notifications/admin/stats/", Who::Admins, by<&StatisticsResource::ofAll>},
        {"GET", "/api/notifications/{id}/", Who::People, by<&Notifications::show>},
        {"PATCH", "/api/notifications/{id}/", Who::People, by<&Notifications::update>},
        {"DELETE", "/api/notifications/{id}/", Who::People, by<&Notifications::remove>},
        {"GET", "/api/notifications/{id}/timeline/", Who::People, by<&DeliveryResource::timeline>},
        {"POST", "/api/notifications/{id}/retry/", Who::Admins, by<&DeliveryResource::retry>},
        {"POST", "/api/notifications/{id}/click/", Who::People, by<&DeliveryResource::click>},

        {"GET", "/ws/notifications/{id}/", Who::Anyone, askForUpgrade},
    };
    return table;
}

} // namespace mc::http
