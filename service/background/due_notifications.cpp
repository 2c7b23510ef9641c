#include "background/job.h"
#include "intake/intake.h"

namespace mc::background {

namespace {

constexpr int atOnce = 1000;

} // namespace

void showDueNotifications(JobContext &context)
{
    intake::Intake intake(context.store, context.parts.clock, context.parts.policy);
    repeatWhileFull(atOnce, [&] { return intake.appear(atOnce, context.work); });
}

} // namespace mc::background
