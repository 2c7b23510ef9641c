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
Resource *resourceOf(model::Result<Answer> (Resource::*)(const Request &, work::Work &));

template<auto handle>
model::Result<Answer> by(const Resources &resources, const Request &request, work::Work &work)
{
    return (std::get<decltype(resourceOf(handle))>(resources)->*handle)(request, work);
}

// Handshakes never come here: admission takes them.
model::Result<Answer> askForUpgrade(const Resources &, const Request &, work::Work &)
{
    return admission::handshakeRefusal({.code = model::ErrorCode::WebSocketRefused,
        .detail = QStringLiteral("This path speaks WebSocket only."),
        .status = 426});
}

/// A route as the table reads: get(path, who, handler), and what sets it apart.
struct Row
{
    Route route;

    Row audited(const Audit &audit) const { return with(&Route::audit, audit); }
    Row once() const { return with(&Route::repeated, Repeated::Answered); }
    Row ownFormat() const { return with(&Route::format, Format::Own); }
    Row parameters(const QByteArrayList &names) const { return with(&Route::parameters, names); }
    Row largeBody() const { return with(&Route::body, BodySize::Large); }
    Row withSignIns() const { return with(&Route::runs, Runs::WithSignIns); }
    operator Route() const { return route; }

private:
    template<typename T>
    Row with(T Route::*member, const T &value) const
    {
        Row row = *this;
        row.route.*member = value;
        return row;
    }
};

Row get(const char *path, Who who, Handler handler)
{
    return {{.method = "GET", .path = path, .who = who, .handler = handler}};
}
Row post(const char *path, Who who, Handler handler)
{
    return {{.method = "POST", .path = path, .who = who, .handler = handler}};
}
Row put(const char *path, Who who, Handler handler)
{
    return {{.method = "PUT", .path = path, .who = who, .handler = handler}};
}
Row patch(const char *path, Who who, Handler handler)
{
    return {{.method = "PATCH", .path = path, .who = who, .handler = handler}};
}
Row remove(const char *path, Who who, Handler handler)
{
    return {{.method = "DELETE", .path = path, .who = who, .handler = handler}};
}

constexpr Audit ofAdmins(const char *action) { return {action, false}; }
constexpr Audit ofAdminsAndModules(const char *action) { return {action, true}; }

} // namespace

