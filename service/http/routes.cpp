#include "http/routes.h"

#include "admission/web_socket_gate.h"
#include "http/resources.h"

namespace mc::http {

namespace {

template<auto resource, auto handler>
model::Result<Answer> by(Resources &resources, const Request &request, work::Work &work)
{
    return ((resources.*resource).*handler)(request, work);
}

// Handshakes never come here: admission takes them.
model::Result<Answer> askForUpgrade(Resources &, const Request &, work::Work &)
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
    Row atOnce() const { return with(&Route::runs, Runs::AtOnce); }
    Row costly() const { return with(&Route::runs, Runs::Costly); }
    Row costlyForAdmins() const { return with(&Route::runs, Runs::CostlyForAdmins); }
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

/// What SCIM clients add to any request; the last is a switch of Microsoft Entra's, which it takes from the URL it is given.
const QByteArrayList scimParameters {"attributes", "excludedAttributes", "aadOptscim062020"};

constexpr Audit ofAdmins(const char *action) { return {action, false}; }
constexpr Audit ofAdminsAndModules(const char *action) { return {action, true}; }

} // namespace

const QList<Route> &routes()
{
    static const QList<Route> table {
        get("/", Who::Anyone, by<&Resources::docs, &DocsResource::home>).ownFormat().atOnce(),
        get("/healthz", Who::Anyone, by<&Resources::health, &HealthResource::health>).atOnce(),
        get("/readyz", Who::Anyone, by<&Resources::health, &HealthResource::readiness>),
        get("/metrics", Who::Anyone, by<&Resources::health, &HealthResource::metrics>).ownFormat().costly(),
        get("/api/schema/", Who::Anyone, by<&Resources::docs, &DocsResource::schema>).atOnce(),
        get("/api/docs/", Who::Anyone, by<&Resources::docs, &DocsResource::index>).ownFormat().atOnce(),
        get("/api/docs/{id}", Who::Anyone, by<&Resources::docs, &DocsResource::file>).ownFormat().atOnce(),

        post("/api/auth/token/", Who::Anyone, by<&Resources::auth, &AuthResource::signIn>).withSignIns(),
        post("/api/auth/token/refresh/", Who::Anyone, by<&Resources::auth, &AuthResource::refresh>),
        post("/api/auth/sign-out/", Who::People, by<&Resources::auth, &AuthResource::signOut>),

        get("/api/users/", Who::Modules, by<&Resources::users, &UsersResource::list>)
            .audited(ofAdminsAndModules("user.listed"))
            .parameters({"search", "role", "clinic_id", "is_active", "external_id", "page", "page_size"})
            .costly(),
        post("/api/users/bulk-upsert/", Who::Modules, by<&Resources::users, &UsersResource::bulkUpsert>)
            .audited(ofAdminsAndModules("user.upserted"))
            .once()
            .largeBody(),
        get("/api/users/{id}/", Who::Callers, by<&Resources::users, &UsersResource::show>)
            .audited(ofAdminsAndModules("user.viewed")),
        put("/api/users/{id}/", Who::Modules, by<&Resources::users, &UsersResource::put>)
            .audited(ofAdminsAndModules("user.upserted")),
        remove("/api/users/{id}/", Who::Modules, by<&Resources::personalData, &PersonalDataResource::erase>)
            .audited(ofAdminsAndModules("user.erased")),
        get("/api/users/{id}/export/", Who::Callers, by<&Resources::personalData, &PersonalDataResource::exportAll>)
            .audited(ofAdminsAndModules("user.exported"))
            .parameters({"cursor", "page_size"})
            .costly(),
        post("/api/users/{id}/sign-out/", Who::Admins, by<&Resources::users, &UsersResource::signOut>)
            .audited(ofAdmins("user.signed_out")),

        get("/scim/v2/Users", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::list>)
            .audited(ofAdminsAndModules("user.listed"))
            .ownFormat()
            .parameters(scimParameters + QByteArrayList {"filter", "startIndex", "count", "sortBy", "sortOrder"})
            .costly(),
        post("/scim/v2/Users", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::create>)
            .audited(ofAdminsAndModules("user.upserted"))
            .ownFormat()
            .parameters(scimParameters)
            .once(),
        get("/scim/v2/Users/{id}", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::show>)
            .audited(ofAdminsAndModules("user.viewed"))
            .ownFormat()
            .parameters(scimParameters),
        put("/scim/v2/Users/{id}", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::replace>)
            .audited(ofAdminsAndModules("user.upserted"))
            .ownFormat()
            .parameters(scimParameters),
        patch("/scim/v2/Users/{id}", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::patch>)
            .audited(ofAdminsAndModules("user.upserted"))
            .ownFormat()
            .parameters(scimParameters),
        remove("/scim/v2/Users/{id}", Who::Modules, by<&Resources::scimUsers, &ScimUsersResource::remove>)
            .audited(ofAdminsAndModules("user.deprovisioned"))
            .ownFormat()
            .parameters(scimParameters),
        get("/scim/v2/ServiceProviderConfig", Who::Modules,
            by<&Resources::scimDocuments, &ScimDocumentsResource::serviceProviderConfig>)
            .ownFormat()
            .parameters(scimParameters),
        get("/scim/v2/ResourceTypes", Who::Modules,
            by<&Resources::scimDocuments, &ScimDocumentsResource::resourceTypes>)
            .ownFormat()
            .parameters(scimParameters),
        get("/scim/v2/ResourceTypes/{id}", Who::Modules,
            by<&Resources::scimDocuments, &ScimDocumentsResource::resourceType>)
            .ownFormat()
            .parameters(scimParameters),
        get("/scim/v2/Schemas", Who::Modules, by<&Resources::scimDocuments, &ScimDocumentsResource::schemas>)
            .ownFormat()
            .parameters(scimParameters),
        get("/scim/v2/Schemas/{id}", Who::Modules, by<&Resources::scimDocuments, &ScimDocumentsResource::schema>)
            .ownFormat()
            .parameters(scimParameters),

        get("/api/notifications/", Who::People, by<&Resources::notifications, &NotificationsResource::list>)
            .audited(ofAdmins("notification.listed"))
            .parameters({"is_read", "notification_type", "priority", "from_date", "to_date", "ordering", "page",
                "page_size", "cursor", "recipient_id", "clinic_id", "delivery_status", "search"})
            .costlyForAdmins(),
        post("/api/notifications/", Who::Modules, by<&Resources::notifications, &NotificationsResource::create>)
            .audited(ofAdmins("notification.created"))
            .once(),
        post("/api/notifications/mark-all-read/", Who::People, by<&Resources::bulk, &BulkResource::markAllRead>),
        post("/api/notifications/mark-multiple-read/", Who::People,
            by<&Resources::bulk, &BulkResource::markMultipleRead>)
            .audited(ofAdmins("notification.updated")),
        remove("/api/notifications/bulk-delete/", Who::People, by<&Resources::bulk, &BulkResource::removeMultiple>)
            .audited(ofAdmins("notification.deleted")),
        post("/api/notifications/bulk-create/", Who::Modules, by<&Resources::batches, &BatchesResource::create>)
            .audited(ofAdmins("batch.created"))
            .once()
            .largeBody(),
        get("/api/notifications/batches/{id}/", Who::Modules, by<&Resources::batches, &BatchesResource::show>),
        post("/api/notifications/batches/{id}/cancel/", Who::Modules, by<&Resources::batches, &BatchesResource::cancel>)
            .audited(ofAdmins("batch.cancelled")),
        post("/api/notifications/batches/{id}/resume/", Who::Modules, by<&Resources::batches, &BatchesResource::resume>)
            .audited(ofAdmins("batch.resumed")),
        post("/api/notifications/preview/", Who::Admins, by<&Resources::batches, &BatchesResource::preview>)
            .audited(ofAdmins("notification.previewed"))
            .largeBody()
            .costly(),

        get("/api/notifications/preferences/", Who::People, by<&Resources::preferences, &PreferencesResource::show>)
            .audited(ofAdmins("preferences.viewed"))
            .parameters({"user_id"}),
        put("/api/notifications/preferences/", Who::People, by<&Resources::preferences, &PreferencesResource::replace>)
            .audited(ofAdmins("preferences.changed"))
            .parameters({"user_id"}),
        patch("/api/notifications/preferences/", Who::People, by<&Resources::preferences, &PreferencesResource::merge>)
            .audited(ofAdmins("preferences.changed"))
            .parameters({"user_id"}),
        get("/api/notifications/unsubscribe/{id}/", Who::Anyone, by<&Resources::unsubscribe, &UnsubscribeResource::ask>)
            .ownFormat(),
        post("/api/notifications/unsubscribe/{id}/", Who::Anyone,
            by<&Resources::unsubscribe, &UnsubscribeResource::stop>)
            .ownFormat(),

        get("/api/notifications/stats/", Who::People, by<&Resources::statistics, &StatisticsResource::own>)
            .audited(ofAdmins("statistics.viewed"))
            .parameters({"period", "from_date", "to_date", "user_id"}),
        get("/api/notifications/admin/stats/", Who::Admins, by<&Resources::statistics, &StatisticsResource::ofAll>)
            .audited(ofAdmins("statistics.viewed"))
            .parameters({"period", "from_date", "to_date", "user_id", "clinic_id"})
            .costly(),

        get("/api/notifications/{id}/", Who::People, by<&Resources::notifications, &NotificationsResource::show>)
            .audited(ofAdmins("notification.viewed")),
        patch("/api/notifications/{id}/", Who::People, by<&Resources::notifications, &NotificationsResource::update>)
            .audited(ofAdmins("notification.updated")),
        remove("/api/notifications/{id}/", Who::People, by<&Resources::notifications, &NotificationsResource::remove>)
            .audited(ofAdmins("notification.deleted")),
        get("/api/notifications/{id}/timeline/", Who::People, by<&Resources::deliveries, &DeliveryResource::timeline>)
            .audited(ofAdmins("notification.viewed"))
            .parameters({"cursor", "page_size"}),
        post("/api/notifications/{id}/retry/", Who::Admins, by<&Resources::deliveries, &DeliveryResource::retry>)
            .audited(ofAdmins("delivery.retried")),
        post("/api/notifications/{id}/click/", Who::People, by<&Resources::deliveries, &DeliveryResource::click>),

        get("/api/notifications/devices/", Who::People, by<&Resources::devices, &DevicesResource::list>)
            .audited(ofAdmins("device.listed"))
            .parameters({"user_id", "device_type", "is_active", "search", "page", "page_size"})
            .costlyForAdmins(),
        post("/api/notifications/devices/", Who::People, by<&Resources::devices, &DevicesResource::add>).once(),
        get("/api/notifications/devices/{id}/", Who::People, by<&Resources::devices, &DevicesResource::show>)
            .audited(ofAdmins("device.viewed")),
        patch("/api/notifications/devices/{id}/", Who::People, by<&Resources::devices, &DevicesResource::update>)
            .audited(ofAdmins("device.updated")),
        remove("/api/notifications/devices/{id}/", Who::People, by<&Resources::devices, &DevicesResource::remove>)
            .audited(ofAdmins("device.deleted")),
        post("/api/notifications/devices/{id}/test/", Who::People, by<&Resources::devices, &DevicesResource::test>)
            .audited(ofAdmins("device.tested"))
            .once(),

        post("/api/events/", Who::Modules, by<&Resources::events, &EventsResource::accept>)
            .audited(ofAdmins("event.posted"))
            .once()
            .largeBody(),

        post("/api/callbacks/sms/status/", Who::Signed, by<&Resources::smsCallbacks, &SmsCallbacksResource::status>)
            .ownFormat()
            .parameters({"delivery"}),
        post("/api/callbacks/sms/inbound/", Who::Signed, by<&Resources::smsCallbacks, &SmsCallbacksResource::inbound>)
            .ownFormat(),

        get("/ws/admin/deliveries/", Who::Anyone, askForUpgrade).parameters({"token"}).atOnce(),
        get("/ws/notifications/{id}/", Who::Anyone, askForUpgrade).parameters({"token"}).atOnce(),
    };
    return table;
}

} // namespace mc::http
