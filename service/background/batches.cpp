#include "background/job.h"
#include "events/event_author.h"
#include "intake/batch_cancellation.h"
#include "threads/periodic.h"

namespace mc::background {

void processBatches(JobContext &context)
{
    events::BatchAuthors authors(context.texts, context.parts.clock);
    intake::BatchProcessor processor(context.store, context.intake, authors, context.parts.clock);
    intake::BatchCancellation cancellation(context.store, context.parts.clock);
    while (!threads::Periodic::isStopping()) {
        model::Result<bool> done = cancellation.step(context.work);
        if (done && !*done)
            done = processor.step(context.work);
        if (!done || !*done)
            return; // what failed was logged by the store
    }
}

} // namespace mc::background
