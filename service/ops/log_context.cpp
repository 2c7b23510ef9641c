#include "ops/log_context.h"

#include <utility>

namespace mc::ops {

namespace {

thread_local const LogContext *innermost = nullptr;

} // namespace

LogContext::LogContext(const QByteArray &requestId, const QByteArray &traceId)
    : m_requestId(requestId)
    , m_traceId(traceId)
    , m_outer(std::exchange(innermost, this))
{
}

LogContext::~LogContext() { innermost = m_outer; }

QByteArray LogContext::requestId() { return innermost ? innermost->m_requestId : QByteArray(); }

QByteArray LogContext::traceId() { return innermost ? innermost->m_traceId : QByteArray(); }

} // namespace mc::ops
