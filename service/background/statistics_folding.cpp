#include "background/job.h"

namespace mc::background {

namespace {

constexpr int batch = 20'000;

} // namespace

void foldStatistics(JobContext &context)
{
    repeatWhileFull(batch, [&] { return context.store.statistics.fold(batch); });
}

} // namespace mc::background
