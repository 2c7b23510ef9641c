#pragma once

#include "background/job_counts.h"
#include "bus/bus.h"
#include "events/parts.h"
#include "intake/intake.h"
#include "ops/clock.h"
#include "ops/metrics.h"
#include "ops/settings.h"
#include "rules/channels.h"
#include "store/store.h"
#include "vault/token_vault.h"
#include "work/work.h"

#include <functional>

namespace mc::background {

/// What the jobs of an instance share. What is referred to outlives them.
struct JobParts
{
    store::DatabaseUrl database;
    bus::Bus &bus;
    const vault::TokenVault &vault;
    const ops::Clock &clock;
    rules::ChannelPolicy policy;
    events::Setup events;
    ops::Metrics &metrics;
    JobCounts &counts;
    ops::Settings::Retention retention {};
    ops::Settings::Canary canary {};
    std::function<QDateTime(model::Provider)> lastSent {}; ///< when our own lane last sent something; invalid: never
};

/// What a job works with: made, used and destroyed on its thread.
struct JobContext
{
    JobContext(const JobParts &shared, const store::DatabaseUrl &url, const QString &name)
        : parts(shared)
        , store(url, QStringLiteral("mediconnect-notifyd ") + name)
    {
    }

    const JobParts parts;
    store::Store store;
    work::Work work {store, parts.bus};
    intake::Intake intake {store, parts.clock, parts.policy};
    events::Texts texts {parts.events};

    events::Parts eventParts()
    {
        return {.store = store,
            .intake = intake,
            .clock = parts.clock,
            .policy = parts.policy,
            .texts = texts,
            .leads = parts.events.leads};
    }
};

/// Something that is done by the clock.
struct Job
{
    using Step = std::function<void(JobContext &)>;

    QString name; ///< of its thread and its session
    std::chrono::milliseconds interval;
    Step turn; ///< after each interval; what it does not come to, the next one does
    Step begin = {}; ///< at the start, before the first turn
    bool (*isWokenBy)(const bus::News &) = nullptr; ///< news that don't wait for the interval
    bool plansByIndex = false; ///< store::DatabaseUrl::planningByIndex()
};

/// Repeats a step that answers how many it did, until it did fewer than `most`, failed (which was logged; the next turn tries
/// again), or the thread is to end.
void repeatWhileFull(int most, const std::function<model::Result<int>()> &step);

/// Lets scheduled notifications appear whose time has come, each once, whatever number of instances runs, and after a stop
/// over the due time as soon as an instance runs again.
void showDueNotifications(JobContext &context);

/// Shows the reminders of appointments whose time has come, each once and only if it is still true, and makes those that follow.
void showReminders(JobContext &context);

/// Takes in the events that modules inserted into the outbox. Of several instances one does so at a time.
void takeOutbox(JobContext &context);

/// Creates the notifications of batches, and cancels those of cancelled ones, those included that another instance accepted and
/// left.
void processBatches(JobContext &context);

/// Puts device tokens into their one form that were stored otherwise (token_forms.h).
void unifyTokens(JobContext &context);
/// Logs how many can't be told, since no key known here opens them.
void reportTokensLeft(JobContext &context);

/// Folds the journal into the counters of statistics, so that little of it is left to be read beside them. Of several instances
/// one does so at a time. Nothing depends on when: statistics are exact before and after.
void foldStatistics(JobContext &context);

/// Every job of an instance.
QList<Job> allJobs();

} // namespace mc::background
