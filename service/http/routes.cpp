#include "http/routes.h"

#include "admission/web_socket_gate.h"
#include "http/resources/auth_resource.h"
#include "http/resources/batches_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/delivery_resource.h"
#include "http/resources/devices_resource.h"
#include "http/resources/docs_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/preferences_resource.h"
#include "http/resources/sms_callbacks_resource.h"
#include "http/resources/statistics_resource.h"
#include "http/resources/unsubscribe_resource.h"
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
        {"GET", "/metrics", Who::Anyone, by<&HealthResource::metrics>, {}, Repeated::Again, Format::Own},
        {"GET", "/api/schema/", Who::Anyone, by<&DocsResource::schema>},
        {"GET", "/api/docs/", Who::Anyone, by<&DocsResource::index>, {}, Repeated::Again, Format::Own},
        {"GET", "/api/docs/{id}", Who::Anyone, by<&DocsResource::file>, {}, Repeated::Again, Format::Own},

        {"POST", "/api/auth/token/", Who::Anyone, by<&AuthResource::signIn>, {}, Repeated::Again, Format::Json, {}, BodySize::Usual,
            Runs::WithSignIns},
        {"POST", "/api/auth/token/refresh/", Who::Anyone, by<&AuthResource::refresh>},

        {"GET", "/api/users/", Who::Modules, by<&UsersResource::list>, ofAdminsAndModules("user.listed"), Repeated::Again,
            Format::Json, {"search", "role", "clinic_id", "is_active", "page", "page_size"}},
        {"POST", "/api/users/bulk-upsert/", Who::Modules, by<&UsersResource::bulkUpsert>, ofAdminsAndModules("user.upserted"),
            Repeated::Answered, Format::Json, {}, BodySize::Large},
        {"GET", "/api/users/{id}/", Who::Callers, by<&UsersResource::show>, ofAdminsAndModules("user.viewed")},
        {"PUT", "/api/users/{id}/", Who::Modules, by<&UsersResource::put>, ofAdminsAndModules("user.upserted")},

        {"GET", "/api/notifications/", Who::People, by<&Notifications::list>, ofAdmins("notification.listed"), Repeated::Again,
            Format::Json,
            {"is_read", "notification_type", "priority", "from_date", "to_date", "ordering", "page", "page_size", "cursor",
                "recipient_id", "clinic_id", "delivery_status", "search"}},
        {"POST", "/api/notifications/", Who::Modules, by<&Notifications::create>, ofAdmins("notification.created"),
            Repeated::Answered},
        {"POST", "/api/notifications/mark-all-read/", Who::People, by<&BulkResource::markAllRead>},
        {"POST", "/api/notifications/mark-multiple-read/", Who::People, by<&BulkResource::markMultipleRead>,
            ofAdmins("notification.updated")},
        {"DELETE", "/api/notifications/bulk-delete/", Who::People, by<&BulkResource::removeMultiple>,
            ofAdmins("notification.deleted")},
        {"POST", "/api/notifications/bulk-create/", Who::Modules, by<&BatchesResource::create>, ofAdmins("batch.created"),
            Repeated::Answered, Format::Json, {}, BodySize::Large},
        {"GET", "/api/notifications/batches/{id}/", Who::Modules, by<&BatchesResource::show>},
        {"POST", "/api/notifications/preview/", Who::Admins, by<&BatchesResource::preview>,
            ofAdmins("notification.previewed"), Repeated::Again, Format::Json, {}, BodySize::Large},

        {"GET", "/api/notifications/preferences/", Who::People, by<&PreferencesResource::show>,
            ofAdmins("preferences.viewed"), Repeated::Again, Format::Json, {"user_id"}},
        {"PUT", "/api/notifications/preferences/", Who::People, by<&PreferencesResource::replace>,
            ofAdmins("preferences.changed"), Repeated::Again, Format::Json, {"user_id"}},
        {"PATCH", "/api/notifications/preferences/", Who::People, by<&PreferencesResource::merge>,
            ofAdmins("preferences.changed"), Repeated::Again, Format::Json, {"user_id"}},
        {"GET", "/api/notifications/unsubscribe/{id}/", Who::Anyone, by<&UnsubscribeResource::ask>, {}, Repeated::Again,
            Format::Own},
        {"POST", "/api/notifications/unsubscribe/{id}/", Who::Anyone, by<&UnsubscribeResource::stop>, {}, Repeated::Again,
            Format::Own},

        {"GET", "/api/notifications/stats/", Who::People, by<&StatisticsResource::own>, ofAdmins("statistics.viewed"),
            Repeated::Again, Format::Json, {"period", "from_date", "to_date", "user_id"}},
        {"GET", "/api/notifications/admin/stats/", Who::Admins, by<&StatisticsResource::ofAll>, ofAdmins("statistics.viewed"),
            Repeated::Again, Format::Json, {"period", "from_date", "to_date", "user_id", "clinic_id"}},

        {"GET", "/api/notifications/{id}/", Who::People, by<&Notifications::show>, ofAdmins("notification.viewed")},
        {"PATCH", "/api/notifications/{id}/", Who::People, by<&Notifications::update>, ofAdmins("notification.updated")},
        {"DELETE", "/api/notifications/{id}/", Who::People, by<&Notifications::remove>, ofAdmins("notification.deleted")},
        {"GET", "/api/notifications/{id}/timeline/", Who::People, by<&DeliveryResource::timeline>,
            ofAdmins("notification.viewed")},
        {"POST", "/api/notifications/{id}/retry/", Who::Admins, by<&DeliveryResource::retry>, ofAdmins("delivery.retried")},
        {"POST", "/api/notifications/{id}/click/", Who::People, by<&DeliveryResource::click>},

        {"GET", "/api/notifications/devices/", Who::People, by<&DevicesResource::list>, ofAdmins("device.listed"),
            Repeated::Again, Format::Json, {"user_id", "device_type", "is_active", "search", "page", "page_size"}},
        {"POST", "/api/notifications/devices/", Who::People, by<&DevicesResource::add>, {}, Repeated::Answered},
        {"GET", "/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::show>, ofAdmins("device.viewed")},
        {"PATCH", "/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::update>, ofAdmins("device.updated")},
        {"DELETE", "/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::remove>, ofAdmins("device.deleted")},
        {"POST", "/api/notifications/devices/{id}/test/", Who::People, by<&DevicesResource::test>, ofAdmins("device.tested"),
            Repeated::Answered},

        {"POST", "/api/callbacks/sms/status/", Who::Signed, by<&SmsCallbacksResource::status>, {}, Repeated::Again, Format::Own,
            {"delivery"}},
        {"POST", "/api/callbacks/sms/inbound/", Who::Signed, by<&SmsCallbacksResource::inbound>, {}, Repeated::Again,
            Format::Own},

        {"GET", "/ws/notifications/{id}/", Who::Anyone, askForUpgrade, {}, Repeated::Again, Format::Json, {"token"}},
    };
    return table;
}

} // namespace mc::http
