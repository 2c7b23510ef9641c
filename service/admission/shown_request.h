#pragma once

#include "admission/request_head.h"

namespace mc::admission {

/// The head of a checked request as QHttpServer gets to see it: origin form, no hop-by-hop headers (RFC 9110 section
/// 7.6.1), the body's length in the place of any framing, the host that was meant, the request's id.
///
/// HEAD is shown as GET, so that its answer has GET's headers; the seal takes the body off.
QByteArray shownHead(const RequestHead &head, qint64 bodySize);

} // namespace mc::admission
