#include "store/directory/devices.h"

#include "store/journal/journal.h"
#include "store/session/rows.h"
#include "store/session/search_pattern.h"

namespace mc::store {

using model::Device;
using model::DeviceId;
using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// The columns of a device, over `devices d JOIN users u`, in the order deviceFrom() reads them.
constexpr char columns[]
    = "d.id, d.user_id, u.username, left(encode(d.token_hash, 'hex'), 8), d.device_type, d.device_name, d.app_version, "
      "d.is_active, (date_part('epoch', d.created_at) * 1000)::bigint, (date_part('epoch', d.updated_at) * "
      "1000)::bigint, "
      "(date_part('epoch', d.last_used_at) * 1000)::bigint";

// %1 the columns; %2, when there is one, what the journal is told of `changes`.
Statement statement(const char *name, const char *sql, const char *at = "now()")
{
    QString text = QLatin1String(sql);
    text.replace(QLatin1String("%1"), QLatin1String(columns));
    text.replace(QLatin1String("%2"), journal::devicesChanged("told", "changes", at));
    return {QLatin1String(name), text};
}

// Inserting under the hash by which the token is known runs into that row, and makes it what it is to be, without a gap
// for a second registration or a rotation of keys. A row that came between the look and the insertion is left alone: the next
// look knows it. $2: the token's hashes, the current key's first.
const Statement putDevice = statement("register device", R"(
WITH known AS (
    SELECT id, token_hash, user_id, device_type, is_active FROM devices WHERE token_hash = ANY ($2::bytea[]) FOR UPDATE
), chosen AS (
    SELECT token_hash FROM known ORDER BY token_hash = ($2::bytea[])[1] DESC, id LIMIT 1
), doubles AS (
    DELETE FROM devices d USING known k WHERE d.id = k.id AND k.token_hash <> (SELECT token_hash FROM chosen)
), stored AS (
    INSERT INTO devices AS d (user_id, device_type, provider, device_name, app_version, token_hash, token_ciphertext,
        token_key_id, token_is_canonical, created_at, updated_at, last_used_at)
    VALUES ($1, $3, $9, coalesce($4::text, ''), coalesce($5::text, ''),
        coalesce((SELECT token_hash FROM chosen), ($2::bytea[])[1]), $6, $7, true, $8, $8, $8)
    ON CONFLICT (token_hash) DO UPDATE SET user_id = excluded.user_id, device_type = excluded.device_type,
        provider = excluded.provider,
        device_name = coalesce($4::text, CASE WHEN d.user_id = excluded.user_id THEN d.device_name ELSE '' END),
        app_version = coalesce($5::text, CASE WHEN d.user_id = excluded.user_id THEN d.app_version ELSE '' END),
        is_active = true, token_hash = ($2::bytea[])[1], token_ciphertext = excluded.token_ciphertext,
        token_key_id = excluded.token_key_id, token_is_canonical = true, updated_at = excluded.updated_at, last_used_at = excluded.last_used_at
        WHERE d.id IN (SELECT id FROM known)
    RETURNING d.*, d.xmax = 0 AS created
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM known WHERE is_active
    UNION ALL SELECT user_id, device_type, 1 FROM stored
), %2
SELECT %1, d.created FROM stored d JOIN users u ON u.id = d.user_id)",
    "$8::timestamptz");

// $1 owner, $2 how many may stay, $3 now.
const Statement retireDevices = statement("retire devices", R"(
WITH beyond AS (
    SELECT id FROM devices WHERE user_id = $1 AND is_active ORDER BY last_used_at DESC, id DESC OFFSET $2
), retired AS (
    UPDATE devices SET is_active = false, updated_at = $3
    WHERE id IN (SELECT id FROM devices WHERE id IN (SELECT id FROM beyond) AND is_active ORDER BY id FOR NO KEY UPDATE)
    RETURNING user_id, device_type
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM retired
), %2
SELECT FROM retired)",
    "$3::timestamptz");

// %2 tells whose, so that an owner's list goes by their index; $1 is the owner. The count comes in a row of its own
// first, so that a page past the end is told from an empty list.
constexpr char listDevices[] = R"(
WITH found AS NOT MATERIALIZED (
    SELECT id FROM devices d
    WHERE %2 AND ($2::device_type IS NULL OR device_type = $2) AND ($3::boolean IS NULL OR is_active = $3)
      AND ($4 = '' OR id IN (
          SELECT id FROM devices WHERE search_text LIKE lower($4)
          UNION ALL
          SELECT o.id FROM devices o JOIN users p ON p.id = o.user_id WHERE p.search_text LIKE lower($4)))
)
SELECT t.total, %1 FROM (SELECT count(*) AS total FROM found) t
LEFT JOIN (SELECT id FROM found ORDER BY id LIMIT $5 OFFSET $6) f ON true
LEFT JOIN devices d ON d.id = f.id LEFT JOIN users u ON u.id = d.user_id ORDER BY f.id)";
const Statement listOwners {QStringLiteral("list an owner's devices"),
    QLatin1String(listDevices).arg(QLatin1String(columns), QLatin1String("d.user_id = $1"))};
