#include "delivery/fcm_answers.h"

#include "model/short_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

namespace {

using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

// google.rpc.Status, as far as it matters.
struct FcmError
{
    QString status; ///< "NOT_FOUND"; empty: the answer is none of FCM's
    QString code {}; ///< FcmError's errorCode: "UNREGISTERED"; empty: none told
    bool isOfToken = false; ///< a field violation names the token
    bool isOfProject = false; ///< the quota that was exceeded is the project's, not the device's

    /// The most telling word there is.
    QString word(int httpStatus) const
    {
        return !code.isEmpty() ? code : !status.isEmpty() ? status : QStringLiteral("HTTP %1").arg(httpStatus);
    }
};

// "SendsPerMinutePerProject", "1/min/{project}"; not so "1/min/{project}/{device}".
bool isProjectsQuota(const QString &name)
{
    const auto has = [&name](const char *part) { return name.contains(QLatin1String(part), Qt::CaseInsensitive); };
    return has("project") && !has("device") && !has("topic") && !has("token");
}

// A google.rpc.ErrorInfo that names the quota by limit and unit, or else, at least, whose it is.
bool isOfProject(const QJsonValue &errorInfo)
{
    const QJsonValue metadata = errorInfo[QLatin1String("metadata")];
    const QString quota
        = metadata[QLatin1String("quota_limit")].toString() + metadata[QLatin1String("quota_unit")].toString();
    return isProjectsQuota(quota.isEmpty() ? metadata[QLatin1String("consumer")].toString() : quota);
}

// A violation of google.rpc.QuotaFailure: of the project, or of one device's or topic's message rate.
bool isProjectsViolation(const QJsonValue &violation)
{
    const QString subject = violation[QLatin1String("subject")].toString();
    return subject.startsWith(QLatin1String("project"))
        || isProjectsQuota(violation[QLatin1String("quotaId")].toString());
}

FcmError fcmErrorFrom(const QByteArray &body)
{
    const QJsonObject error = QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toObject();
    FcmError fcmError {.status = model::quoted(error.value(QLatin1String("status")).toString())};
    for (const QJsonValue &detail : error.value(QLatin1String("details")).toArray()) {
        if (fcmError.code.isEmpty())
            fcmError.code = model::quoted(detail[QLatin1String("errorCode")].toString());
        for (const QJsonValue &violation : detail[QLatin1String("fieldViolations")].toArray())
            fcmError.isOfToken
                = fcmError.isOfToken || violation[QLatin1String("field")].toString() == QLatin1String("message.token");
        for (const QJsonValue &violation : detail[QLatin1String("violations")].toArray())
            fcmError.isOfProject = fcmError.isOfProject || isProjectsViolation(violation);
        fcmError.isOfProject = fcmError.isOfProject || isOfProject(detail);
    }
    return fcmError;
}

bool isAccepted(const outbound::HttpReply &reply)
{
    return reply.status == 200
        && QJsonDocument::fromJson(reply.body)
               .object()
               .value(QLatin1String("name"))
               .toString()
               .startsWith(QLatin1String("projects/"));
}

} // namespace

bool isAccessRefused(const outbound::HttpReply &reply)
{
    return reply.status == 401 && fcmErrorFrom(reply.body).code != QLatin1String("THIRD_PARTY_AUTH_ERROR");
}

AttemptResult fcmResult(const outbound::HttpReply &reply, const QDateTime &now)
{
    if (reply.status == 0)
        return {.kind = Kind::Retryable,
            .health = Health::Failing,
            .error = QStringLiteral("FCM ") + reply.failure,
            .detail = QStringLiteral("FCM did not answer."),
            .scope = reply.wasSent ? Scope::Target : Scope::Provider};
    if (isAccepted(reply))
        return {.kind = Kind::Accepted,
            .health = Health::Healthy,
            .detail
            = QJsonDocument::fromJson(reply.body).object().value(QLatin1String("name")).toString().section(u'/', -1)};

    const FcmError fcmError = fcmErrorFrom(reply.body);
    const auto result = [&](Kind kind, Health health, const char *detail, bool isTokenDead = false) {
        return AttemptResult {.kind = kind,
            .health = health,
            .error = QStringLiteral("FCM ") + fcmError.word(reply.status),
            .detail = QString::fromLatin1(detail),
            .retryAfter = reply.retryAfter(now),
            .tokenDeadSince = isTokenDead ? now : QDateTime()};
    };
    const auto aboutProvider = [&](Health health, const char *detail) {
        AttemptResult ours = result(Kind::Retryable, health, detail);
        ours.scope = Scope::Provider;
        return ours;
    };
    if (fcmError.code == QLatin1String("UNREGISTERED"))
        return result(Kind::Refused, Health::Healthy, "The app is no longer installed on that device.", true);
    if (fcmError.code == QLatin1String("SENDER_ID_MISMATCH"))
        return result(Kind::Refused, Health::Healthy, "The device's token belongs to another Firebase project.", true);
    if (reply.status == 400 && fcmError.isOfToken)
        return result(Kind::Refused, Health::Healthy, "The device's token is none of FCM's.", true);
    if (reply.status == 400)
        return result(Kind::Refused, Health::Healthy, "FCM does not take the message.");
    if (reply.status == 429 && fcmError.isOfProject)
        return aboutProvider(Health::Throttled, "FCM asks for fewer messages: the project's quota is used up.");
    if (reply.status == 429)
        return result(Kind::Retryable, Health::Throttled, "FCM asks for fewer messages to that device.");
    if (fcmError.code == QLatin1String("THIRD_PARTY_AUTH_ERROR"))
        return result(
            Kind::Retryable, Health::Healthy, "FCM has no valid APNs key or web push certificate for the app.");
    if (reply.status == 401 || reply.status == 403 || reply.status == 404)
        return aboutProvider(Health::Failing, "FCM does not let this service account send for the project.");
    if (reply.status >= 500)
        return result(Kind::Retryable, Health::Failing, "FCM is in trouble.");
    return result(Kind::Retryable, Health::Failing, "The answer is none of FCM's.");
}

} // namespace mc::delivery
