#include "http/request.h"

#include <QtCore/QUrl>

namespace mc::http {

namespace {

constexpr QByteArrayView attributePrefix("ce-");

QList<std::pair<QByteArray, QByteArray>> cloudEventHeaders(const admission::RequestHead &head)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    for (qsizetype i = 0; i < head.count(); ++i) {
        const QByteArrayView name = head.name(i);
        if (name.size() > attributePrefix.size()
            && admission::equalsIgnoringCase(name.first(attributePrefix.size()), attributePrefix))
            headers.append({name.sliced(attributePrefix.size()).toByteArray().toLower(), head.value(i).toByteArray()});
    }
    return headers;
}

} // namespace

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
    if (request.method == "POST") {
        if (head.first("idempotency-key"))
            request.idempotencyKey = head.joined("idempotency-key");
        request.cloudEventHeaders = cloudEventHeaders(head);
    }
    request.requestId = head.requestId();
    request.trace = ops::traceContextFrom(head.joined("traceparent")); // two of them make one that is invalid
    request.origin = head.joined("origin");
    request.wantedMethod = head.joined("access-control-request-method");
    request.peer = peer;
    return request;
}

} // namespace mc::http
