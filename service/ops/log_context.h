#pragma once

#include <QtCore/QByteArray>

namespace mc::ops {

/// While it lives, lines logged on its thread carry the request's id and that of its trace. On the stack of the thread that works
/// for the request; scopes nest, the innermost counts.
class LogContext
{
public:
    explicit LogContext(const QByteArray &requestId, const QByteArray &traceId = {});
    ~LogContext();
    LogContext(const LogContext &) = delete;
    LogContext &operator=(const LogContext &) = delete;

    /// The ids for this thread's lines; empty outside of every scope, and where there is none.
    static QByteArray requestId();
    static QByteArray traceId();

private:
    QByteArray m_requestId;
    QByteArray m_traceId;
    const LogContext *m_outer;
};

} // namespace mc::ops
