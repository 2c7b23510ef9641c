#include "delivery/apns_answers.h"

#include "model/short_text.h"
#include "model/times.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

namespace {

using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

QString reasonOf(const QJsonObject &answer) { return model::quoted(answer.value(QLatin1String("reason")).toString()); }

QJsonObject answerOf(const outbound::HttpReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }

bool isOneOf(const QString &reason, std::initializer_list<const char *> reasons)
{
    return std::any_of(
        reasons.begin(), reasons.end(), [&](const char *known) { return reason == QLatin1String(known); });
}

} // namespace

bool isProviderTokenOld(const outbound::HttpReply &reply)
{
    return reply.status == 403 && reasonOf(answerOf(reply)) == QLatin1String("ExpiredProviderToken");
}

bool isAboutConnection(const outbound::HttpReply &reply)
{
    return reply.status >= 400 && isOneOf(reasonOf(answerOf(reply)), {"Shutdown", "IdleTimeout"});
}

AttemptResult apnsResult(const outbound::HttpReply &reply, const QDateTime &now)
{
    if (reply.status == 0)
        return {.kind = Kind::Retryable,
            .health = Health::Failing,
            .error = QStringLiteral("APNs ") + reply.failure,
            .detail = QStringLiteral("APNs did not answer."),
            .scope = reply.wasSent ? Scope::Target : Scope::Provider};
    if (reply.status == 200)
        return {
            .kind = Kind::Accepted, .health = Health::Healthy, .detail = QString::fromLatin1(reply.header("apns-id"))};

    const QJsonObject answer = answerOf(reply);
    const QString reason = reasonOf(answer);
    const auto result = [&](Kind kind, Health health, const char *detail, const QDateTime &deadSince = {}) {
        return AttemptResult {.kind = kind,
            .health = health,
            .error
            = reason.isEmpty() ? QStringLiteral("APNs HTTP %1").arg(reply.status) : QStringLiteral("APNs ") + reason,
            .detail = QString::fromLatin1(detail),
            .retryAfter = reply.retryAfter(now),
            .tokenDeadSince = deadSince};
    };
    const auto aboutProvider = [&](Health health, const char *detail) {
        AttemptResult ours = result(Kind::Retryable, health, detail);
        ours.scope = Scope::Provider;
        return ours;
    };
    if (reply.status == 410) {
        const qint64 since = answer.value(QLatin1String("timestamp")).toInteger();
        return result(Kind::Refused, Health::Healthy, "The app is no longer installed on that device.",
            since > 0 ? model::utc(since) : now);
    }
    if (isOneOf(reason, {"BadDeviceToken", "DeviceTokenNotForTopic"}))
        return result(
            Kind::Refused, Health::Healthy, "The device's token is not one of this app and environment.", now);
    // It does not take what we are, whatever the device.
    if (isOneOf(reason,
            {"TopicDisallowed", "BadTopic", "MissingTopic", "BadCertificate", "BadCertificateEnvironment", "Forbidden",
                "InvalidProviderToken", "MissingProviderToken", "ExpiredProviderToken", "UnrelatedKeyIdInToken",
                "BadEnvironmentKeyIdInToken", "BadPath", "MethodNotAllowed"}))
        return aboutProvider(Health::Failing, "APNs does not let this key send for the app.");
    if (reason == QLatin1String("TooManyProviderTokenUpdates"))
        return aboutProvider(Health::Throttled, "APNs asks for fewer new provider tokens.");
    if (reply.status == 429)
        return result(Kind::Retryable, Health::Throttled, "APNs asks for fewer messages to that device.");
    if (reply.status >= 500 || isAboutConnection(reply))
        return result(Kind::Retryable, Health::Failing, "APNs is in trouble.");
    if (reply.status == 400 || reply.status == 413)
        return result(Kind::Refused, Health::Healthy, "APNs does not take the message.");
    return result(Kind::Retryable, Health::Failing, "The answer is none of APNs'.");
}

} // namespace mc::delivery
