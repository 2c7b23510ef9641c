#include "background/job.h"
#include "threads/periodic.h"

namespace mc::background {

namespace {

constexpr int batch = 20'000;

} // namespace

void foldStatistics(JobContext &context)
{
    for (int done = batch; done >= batch && !threads::Periodic::isStopping();) {
        const model::Result<int> folded = context.store.statistics.fold(batch);
        done = folded ? *folded : 0; // a failure is logged by the store; the next turn tries again
    }
}

} // namespace mc::background
