#include "http/resources/devices_resource.h"

#include "http/body.h"
#include "http/page_links.h"
#include "http/query.h"
#include "http/rate_limit.h"
#include "http/reach.h"
#include "model/push_token.h"

namespace mc::http {

using model::Device;
using model::DeviceId;
using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

constexpr char devicesPath[] = "/api/notifications/devices/";

// A malformed id is that of no device.
Result<DeviceId> idOf(const Request &request)
{
    const std::optional<DeviceId> id = model::deviceIdFromString(QString::fromLatin1(request.parameter));
    if (!id)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such device.")};
    return *id;
}

QByteArray toJson(const Device &device)
{
    model::JsonWriter json;
    write(json, device);
    return json.take();
}

store::DeviceFilter readFilter(Query &query, const Request &request)
{
    store::DeviceFilter filter;
    filter.owner = request.isAdmin() ? query.userId(QLatin1String("user_id")) : request.callerId();
    filter.type
        = query.word(QLatin1String("device_type"), &model::deviceTypeFromWord, QStringLiteral("android, ios, web"));
    filter.isActive = query.boolean(QLatin1String("is_active"));
    filter.search = query.text(QLatin1String("search"), 200).value_or(QString());
    return filter;
}

store::DeviceRegistration sealed(const model::DeviceDraft &draft, const vault::TokenVault &vault)
{
    store::DeviceRegistration registration;
    registration.type = draft.type;
    registration.provider = model::tokenProvider(draft.type, draft.token);
    registration.name = draft.name;
    registration.appVersion = draft.appVersion;
    const vault::Sealed token = vault.seal(draft.token);
    registration.ciphertext = token.ciphertext;
    registration.keyId = token.keyId;
    registration.hashes = vault.hashes(draft.token);
    return registration;
}

} // namespace

DevicesResource::DevicesResource(store::Store &store, intake::Intake &intake, const vault::TokenVault &vault,
    const DeviceLimits &limits, const ops::Clock &clock, const QByteArray &baseUrl)
    : m_store(store)
    , m_intake(intake)
    , m_vault(vault)
    , m_limits(limits)
    , m_clock(clock)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> DevicesResource::list(const Request &request, Work &work)
{
    Query query(request.query);
    const store::DeviceFilter filter = readFilter(query, request);
    const int page = int(query.integer(QLatin1String("page"), 1, 1'000'000).value_or(1));
    const int size = int(query.integer(QLatin1String("page_size"), 1, 100).value_or(20));
    if (!query.errors().isEmpty())
        return query.error();
    const Result<store::DevicePage> devices = m_store.devices.list(filter, page, size);
    if (!devices)
        return devices.error();
    if (filter.owner)
        work.concerns(*filter.owner, int(devices->items.size()));
    else
        work.concernsMany(int(devices->items.size()));

    model::JsonWriter json;
    json.beginObject();
    PageLinks(m_baseUrl, request.path, request.query).write(json, devices->count, page, size);
    json.key(QLatin1String("results")).beginArray();
    for (const Device &device : devices->items)
        model::write(json, device);
    json.endArray().endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> DevicesResource::add(const Request &request, Work &)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<model::DeviceDraft> draft = model::deviceDraftFromJson(*body);
    if (!draft)
        return draft.error();
    store::DeviceRegistration registration = sealed(*draft, m_vault);
    registration.owner = request.callerId();
    registration.registeredAt = m_clock.now();
    const Result<store::RegisteredDevice> stored = m_store.devices.put(registration);
    if (!stored)
        return stored.error();
    if (const Result<void> retired = makeRoom(stored->device.owner.id); !retired)
        return retired.error();
    Answer answer = jsonAnswer(stored->created ? 201 : 200, toJson(stored->device));
    answer.headers.emplaceBack("Location", m_baseUrl + devicesPath + QByteArray::number(stored->device.id.value) + '/');
    return answer;
}

Result<Answer> DevicesResource::show(const Request &request, Work &work)
{
    const Result<DeviceId> id = idOf(request);
    if (!id)
        return id.error();
    const Result<Device> device = m_store.devices.find(*id, reachOf(request));
    if (!device)
        return device.error();
    work.concerns(device->owner.id);
    return jsonAnswer(200, toJson(*device));
}

Result<Answer> DevicesResource::update(const Request &request, Work &work)
{
    const Result<DeviceId> id = idOf(request);
    if (!id)
        return id.error();
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<model::DevicePatch> patch = model::devicePatchFromJson(*body);
    if (!patch)
        return patch.error();
    const Result<Device> device = m_store.devices.update(*id, reachOf(request), *patch, m_clock.now());
    if (!device)
        return device.error();
    work.concerns(device->owner.id);
    if (patch->isActive.value_or(false)) {
        if (const Result<void> retired = makeRoom(device->owner.id); !retired)
            return retired.error();
    }
    return jsonAnswer(200, toJson(*device));
}

// Nobody has more active devices than one person needs: each would be sent everything.
Result<void> DevicesResource::makeRoom(model::UserId owner)
{
    return m_store.devices.retire(owner, m_limits.mostActive, m_clock.now());
}

Result<Answer> DevicesResource::remove(const Request &request, Work &work)
{
    const Result<DeviceId> id = idOf(request);
    if (!id)
        return id.error();
    const Result<model::UserId> owner = m_store.devices.remove(*id, reachOf(request));
    if (!owner)
        return owner.error();
    work.concerns(*owner);
    return noContent();
}

Result<Answer> DevicesResource::test(const Request &request, Work &work)
{
    const Result<DeviceId> id = idOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    const Result<Device> device = m_store.devices.find(*id, reachOf(request));
    if (!device)
        return device.error();
    work.concerns(device->owner.id);
    const RateLimit limit(m_limits.tests, QByteArray::number(device->id.value));
    if (const std::optional<Error> tooMany = limit.refusal())
        return Error {.code = tooMany->code,
            .detail = QStringLiteral("More test pushes to this device than are allowed. Try again later."),
            .retryAfter = tooMany->retryAfter};
    const Result<store::StoredNotification> stored = m_intake.acceptTestPush(*device, request.callerId(), work);
    if (!stored)
        return stored.error();
    model::JsonWriter json;
    writeDetail(json, stored->notification);
    Answer answer = jsonAnswer(202, json.take());
    answer.headers.emplaceBack(
        "Location", m_baseUrl + "/api/notifications/" + toString(stored->notification.id).toLatin1() + '/');
    return answer;
}

} // namespace mc::http
