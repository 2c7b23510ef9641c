#include "events/reminders.h"

#include "background/job.h"
#include "threads/periodic.h"

namespace mc::background {

using model::Result;

namespace {

constexpr int atOnce = 500;

// Notes for how long the first one has been due; answers whether one is.
Result<bool> look(JobContext &context)
{
    const Result<QDateTime> first = context.store.reminders.firstDue(context.parts.clock.now());
    if (!first)
        return first.error();
    context.parts.counts.reminders.waitsSince(*first);
    return first->isValid();
}

} // namespace

void showReminders(JobContext &context)
{
    events::Reminders reminders(context.eventParts());
    work::Portions portions(context.store.connection, atOnce);
    for (Result<bool> isDue = look(context); isDue && *isDue && !threads::Periodic::isStopping();
         isDue = look(context)) {
        const Result<int> shown = reminders.show(portions, context.work);
        if (!shown || *shown == 0)
            return; // it failed, or another instance is at them
    }
}

} // namespace mc::background
