#pragma once

#include "model/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace mc::admission {

/// A whole HTTP answer, without what Admission adds: Content-Length, Date, X-Request-Id and Connection.
struct Answer
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
};

/// The error as application/problem+json (RFC 9457), with `Retry-After` when the error has one, and `WWW-Authenticate`
/// with 401 (RFC 9110 section 15.5.2).
Answer problem(const model::Error &error);

/// The words that go with a status code (RFC 9110 section 15), empty for one that is not known.
QByteArray reasonPhrase(int status);

/// What Admission adds to an answer before it goes out.
struct AddedHeaders
{
    QByteArray requestId;
    QByteArray date;
    bool closes = false; ///< the connection ends with this answer
    bool headOnly = false; ///< the request was HEAD: no body
};

/// The answer as bytes to send.
QByteArray serialized(const Answer &answer, const AddedHeaders &added);
/// The bytes of an answer as QHttpServer wrote them, with these headers; nothing when they are no whole answer. An answer that must
/// have no body (204, 304) loses the headers about one.
std::optional<QByteArray> withAddedHeaders(QByteArrayView written, const AddedHeaders &added);

} // namespace mc::admission
