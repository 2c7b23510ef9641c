#include "ops/log_context.h"

#include <utility>

namespace mc::ops {

namespace {

thread_local const LogContext *innermost = nullptr;

} // namespace

LogContext::LogContext(const QByteArray &requestId)
    : m_requestId(requestId)
    , m_outer(std::exchange(innermost, this))
{
}

LogContext::~LogContext() { innermost = m_outer; }

QByteArray LogContext::requestId() { return innermost ? innermost->m_requestId : QByteArray(); }

} // namespace mc::ops
