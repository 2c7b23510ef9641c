#include "model/audience.h"

#include "model/draft_limits.h"
#include "model/json_text.h"

#include <QtCore/QJsonArray>

namespace mc::model {

namespace {

constexpr QLatin1String audienceField("audience");
constexpr QLatin1String idsField("user_ids");
constexpr QLatin1String roleField("role");
constexpr QLatin1String clinicField("clinic_id");
constexpr QLatin1String everyoneField("everyone");

std::optional<Role> directoryRole(QAnyStringView text)
{
    const std::optional<Role> role = roleFromWord(text);
    return role == Role::Service ? std::nullopt : role;
}

QList<UserId> userIds(Fields &fields)
{
    const QJsonArray array = fields.array(idsField, 1, mostNamedUsers).value_or(QJsonArray());
    QList<UserId> ids;
    QSet<UserId> seen;
    for (const QJsonValue &value : array) {
        const qint64 id = integerFrom(value).value_or(0);
        if (id <= 0) {
            fields.wrong(idsField, QStringLiteral("invalid_type"),
                QStringLiteral("Must hold users' ids: integers from 1 to 9007199254740992."));
            return {};
        }
        if (!seen.contains({id}))
            ids += UserId {id};
        seen += UserId {id};
    }
    return ids;
}

} // namespace

std::optional<Audience> audienceFrom(Fields &outer)
{
    const std::optional<QJsonObject> object = outer.object(audienceField);
    if (!object)
        return {};
    Fields fields(*object, outer.path(audienceField) + u'.');
    Audience audience;
    audience.userIds = userIds(fields);
    audience.role = fields.word(roleField, &directoryRole, QStringLiteral("admin, doctor, patient"));
    audience.clinicId = fields.integer(clinicField, 1, std::numeric_limits<qint64>::max());
    const bool everyone = fields.boolean(everyoneField).value_or(false);
    const int ways = int(fields.has(idsField)) + int(fields.has(roleField) || fields.has(clinicField)) + int(everyone);
    if (ways != 1 && fields.finish().isEmpty()) {
        outer.wrong(audienceField, QStringLiteral("invalid"),
            QStringLiteral("Must be user_ids, or role and clinic_id or one of them, or everyone: true."));
        return {};
    }
    outer.add(fields.finish());
    return fields.finish().isEmpty() ? std::optional(audience) : std::nullopt;
}

void write(JsonWriter &json, const Audience &audience)
{
    json.beginObject();
    if (!audience.userIds.isEmpty()) {
        json.key(idsField).beginArray();
        for (const UserId id : audience.userIds)
            json.value(id.value);
        json.endArray();
    }
    if (audience.role)
        json.field(roleField, word(*audience.role));
    if (audience.clinicId)
        json.field(clinicField, *audience.clinicId);
    if (audience.userIds.isEmpty() && !audience.role && !audience.clinicId)
        json.field(everyoneField, true);
    json.endObject();
}

} // namespace mc::model
