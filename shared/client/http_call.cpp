#include "client/http_call.h"

#include "client/certificates.h"
#include "model/json_text.h"
#include "model/problem.h"

#include <QtCore/QUuid>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

QUrl urlOf(const ClientOptions &options, const HttpCall &call)
{
    QUrl url = options.baseUrl;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + call.path);
    if (!call.query.isEmpty())
        url.setQuery(call.query);
    return url;
}

QString unreachable(const QNetworkReply &reply)
{
    const QString service
        = reply.url().adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo).toString();
    const auto because = [&service](const QString &why) { return QStringLiteral("%1: %2").arg(service, why); };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return because(QStringLiteral("Nothing listens there."));
    case QNetworkReply::HostNotFoundError:
        return because(QStringLiteral("There is no host of that name."));
    case QNetworkReply::RemoteHostClosedError:
        return because(QStringLiteral("The connection was lost."));
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // as the transfer timeout ends a request
        return because(QStringLiteral("No answer in time."));
    case QNetworkReply::SslHandshakeFailedError:
        return because(QStringLiteral("No secure connection: %1").arg(reply.errorString()));
    default:
        return because(reply.errorString());
    }
}

int statusOf(const QNetworkReply &reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

// Whether the answer is whole; the error of a whole one is only what its status says.
bool isAnswered(const QNetworkReply &reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    return statusOf(reply) != 0 && (error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied);
}

} // namespace

bool HttpCall::isRepeatable() const
{
    // A DELETE with a body tells what it deleted: the second answer would be another. Qt itself sends any request again when
    // the connection ends before the answer begins, so what creates something needs its key in any case.
    return method == "GET" || method == "PUT" || (method == "DELETE" && body.isEmpty()) || !idempotencyKey.isEmpty();
}

QByteArray newIdempotencyKey() { return QUuid::createUuid().toByteArray(QUuid::WithoutBraces); }

HttpCall creating(const QString &path, const QByteArray &body, const QByteArray &key)
{
    return {.method = "POST", .path = path, .body = body, .idempotencyKey = key};
}

QNetworkReply *send(
    QNetworkAccessManager &network, const ClientOptions &options, const HttpCall &call, const QByteArray &accessToken)
{
    QNetworkRequest request(urlOf(options, call));
    if (!options.authorities.isEmpty())
        request.setSslConfiguration(tlsTrusting(options.authorities));
    request.setTransferTimeout(int(options.timeout.count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("MediConnect-Client/" MC_VERSION));
    if (call.token == HttpCall::Token::Sent && !accessToken.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + accessToken);
    if (!call.body.isEmpty())
        request.setRawHeader("Content-Type", call.contentType);
    if (!call.idempotencyKey.isEmpty())
        request.setRawHeader("Idempotency-Key", call.idempotencyKey);
    return network.sendCustomRequest(request, call.method, call.body);
}

Result<JsonReply> replyFrom(QNetworkReply &reply)
{
    if (!isAnswered(reply))
        return Error {ErrorCode::Unavailable, unreachable(reply)};
    const int status = statusOf(reply);
    const QByteArray body = reply.readAll();
    const Result<QJsonObject> object = model::jsonObjectFrom(body);
    if (status < 200 || status > 299)
        return model::errorFromProblem(
            object ? *object : QJsonObject(), status, reply.rawHeader("Retry-After").toInt());
    if (!body.isEmpty() && !object)
        return Error {ErrorCode::InternalError, QStringLiteral("What answered is not the notification service.")};
    return JsonReply {status, object ? *object : QJsonObject()};
}

bool wasLost(const QNetworkReply &reply)
{
    return !isAnswered(reply)
        && (reply.error() == QNetworkReply::RemoteHostClosedError
            || reply.error() == QNetworkReply::TemporaryNetworkFailureError
            || reply.error() == QNetworkReply::UnknownNetworkError);
}

} // namespace mc::client
