#include "background/job.h"

namespace mc::background {

namespace {

constexpr int atOnce = 1000;

} // namespace

void showDueNotifications(JobContext &context)
{
    repeatWhileFull(atOnce, [&] { return context.intake.appear(atOnce, context.work); });
}

} // namespace mc::background
