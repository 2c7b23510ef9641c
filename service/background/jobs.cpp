#include "background/jobs.h"

#include "background/audit_sealing.h"
#include "background/canary.h"
#include "background/erasures.h"
#include "background/housekeeping.h"
#include "threads/periodic.h"

namespace mc::background {

using std::chrono::milliseconds;

void repeatWhileFull(int most, const std::function<model::Result<int>()> &step)
{
    for (int done = most; done >= most && !threads::Periodic::isStopping();) {
        const model::Result<int> outcome = step();
        done = outcome ? *outcome : 0;
    }
}

QList<Job> allJobs()
{
    return {
        {
            .name = QStringLiteral("scheduler"),
            .interval = milliseconds(250),
            .turn = &showDueNotifications,
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("reminders"),
            .interval = milliseconds(250),
            .turn = &showReminders,
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("outbox"),
            .interval = std::chrono::seconds(1),
            .turn = &takeOutbox,
            .isWokenBy = [](const bus::News &news) { return std::holds_alternative<bus::EventsWaiting>(news); },
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("batches"),
            .interval = std::chrono::seconds(1),
            .turn = &processBatches,
            .isWokenBy = [](const bus::News &news) { return std::holds_alternative<bus::BatchesWaiting>(news); },
        },
        {
            .name = QStringLiteral("housekeeping"),
            .interval = milliseconds(100),
            .turn = Housekeeping(),
            .begin = [](JobContext &context) { unifyTokens(context), reportTokensLeft(context); },
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("erasures"),
            .interval = milliseconds(100),
            .turn = Erasures(),
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("statistics"),
            .interval = std::chrono::seconds(1),
            .turn = &foldStatistics,
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("audit"),
            .interval = std::chrono::seconds(1),
            .turn = AuditSealing(),
            .plansByIndex = true,
        },
        {
            .name = QStringLiteral("canary"),
            .interval = std::chrono::seconds(1),
            .turn = Canary(),
            .plansByIndex = true,
        },
    };
}

struct Jobs::Running
{
    Running(const JobParts &parts, const Job &toRun)
        : job(toRun)
        , periodic(job.name, job.interval, [parts, job = toRun] { return workOf(parts, job); })
    {
    }

    static threads::Periodic::Work workOf(const JobParts &parts, const Job &job)
    {
        const auto context = std::make_shared<JobContext>(
            parts, job.plansByIndex ? parts.database.planningByIndex() : parts.database, job.name);
        if (job.begin)
            job.begin(*context);
        return [context, turn = job.turn] { turn(*context); };
    }

    const Job job;
    threads::Periodic periodic;
};

Jobs::Jobs(const JobParts &parts, const QList<Job> &jobs)
{
    for (const Job &job : jobs)
        m_jobs.push_back(std::make_unique<Running>(parts, job));
}

Jobs::~Jobs() = default;

void Jobs::start()
{
    for (const auto &running : m_jobs)
        running->periodic.start();
}

void Jobs::stop()
{
    for (const auto &running : m_jobs)
        running->periodic.stop();
}

void Jobs::receive(const bus::News &news)
{
    for (const auto &running : m_jobs) {
        if (running->job.isWokenBy && running->job.isWokenBy(news))
            running->periodic.wake();
    }
}

} // namespace mc::background
