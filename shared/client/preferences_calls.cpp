#include "client/preferences_calls.h"

#include "client/query_parts.h"

#include <QtCore/QJsonDocument>

namespace mc::client {

using model::Preferences;
using model::UserId;

namespace {

HttpCall call(const QByteArray &method, std::optional<UserId> user, const QByteArray &body = {})
{
    QueryParts parts;
    parts.add("user_id", user ? std::optional(user->value) : std::nullopt);
    return {.method = method,
        .path = QStringLiteral("/api/notifications/preferences/"),
        .query = parts.query(),
        .body = body};
}

QJsonObject jsonOf(const QList<PreferencesPatch::Switch> &switches)
{
    QJsonObject types;
    for (const PreferencesPatch::Switch &one : switches) {
        QJsonObject channels = types.value(word(one.type)).toObject();
        channels.insert(word(one.channel), one.isOn);
        types.insert(word(one.type), channels);
    }
    return types;
}

QJsonObject jsonOf(const model::QuietHours &hours)
{
    const QString seconds = QStringLiteral("HH:mm:ss");
    return {{QStringLiteral("enabled"), hours.enabled}, {QStringLiteral("start_time"), hours.start.toString(seconds)},
        {QStringLiteral("end_time"), hours.end.toString(seconds)},
        {QStringLiteral("timezone"),
            hours.timezone.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(hours.timezone))}};
}

QByteArray bodyOf(const PreferencesPatch &patch)
{
    QJsonObject body;
    if (!patch.switches.isEmpty())
        body.insert(QStringLiteral("notification_types"), jsonOf(patch.switches));
    if (patch.quietHours)
        body.insert(QStringLiteral("quiet_hours"), jsonOf(*patch.quietHours));
    if (patch.limits) {
        body.insert(QStringLiteral("frequency_limits"),
            QJsonObject {{QStringLiteral("max_per_hour"), patch.limits->maxPerHour},
                {QStringLiteral("max_per_day"), patch.limits->maxPerDay}});
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

Pending<Preferences> PreferencesCalls::show(std::optional<UserId> user)
{
    return m_transport.askFor<Preferences>(call("GET", user), &model::preferencesFromJson);
}

Pending<Preferences> PreferencesCalls::replace(const Preferences &preferences, std::optional<UserId> user)
{
    model::JsonWriter json(1024);
    write(json, preferences);
    return m_transport.askFor<Preferences>(call("PUT", user, json.take()), &model::preferencesFromJson);
}

Pending<Preferences> PreferencesCalls::merge(const PreferencesPatch &patch, std::optional<UserId> user)
{
    return m_transport.askFor<Preferences>(call("PATCH", user, bodyOf(patch)), &model::preferencesFromJson);
}

} // namespace mc::client