const QList<Route> &routes()
{
    using Notifications = NotificationsResource;
    static const QList<Route> table {
        get("/", Who::Anyone, by<&DocsResource::home>).ownFormat(),
        get("/healthz", Who::Anyone, by<&HealthResource::health>),
        get("/readyz", Who::Anyone, by<&HealthResource::readiness>),
        get("/metrics", Who::Anyone, by<&HealthResource::metrics>).ownFormat(),
        get("/api/schema/", Who::Anyone, by<&DocsResource::schema>),
        get("/api/docs/", Who::Anyone, by<&DocsResource::index>).ownFormat(),
        get("/api/docs/{id}", Who::Anyone, by<&DocsResource::file>).ownFormat(),

        post("/api/auth/token/", Who::Anyone, by<&AuthResource::signIn>).withSignIns(),
        post("/api/auth/token/refresh/", Who::Anyone, by<&AuthResource::refresh>),

        get("/api/users/", Who::Modules, by<&UsersResource::list>)
            .audited(ofAdminsAndModules("user.listed"))
            .parameters({"search", "role", "clinic_id", "is_active", "page", "page_size"}),
        post("/api/users/bulk-upsert/", Who::Modules, by<&UsersResource::bulkUpsert>)
            .audited(ofAdminsAndModules("user.upserted"))
            .once()
            .largeBody(),
        get("/api/users/{id}/", Who::Callers, by<&UsersResource::show>).audited(ofAdminsAndModules("user.viewed")),
        put("/api/users/{id}/", Who::Modules, by<&UsersResource::put>).audited(ofAdminsAndModules("user.upserted")),

        get("/api/notifications/", Who::People, by<&Notifications::list>)
            .audited(ofAdmins("notification.listed"))
            .parameters({"is_read", "notification_type", "priority", "from_date", "to_date", "ordering", "page",
                "page_size", "cursor", "recipient_id", "clinic_id", "delivery_status", "search"}),
        post("/api/notifications/", Who::Modules, by<&Notifications::create>)
            .audited(ofAdmins("notification.created"))
            .once(),
        post("/api/notifications/mark-all-read/", Who::People, by<&BulkResource::markAllRead>),
        post("/api/notifications/mark-multiple-read/", Who::People, by<&BulkResource::markMultipleRead>)
            .audited(ofAdmins("notification.updated")),
        remove("/api/notifications/bulk-delete/", Who::People, by<&BulkResource::removeMultiple>)
            .audited(ofAdmins("notification.deleted")),
        post("/api/notifications/bulk-create/", Who::Modules, by<&BatchesResource::create>)
            .audited(ofAdmins("batch.created"))
            .once()
            .largeBody(),
        get("/api/notifications/batches/{id}/", Who::Modules, by<&BatchesResource::show>),
        post("/api/notifications/preview/", Who::Admins, by<&BatchesResource::preview>)
            .audited(ofAdmins("notification.previewed"))
            .largeBody(),

        get("/api/notifications/preferences/", Who::People, by<&PreferencesResource::show>)
            .audited(ofAdmins("preferences.viewed"))
            .parameters({"user_id"}),
        put("/api/notifications/preferences/", Who::People, by<&PreferencesResource::replace>)
            .audited(ofAdmins("preferences.changed"))
            .parameters({"user_id"}),
        patch("/api/notifications/preferences/", Who::People, by<&PreferencesResource::merge>)
            .audited(ofAdmins("preferences.changed"))
            .parameters({"user_id"}),
        get("/api/notifications/unsubscribe/{id}/", Who::Anyone, by<&UnsubscribeResource::ask>).ownFormat(),
        post("/api/notifications/unsubscribe/{id}/", Who::Anyone, by<&UnsubscribeResource::stop>).ownFormat(),

        get("/api/notifications/stats/", Who::People, by<&StatisticsResource::own>)
            .audited(ofAdmins("statistics.viewed"))
            .parameters({"period", "from_date", "to_date", "user_id"}),
        get("/api/notifications/admin/stats/", Who::Admins, by<&StatisticsResource::ofAll>)
            .audited(ofAdmins("statistics.viewed"))
            .parameters({"period", "from_date", "to_date", "user_id", "clinic_id"}),

        get("/api/notifications/{id}/", Who::People, by<&Notifications::show>).audited(ofAdmins("notification.viewed")),
        patch("/api/notifications/{id}/", Who::People, by<&Notifications::update>)
            .audited(ofAdmins("notification.updated")),
        remove("/api/notifications/{id}/", Who::People, by<&Notifications::remove>)
            .audited(ofAdmins("notification.deleted")),
        get("/api/notifications/{id}/timeline/", Who::People, by<&DeliveryResource::timeline>)
            .audited(ofAdmins("notification.viewed")),
        post("/api/notifications/{id}/retry/", Who::Admins, by<&DeliveryResource::retry>)
            .audited(ofAdmins("delivery.retried")),
        post("/api/notifications/{id}/click/", Who::People, by<&DeliveryResource::click>),

        get("/api/notifications/devices/", Who::People, by<&DevicesResource::list>)
            .audited(ofAdmins("device.listed"))
            .parameters({"user_id", "device_type", "is_active", "search", "page", "page_size"}),
        post("/api/notifications/devices/", Who::People, by<&DevicesResource::add>).once(),
        get("/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::show>)
            .audited(ofAdmins("device.viewed")),
        patch("/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::update>)
            .audited(ofAdmins("device.updated")),
        remove("/api/notifications/devices/{id}/", Who::People, by<&DevicesResource::remove>)
            .audited(ofAdmins("device.deleted")),
        post("/api/notifications/devices/{id}/test/", Who::People, by<&DevicesResource::test>)
            .audited(ofAdmins("device.tested"))
            .once(),

        post("/api/callbacks/sms/status/", Who::Signed, by<&SmsCallbacksResource::status>)
            .ownFormat()
            .parameters({"delivery"}),
        post("/api/callbacks/sms/inbound/", Who::Signed, by<&SmsCallbacksResource::inbound>).ownFormat(),

        get("/ws/notifications/{id}/", Who::Anyone, askForUpgrade).parameters({"token"}),
    };
    return table;
}

} // namespace mc::http
