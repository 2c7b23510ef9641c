#pragma once

#include "http/resources/auth_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/users_resource.h"
#include "http/router.h"

namespace mc::http {

/// The resources of one worker.
struct Resources
{
    NotificationsResource &notifications;
    BulkResource &bulk;
    UsersResource &users;
    AuthResource &auth;
    HealthResource &health;
};

/// The table of routes: every path of the service, who may use it, and what answers it.
QList<Route> routes(const Resources &resources);

} // namespace mc::http
