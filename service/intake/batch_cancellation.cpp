#include "intake/batch_cancellation.h"

namespace mc::intake {

using model::Batch;
using model::BatchStatus;
using model::Result;
using work::Work;

namespace {

constexpr int notificationsAStep = 1000;

} // namespace

BatchCancellation::BatchCancellation(store::Store &store, const ops::Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Result<Batch> BatchCancellation::cancel(const QUuid &id, Work &work)
{
    return work.transaction([&] { return mark(id, work); });
}

Result<Batch> BatchCancellation::mark(const QUuid &id, Work &work)
{
    // The batch first: while a step of it is waited for, others may appear.
    const Result<Batch> batch = m_store.batches.lock(id);
    if (!batch || batch->status == BatchStatus::Cancelled)
        return batch;
    if (const Result<void> paused = m_store.schedule.pause(); !paused)
        return paused.error();
    const Result<int> waiting = m_store.schedule.waiting(id);
    if (!waiting)
        return waiting.error();
    if (*waiting == 0 && batch->status != BatchStatus::Running)
        return model::Error {model::ErrorCode::Conflict,
            QStringLiteral("Nothing of this batch waits any more: its notifications were shown already.")};
    if (const Result<void> marked = m_store.batches.cancel(id, *waiting, m_clock.now()); !marked)
        return marked.error();
    work.publish(bus::BatchesWaiting {});
    return m_store.batches.find(id);
}

Result<bool> BatchCancellation::step(Work &work)
{
    return work.transaction([&]() -> Result<bool> {
        const Result<std::optional<store::CancelledBatch>> batch = m_store.batches.lockNextCancelled();
        if (!batch)
            return batch.error();
        if (!*batch)
            return false;
        const QUuid id = (*batch)->id;
        const Result<int> cancelled = m_store.schedule.cancelSome(id, notificationsAStep, (*batch)->at);
        if (!cancelled)
            return cancelled.error();
        if (*cancelled == notificationsAStep)
            return true;
        const Result<void> finished = m_store.batches.finishCancelling(id);
        return finished ? Result<bool>(true) : finished.error();
    });
}

} // namespace mc::intake
