#include "background/job.h"
#include "intake/intake.h"
#include "threads/periodic.h"

namespace mc::background {

namespace {

constexpr int atOnce = 1000;

} // namespace

void showDueNotifications(JobContext &context)
{
    intake::Intake intake(context.store, context.parts.clock, context.parts.policy);
    while (!threads::Periodic::isStopping()) {
        const model::Result<int> appeared = intake.appear(atOnce, context.work);
        if (!appeared || *appeared < atOnce)
            return; // what failed was logged by the store
    }
}

} // namespace mc::background
