#pragma once

#include <QtCore/QByteArray>

namespace mc::ops {

/// While it lives, lines logged on its thread carry the request's id. On the stack of the thread that works for the
/// request; scopes nest, the innermost counts.
class LogContext
{
public:
    explicit LogContext(const QByteArray &requestId);
    ~LogContext();
    LogContext(const LogContext &) = delete;
    LogContext &operator=(const LogContext &) = delete;

    /// The id for this thread's lines; empty outside of every scope.
    static QByteArray requestId();

private:
    QByteArray m_requestId;
    const LogContext *m_outer;
};

} // namespace mc::ops
