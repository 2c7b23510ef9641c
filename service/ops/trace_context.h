#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QUuid>

#include <optional>

namespace mc::ops {

/// Which trace of the platform's something belongs to (W3C Trace Context). It is an id that came from outside, for logs and other
/// programs to find each other by: nothing is decided by it, but for what goes on in the same trace.
struct TraceContext
{
    QUuid id; ///< the 16 bytes of the trace id, never all zero
    bool isSampled = true; ///< the caller may have recorded it
    bool operator==(const TraceContext &) const = default;
};

/// Reads a traceparent header. Nothing: it breaks the rules (section 3.2.2), which ask for it to be ignored as a whole.
std::optional<TraceContext> traceContextFrom(QByteArrayView traceparent);

/// The trace that a notification begins which belongs to no other: its own id, a UUIDv7, whose last 8 bytes are random.
inline TraceContext traceOf(const QUuid &notification) { return {.id = notification}; }

/// As traceparent and logs have it: 32 hexadecimal digits in lower case.
QByteArray traceIdText(const QUuid &id);

/// The header for a request that goes out, a span of its own with a random id.
QByteArray newTraceparent(const TraceContext &trace);

} // namespace mc::ops
