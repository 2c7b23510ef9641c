#include "background/job.h"
#include "threads/periodic.h"

namespace mc::background {

namespace {

constexpr int batch = 20'000;

void fold(store::Store &store)
{
    for (int done = batch; done >= batch && !threads::Periodic::isStopping();) {
        const model::Result<int> outcome = store.statistics.fold(batch);
        done = outcome ? *outcome : 0; // a failure is logged by the store; the next turn tries again
    }
}

} // namespace

Job::Step statisticsFolding()
{
    return [](JobContext &context) { fold(context.store); };
}

} // namespace mc::background
