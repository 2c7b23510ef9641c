#pragma once

#include "admission/request_head.h"
#include "auth/caller.h"
#include "model/ids.h"
#include "ops/trace_context.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace mc::http {

/// One request, whole and checked by admission, as handlers see it. Lives as long as its handler runs.
struct Request
{
    QByteArray method; ///< upper case; HEAD comes as GET
    QByteArray path; ///< without query, percent-encoded
    QByteArray query; ///< without '?', percent-encoded
    QByteArray contentType;
    QByteArray accept;
    QByteArray ifNoneMatch;
    QByteArray authorization;
    QByteArray providerSignature; ///< X-Twilio-Signature: by which the SMS provider shows that it calls
    std::optional<QByteArray> idempotencyKey; ///< of a POST; absent: no such header
    QByteArray requestId;
    std::optional<ops::TraceContext> trace {}; ///< of a valid traceparent
    QByteArray origin; ///< of the page that a browser asks for; empty: no such header
    QByteArray wantedMethod; ///< Access-Control-Request-Method: with OPTIONS, what the page is about to do
    QList<std::pair<QByteArray, QByteArray>>
        cloudEventHeaders {}; ///< of a POST: those named ce-…, without that, in lower case
    QByteArray body;
    QHostAddress peer; ///< or the client that a trusted proxy names

    QByteArray parameter; ///< what stands for {id} in the route's path
    auth::Caller caller; ///< set for routes that need one

    /// For the log; empty: none.
    QByteArray traceId() const { return trace ? ops::traceIdText(trace->id) : QByteArray(); }
    model::UserId callerId() const { return caller.userId.value_or(model::UserId()); }
    bool isAdmin() const { return caller.role == model::Role::Admin; }
};

/// A request as its head tells it; the body is still to come. `peer` as in Request.
Request requestFrom(const admission::RequestHead &head, const QHostAddress &peer);

} // namespace mc::http
