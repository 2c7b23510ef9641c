#pragma once

#include "admission/request_head.h"

namespace mc::admission {

/// The head of a checked request as it is forwarded to QHttpServer: origin form, no hop-by-hop headers (RFC 9110 section
/// 7.6.1), the body's length in the place of any framing, the host that was meant, the request's id.
///
/// HEAD is forwarded as GET, so that its answer has GET's headers; the body is taken off afterwards.
QByteArray forwardedHead(const RequestHead &head, qint64 bodySize);

} // namespace mc::admission
