#include "background/job.h"

namespace mc::background {

namespace {

constexpr int atOnce = 1000;

} // namespace

void showDueNotifications(JobContext &context)
{
    work::Portions portions(context.store.connection, atOnce);
    repeatWhileFull(1, [&] { return context.intake.appear(portions, context.work); });
}

} // namespace mc::background
