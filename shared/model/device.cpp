#include "model/device.h"

#include "model/fields.h"
#include "model/push_token.h"
#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array typeWords {"android", "ios", "web"};

constexpr QLatin1String tokenField("device_token");
constexpr QLatin1String typeField("device_type");
constexpr QLatin1String nameField("device_name");
constexpr QLatin1String versionField("app_version");
constexpr QLatin1String activeField("is_active");

constexpr int longestToken = 4096;

std::optional<DeviceType> type(Fields &fields)
{
    fields.require(typeField);
    return fields.word(typeField, &deviceTypeFromWord, QStringLiteral("android, ios, web"));
}

std::optional<QString> name(Fields &fields) { return fields.text(nameField, {0, 100}); }
std::optional<QString> appVersion(Fields &fields) { return fields.text(versionField, {0, 50}); }

bool isVisibleAscii(QChar c) { return c > u' ' && c < u'\x7f'; }

QByteArray token(Fields &fields)
{
    fields.require(tokenField);
    const QString text = fields.text(tokenField, {1, longestToken}).value_or(QString());
    if (!std::all_of(text.begin(), text.end(), isVisibleAscii))
        fields.wrong(
            tokenField, QStringLiteral("invalid"), QStringLiteral("Must be visible ASCII characters without blanks."));
    return text.toLatin1();
}

Device::Owner owner(Fields &fields)
{
    fields.require(QLatin1String("user"));
    const std::optional<QJsonObject> object = fields.object(QLatin1String("user"));
    if (!object)
        return {};
    Fields inner(*object, QStringLiteral("user."));
    inner.require(QLatin1String("id"));
    const Device::Owner owner {inner.userId(QLatin1String("id")).value_or(UserId()),
        inner.text(QLatin1String("username"), {0, 150}).value_or(QString())};
    fields.add(inner.finish());
    return owner;
}

} // namespace

std::optional<DeviceId> deviceIdFromString(QStringView text)
{
    const std::optional<UserId> id = userIdFromString(text);
    return id ? std::optional(DeviceId {id->value}) : std::nullopt;
}

QLatin1String word(DeviceType type) { return wordOf(typeWords, type); }
std::optional<DeviceType> deviceTypeFromWord(QAnyStringView word) { return valueOf<DeviceType>(typeWords, word); }

QString maskedDeviceToken(const QString &fingerprint) { return QStringLiteral("••••") + fingerprint; }

void write(JsonWriter &json, const Device &device)
{
    json.beginObject()
        .field(QLatin1String("id"), device.id.value)
        .key(QLatin1String("user"))
        .beginObject()
        .field(QLatin1String("id"), device.owner.id.value)
        .field(QLatin1String("username"), device.owner.username)
        .endObject()
        .field(tokenField, device.maskedToken)
        .field(typeField, word(device.type))
        .field(nameField, device.name)
        .field(versionField, device.appVersion)
        .field(activeField, device.isActive)
        .field(QLatin1String("created_at"), device.createdAt)
        .field(QLatin1String("updated_at"), device.updatedAt)
        .field(QLatin1String("last_used_at"), device.lastUsedAt)
        .endObject();
}

Result<Device> deviceFromJson(const QJsonObject &object)
{
    Fields fields(object);
    for (const char *needed : {"id", "device_token", "is_active"})
        fields.require(QLatin1String(needed));
    Device device;
    device.id = {fields.integer(QLatin1String("id"), 1, std::numeric_limits<qint64>::max()).value_or(0)};
    device.owner = owner(fields);
    device.maskedToken = fields.text(tokenField, {1, longestToken}).value_or(QString());
    device.type = type(fields).value_or(DeviceType::Android);
    device.name = name(fields).value_or(QString());
    device.appVersion = appVersion(fields).value_or(QString());
    device.isActive = fields.boolean(activeField).value_or(true);
    device.createdAt = fields.time(QLatin1String("created_at")).value_or(QDateTime());
    device.updatedAt = fields.time(QLatin1String("updated_at")).value_or(QDateTime());
    device.lastUsedAt = fields.time(QLatin1String("last_used_at")).value_or(QDateTime());
    QList<FieldError> errors = fields.finish();
    errors.removeIf([](const FieldError &error) { return error.code == QLatin1String("unknown"); });
    if (!errors.isEmpty())
        return Error {.code = ErrorCode::ValidationError,
            .detail = errors.first().field + QStringLiteral(": ") + errors.first().message,
            .fields = errors};
    return device;
}

Result<DeviceDraft> deviceDraftFromJson(const QJsonObject &object)
{
    Fields fields(object);
    fields.answerWith(ErrorCode::DeviceRegistrationFailed, tokenField);
    fields.answerWith(ErrorCode::DeviceRegistrationFailed, typeField);
    DeviceDraft draft;
    const QByteArray given = token(fields);
    draft.type = type(fields).value_or(DeviceType::Android);
    draft.token = canonicalToken(draft.type, given);
    draft.name = name(fields);
    draft.appVersion = appVersion(fields);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return draft;
}

Result<DevicePatch> devicePatchFromJson(const QJsonObject &object)
{
    Fields fields(object);
    const DevicePatch patch {
        .isActive = fields.boolean(activeField), .name = name(fields), .appVersion = appVersion(fields)};
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return patch;
}

} // namespace mc::model
