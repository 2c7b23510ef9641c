#include "http/request.h"

#include <QtCore/QUrl>

namespace mc::http {

Request requestFrom(const admission::RequestHead &head, const QHostAddress &peer)
{
    // A host of its own, or else a path that begins with two slashes would be taken for one.
    const QUrl url = QUrl::fromEncoded("http://host" + head.path());
    Request request;
    request.method = head.method() == QByteArrayView("HEAD") ? QByteArray("GET") : head.method().toByteArray();
    request.path = url.path(QUrl::FullyEncoded).toLatin1();
    request.query = url.query(QUrl::FullyEncoded).toLatin1();
    request.contentType = head.joined("content-type");
    request.accept = head.joined("accept");
    request.ifNoneMatch = head.joined("if-none-match");
    request.authorization = head.joined("authorization");
    request.providerSignature = head.joined("x-twilio-signature");
    if (request.method == "POST" && head.first("idempotency-key"))
        request.idempotencyKey = head.joined("idempotency-key");
    request.requestId = head.requestId();
    request.origin = head.joined("origin");
    request.wantedMethod = head.joined("access-control-request-method");
    request.peer = peer;
    return request;
}

} // namespace mc::http
