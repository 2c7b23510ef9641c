#pragma once

#include "client/client_options.h"
#include "model/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QUrlQuery>

class QNetworkAccessManager;
class QNetworkReply;

namespace mc::client {

/// One request of the API, independent of how it is sent.
struct HttpCall
{
    enum class Token { Sent, None };

    QByteArray method;
    QString path; ///< from the service's root, with slashes at both ends
    QUrlQuery query = {};
    QByteArray body = {}; ///< JSON; empty: none
    Token token = Token::Sent;
    QByteArray idempotencyKey = {}; ///< of a POST that creates; empty: none
    QByteArray contentType = "application/json"; ///< of the body

    /// Whether sending it twice does no more than sending it once.
    bool isRepeatable() const;
};

/// An Idempotency-Key that nobody had yet.
QByteArray newIdempotencyKey();
/// A call that creates something, with its Idempotency-Key, so that it can be repeated.
HttpCall creating(const QString &path, const QByteArray &body, const QByteArray &key = newIdempotencyKey());

/// What the service answered, when that was no error.
struct JsonReply
{
    int status = 0;
    QJsonObject json; ///< empty for an answer without a body
};

/// The reply belongs to the caller.
QNetworkReply *send(
    QNetworkAccessManager &network, const ClientOptions &options, const HttpCall &call, const QByteArray &accessToken);

/// Reads a finished reply. Errors: those the service told; Unavailable when it was not reached, saying why;
/// InternalError when the answer was none of the service's.
model::Result<JsonReply> replyFrom(QNetworkReply &reply);
/// Whether the connection ended before the answer was whole.
bool wasLost(const QNetworkReply &reply);

} // namespace mc::client
