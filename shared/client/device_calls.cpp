#include "client/device_calls.h"

#include "client/query_parts.h"

namespace mc::client {

using model::Device;
using model::DeviceId;
using model::Result;

namespace {

constexpr QLatin1String root("/api/notifications/devices/");

QString pathOf(DeviceId id) { return root + QString::number(id.value) + u'/'; }

Result<ListPage<Device>> pageFrom(const QJsonObject &json) { return pageFromJson(json, &model::deviceFromJson); }

void writeText(model::JsonWriter &json, QLatin1String name, const std::optional<QString> &text)
{
    if (text)
        json.field(name, *text);
}

} // namespace

Pending<ListPage<Device>> DeviceCalls::list(const DeviceQuery &query)
{
    QueryParts parts;
    parts.addWord("device_type", query.type)
        .add("is_active", query.isActive)
        .add("search", query.search)
        .add("user_id", query.owner ? std::optional(query.owner->value) : std::nullopt)
        .add("page", std::optional<qint64>(query.page))
        .add("page_size", std::optional<qint64>(query.pageSize));
    return m_transport.askFor<ListPage<Device>>({.method = "GET", .path = root, .query = parts.query()}, &pageFrom);
}

Pending<Device> DeviceCalls::show(DeviceId id)
{
    return m_transport.askFor<Device>({.method = "GET", .path = pathOf(id)}, &model::deviceFromJson);
}

Pending<Device> DeviceCalls::add(const model::DeviceDraft &draft)
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("device_token"), QLatin1String(draft.token))
        .field(QLatin1String("device_type"), word(draft.type));
    writeText(json, QLatin1String("device_name"), draft.name);
    writeText(json, QLatin1String("app_version"), draft.appVersion);
    json.endObject();
    return m_transport.askFor<Device>(creating(root, json.take()), &model::deviceFromJson);
}

Pending<Device> DeviceCalls::update(DeviceId id, const model::DevicePatch &patch)
{
    model::JsonWriter json;
    json.beginObject();
    if (patch.isActive)
        json.field(QLatin1String("is_active"), *patch.isActive);
    writeText(json, QLatin1String("device_name"), patch.name);
    writeText(json, QLatin1String("app_version"), patch.appVersion);
    json.endObject();
    return m_transport.askFor<Device>(
        {.method = "PATCH", .path = pathOf(id), .body = json.take()}, &model::deviceFromJson);
}

Pending<void> DeviceCalls::remove(DeviceId id) { return m_transport.tell({.method = "DELETE", .path = pathOf(id)}); }

Pending<model::Notification> DeviceCalls::test(DeviceId id)
{
    return m_transport.askFor<model::Notification>(
        creating(pathOf(id) + QLatin1String("test/"), "{}"), &model::notificationFromJson);
}

} // namespace mc::client
