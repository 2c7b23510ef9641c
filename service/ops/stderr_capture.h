#pragma once

#include <cstdio>
#include <exception>

namespace mc::ops {

/// Turns what libraries print to `stderr` by themselves into warnings of the log, for as long as it lives: libpq does when the
/// database warns at connecting. Printed past the log they would stop their thread when nobody reads, and break up the
/// log's lines.
///
/// Descriptor 2 stays what it was, for the last words of a process that crashes. In main(), one at a time, while there
/// are no other threads and a Logging is there.
class StderrCapture
{
public:
    StderrCapture();
    ~StderrCapture();
    StderrCapture(const StderrCapture &) = delete;
    StderrCapture &operator=(const StderrCapture &) = delete;

private:
    std::FILE *m_stream;
    std::terminate_handler m_terminate;
};

} // namespace mc::ops
