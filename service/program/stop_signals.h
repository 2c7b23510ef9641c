#pragma once

namespace mc::program {

/// SIGTERM and SIGINT as something to wait for. Blocks them in the thread that makes it and in every thread started
/// later, so that they interrupt nothing. One a process, made in main() before other threads; ignores SIGPIPE as well.
class StopSignals
{
public:
    StopSignals();
    /// Blocks until one of them comes.
    void wait();
};

} // namespace mc::program
