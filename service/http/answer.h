#pragma once

#include "model/error.h"
#include "model/json_writer.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace mc::http {

/// What a request is answered with.
struct Answer
{
    int status = 200;
    QByteArray contentType; ///< empty: no body
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< besides those that every answer has
};

Answer jsonAnswer(int status, const QByteArray &json);
/// 204.
Answer noContent();
/// The error as application/problem+json (RFC 9457), with Retry-After and WWW-Authenticate where they belong.
Answer problem(const model::Error &error);

} // namespace mc::http
