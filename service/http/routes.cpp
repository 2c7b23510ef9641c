#include "http/routes.h"

namespace mc::http {

namespace {

template<typename Resource>
Handler to(Resource &resource, model::Result<Answer> (Resource::*handle)(const Request &))
{
    return [&resource, handle](const Request &request) { return (resource.*handle)(request); };
}

} // namespace

QList<Route> routes(const Resources &r)
{
    using Notifications = NotificationsResource;
    return {
        {"GET", "/healthz", Who::Anyone, to(r.health, &HealthResource::health)},
        {"GET", "/readyz", Who::Anyone, to(r.health, &HealthResource::readiness)},

        {"POST", "/api/auth/token/", Who::Anyone, to(r.auth, &AuthResource::signIn)},
        {"POST", "/api/auth/token/refresh/", Who::Anyone, to(r.auth, &AuthResource::refresh)},

        {"GET", "/api/users/", Who::Modules, to(r.users, &UsersResource::list)},
        {"POST", "/api/users/bulk-upsert/", Who::Modules, to(r.users, &UsersResource::bulkUpsert)},
        {"GET", "/api/users/{id}/", Who::Callers, to(r.users, &UsersResource::show)},
        {"PUT", "/api/users/{id}/", Who::Modules, to(r.users, &UsersResource::put)},

        {"GET", "/api/notifications/", Who::People, to(r.notifications, &Notifications::list)},
        {"POST", "/api/notifications/", Who::Modules, to(r.notifications, &Notifications::create)},
        {"POST", "/api/notifications/mark-all-read/", Who::People, to(r.bulk, &BulkResource::markAllRead)},
        {"POST", "/api/notifications/mark-multiple-read/", Who::People, to(r.bulk, &BulkResource::markMultipleRead)},
        {"DELETE", "/api/notifications/bulk-delete/", Who::People, to(r.bulk, &BulkResource::removeMultiple)},
        {"GET", "/api/notifications/{id}/", Who::People, to(r.notifications, &Notifications::show)},
        {"PATCH", "/api/notifications/{id}/", Who::People, to(r.notifications, &Notifications::update)},
        {"DELETE", "/api/notifications/{id}/", Who::People, to(r.notifications, &Notifications::remove)},
    };
}

} // namespace mc::http
