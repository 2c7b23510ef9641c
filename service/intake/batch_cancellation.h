#pragma once

#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::intake {

/// Cancels batches, whatever their size: a batch is marked at once, and what waits of it is cancelled in steps. From the mark on
/// none of it appears, at whichever instance, so that what was counted as cancelled is never shown.
///
/// One a thread, beside that thread's store.
class BatchCancellation
{
public:
    BatchCancellation(store::Store &store, const ops::Clock &clock);

    /// Marks a batch as cancelled, and answers it; one that is cancelled already as it is. In the transaction under way, if there
    /// is one. Errors: not_found; conflict when all of it was shown already.
    model::Result<model::Batch> cancel(const QUuid &id, work::Work &work);

    /// Cancels some hundreds of what waits of the oldest cancelled batch that nobody else is at. False: there was nothing to do.
    model::Result<bool> step(work::Work &work);

private:
    model::Result<model::Batch> mark(const QUuid &id, work::Work &work);

    store::Store &m_store;
    const ops::Clock &m_clock;
};

} // namespace mc::intake