const Statement listEverybodys {QStringLiteral("list devices"),
    QLatin1String(listDevices).arg(QLatin1String(columns), QLatin1String("$1::bigint IS NULL"))};

const Statement findDevice = statement("find device", R"(
SELECT %1 FROM devices d JOIN users u ON u.id = d.user_id WHERE d.id = $1 AND ($3::boolean OR d.user_id = $2))");

const Statement updateDevice = statement("update device", R"(
WITH was AS (
    SELECT id, is_active FROM devices WHERE id = $1 AND ($3::boolean OR user_id = $2) FOR NO KEY UPDATE
), changed AS (
    UPDATE devices d SET is_active = coalesce($4::boolean, d.is_active), device_name = coalesce($5::text, d.device_name),
        app_version = coalesce($6::text, d.app_version), updated_at = $7,
        last_used_at = CASE WHEN $4 AND NOT was.is_active THEN $7 ELSE d.last_used_at END
    FROM was WHERE d.id = was.id RETURNING d.*, was.is_active AS was_active
), changes AS (
    SELECT user_id, device_type, is_active::int - was_active::int AS devices FROM changed
), %2
SELECT %1 FROM changed d JOIN users u ON u.id = d.user_id)",
    "$7::timestamptz");

const Statement removeDevice = statement("remove device", R"(
WITH gone AS (
    DELETE FROM devices WHERE id = $1 AND ($3::boolean OR user_id = $2) RETURNING user_id, device_type, is_active
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM gone WHERE is_active
), %2
SELECT user_id FROM gone)");

Device deviceFrom(Rows &row)
{
    Device device;
    device.id = {row.integer()};
    device.owner.id = row.userId();
    device.owner.username = row.text();
    device.maskedToken = model::maskedDeviceToken(row.text());
    device.type = row.word(&model::deviceTypeFromWord);
    device.name = row.text();
    device.appVersion = row.text();
    device.isActive = row.boolean();
    device.createdAt = row.time();
    device.updatedAt = row.time();
    device.lastUsedAt = row.time();
    return device;
}

Error noSuchDevice() { return {ErrorCode::NotFound, QStringLiteral("There is no such device.")}; }

Result<Device> oneDevice(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    if (!rows->next())
        return noSuchDevice();
    return deviceFrom(*rows);
}

template<typename T>
QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

Result<RegisteredDevice> Devices::put(const DeviceRegistration &registration)
{
    const auto once = [&] {
        return m_connection.retrying([&] {
            return m_connection.run(putDevice,
                {registration.owner.value, arrayValue(registration.hashes), QString(word(registration.type)),
                    orNull(registration.name), orNull(registration.appVersion), registration.ciphertext,
                    registration.keyId, timeValue(registration.registeredAt), QString(word(registration.provider))});
        });
    };
    Result<Rows> rows = once();
    if (rows && rows->count() == 0)
        rows = once(); // registered by somebody else at this moment
    if (!rows)
        return rows.error();
    if (!rows->next())
        return noSuchDevice();
    Device device = deviceFrom(*rows);
    return RegisteredDevice {std::move(device), rows->boolean()};
}

Result<DevicePage> Devices::list(const DeviceFilter &filter, int page, int size)
{
    Result<Rows> rows = m_connection.run(filter.owner ? listOwners : listEverybodys,
        {filter.owner ? QVariant(filter.owner->value) : QVariant(),
            filter.type ? QVariant(QString(word(*filter.type))) : QVariant(), orNull(filter.isActive),
            searchPattern(filter.search), size, qint64(page - 1) * size});
    if (!rows)
        return rows.error();
    DevicePage result;
    while (rows->next()) {
        result.count = rows->integer();
        if (!rows->isNull())
            result.items += deviceFrom(*rows);
    }
    if (result.items.isEmpty() && page > 1)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no page %1.").arg(page)};
    return result;
}

Result<Device> Devices::find(DeviceId id, Reach reach)
{
    return oneDevice(m_connection.run(findDevice, {id.value, reach.caller.value, reach.everybody}));
}

Result<Device> Devices::update(DeviceId id, Reach reach, const model::DevicePatch &patch, const QDateTime &now)
{
    return oneDevice(m_connection.run(updateDevice,
        {id.value, reach.caller.value, reach.everybody, orNull(patch.isActive), orNull(patch.name),
            orNull(patch.appVersion), timeValue(now)}));
}

Result<void> Devices::retire(model::UserId owner, int mostActive, const QDateTime &now)
{
    const Result<Rows> retired = m_connection.retrying([&] {
        return m_connection.run(retireDevices, {owner.value, mostActive, timeValue(now)});
    });
    return retired ? Result<void>() : retired.error();
}

Result<model::UserId> Devices::remove(DeviceId id, Reach reach)
{
    Result<Rows> rows = m_connection.run(removeDevice, {id.value, reach.caller.value, reach.everybody});
    if (!rows)
        return rows.error();
    return rows->next() ? Result<model::UserId>(rows->userId()) : noSuchDevice();
}

} // namespace mc::store
