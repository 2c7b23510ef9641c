#pragma once

#include "background/job.h"

#include <memory>
#include <vector>

namespace mc::background {

/// What an instance does by the clock: each job again and again, on a thread and with a session of its own.
///
/// One an instance. start() and stop() are called on one thread, each safe twice and in any order; stop() waits for the turns
/// under way.
class Jobs final : public bus::Listener
{
public:
    explicit Jobs(const JobParts &parts, const QList<Job> &jobs = allJobs());
    ~Jobs() override;

    void start();
    void stop();
    /// Lets the jobs take their next turn at once that these news wake.
    void receive(const bus::News &news) override;

private:
    struct Running;
    std::vector<std::unique_ptr<Running>> m_jobs;
};

} // namespace mc::background
