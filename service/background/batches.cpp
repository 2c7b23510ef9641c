#include "background/job.h"
#include "intake/batch_processor.h"
#include "threads/periodic.h"

namespace mc::background {

void processBatches(JobContext &context)
{
    intake::PlainAuthors authors;
    intake::BatchProcessor processor(context.store, authors, context.parts.clock, context.parts.policy);
    while (!threads::Periodic::isStopping()) {
        const model::Result<bool> done = processor.step(context.work);
        if (!done || !*done)
            return; // what failed was logged by the store
    }
}

} // namespace mc::background
