#include "ops/stderr_capture.h"

#include "ops/log_categories.h"

namespace mc::ops {

namespace {

// Who prints knows no more than the C library's variable.
std::FILE *realStderr = nullptr;

ssize_t logPrinted(void *, const char *text, std::size_t size)
{
    const QString printed = QString::fromUtf8(text, qsizetype(size)).trimmed();
    if (!printed.isEmpty())
        qCWarning(logOps, "stderr: %ls", qUtf16Printable(printed));
    return ssize_t(size);
}

// An exception's words would be lost on their way through the log.
[[noreturn]] void terminateAloud()
{
    stderr = realStderr;
    __gnu_cxx::__verbose_terminate_handler();
    std::abort();
}

} // namespace

StderrCapture::StderrCapture()
    : m_stream(::fopencookie(nullptr, "w", {nullptr, &logPrinted, nullptr, nullptr}))
{
    realStderr = stderr;
    if (!m_stream)
        return;
    std::setvbuf(m_stream, nullptr, _IOLBF, BUFSIZ);
    stderr = m_stream;
    m_terminate = std::set_terminate(&terminateAloud);
}

StderrCapture::~StderrCapture()
{
    if (!m_stream)
        return;
    std::set_terminate(m_terminate);
    stderr = realStderr;
    std::fclose(m_stream);
}

} // namespace mc::ops
