#pragma once

#include "ops/clock.h"
#include "rules/channels.h"
#include "store/store.h"

namespace mc::intake {

/// Makes the notifications of bulk creations, step by step: each step reads some hundreds of the audience, applies the rules
/// to each, stores all of them with one statement, and commits them together with how far the batch has come. So a stop at
/// any point, and any number of instances, leave nobody out and nobody twice.
///
/// One a thread, beside that thread's store.
class Announcer
{
public:
    Announcer(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy);

    struct Step
    {
        bool isIdle = false; ///< no batch had anything to do
        QList<model::InboxChange> changes; ///< to be published
    };
    /// Takes one step of the oldest running batch that nobody else is at. A step that keeps failing ends its batch.
    model::Result<Step> step();

private:
    model::Result<Step> advance(const store::BatchStep &batch);

    store::Store &m_store;
    const ops::Clock &m_clock;
    const rules::ChannelPolicy m_policy;
};

} // namespace mc::intake
