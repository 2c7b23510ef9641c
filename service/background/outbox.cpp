#include "events/outbox.h"

#include "background/job.h"
#include "events/event_counters.h"
#include "ops/log_categories.h"
#include "threads/periodic.h"

namespace mc::background {

using model::Result;

namespace {

// Notes for how long the first one waits; answers whether there is one.
Result<bool> look(JobContext &context)
{
    const Result<std::optional<std::chrono::milliseconds>> age = context.store.eventOutbox.oldestAge();
    if (!age)
        return age.error();
    context.parts.counts.outbox.waitsSince(*age ? context.parts.clock.now().addMSecs(-(*age)->count()) : QDateTime());
    return age->has_value();
}

} // namespace

void takeOutbox(JobContext &context)
{
    events::Outbox outbox(context.eventParts());
    events::EventCounters counters(context.parts.metrics);
    for (Result<bool> waits = look(context); waits && *waits && !threads::Periodic::isStopping();
         waits = look(context)) {
        const Result<events::Taken> taken = outbox.step(context.work);
        if (!taken || taken->events == 0)
            return; // what failed was logged by the store
        counters.count(taken->outcome);
        context.parts.counts.outboxRefused += quint64(taken->refused);
        if (taken->refused > 0)
            qCWarning(ops::logEvents, "events of the outbox that were refused: %d (see the table event_outbox_refused)",
                taken->refused);
    }
}

} // namespace mc::background
