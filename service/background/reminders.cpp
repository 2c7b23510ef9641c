#include "events/reminders.h"

#include "background/job.h"

namespace mc::background {

namespace {

constexpr int atOnce = 500;

} // namespace

void showReminders(JobContext &context)
{
    events::Reminders reminders({.store = context.store,
        .intake = context.intake,
        .clock = context.parts.clock,
        .policy = context.parts.policy,
        .texts = context.texts,
        .leads = context.parts.events.leads});
    repeatWhileFull(atOnce, [&] { return reminders.show(atOnce, context.work); });
}

} // namespace mc::background
