#pragma once

#include "ops/clock.h"
#include "rules/channels.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::intake {

/// Creates the notifications of batches, step by step: each step reads some hundreds of the audience, applies the rules to
/// each, stores all of them with one statement, and commits them together with how far the batch has come. So a stop at any
/// point, and any number of instances, leave nobody out and nobody twice.
///
/// One a thread, beside that thread's store.
class BatchProcessor
{
public:
    BatchProcessor(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy);

    /// Takes one step of the oldest running batch that nobody else is at. A step that keeps failing ends its batch. False: no
    /// batch had anything to do.
    model::Result<bool> step(work::Work &work);

private:
    model::Result<void> advance(const store::BatchStep &batch, work::Work &work);
    model::Result<QList<store::NewNotification>> planned(
        const store::BatchStep &batch, const QList<model::Recipient> &recipients, const QDateTime &now);

    store::Store &m_store;
    const ops::Clock &m_clock;
    const rules::ChannelPolicy m_policy;
};

} // namespace mc::intake
