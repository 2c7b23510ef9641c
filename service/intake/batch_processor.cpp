#include "intake/batch_processor.h"

#include "intake/planning.h"

namespace mc::intake {

using model::Recipient;
using model::Result;
using work::Work;

namespace {

constexpr int recipientsAStep = 500;

} // namespace

BatchProcessor::BatchProcessor(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_store(store)
    , m_clock(clock)
    , m_policy(policy)
{
}

Result<bool> BatchProcessor::step(Work &work)
{
    std::optional<QUuid> tried;
    const Result<bool> done = work.transaction([&]() -> Result<bool> {
        const Result<std::optional<store::BatchStep>> batch = m_store.batches.lockNext();
        if (!batch)
            return batch.error();
        if (!*batch)
            return false;
        tried = (*batch)->id;
        const Result<void> advanced = advance(**batch, work);
        return advanced ? Result<bool>(true) : advanced.error();
    });
    // An absent database is nobody's fault; anything else would fail for ever.
    if (!done && tried && done.error().code != model::ErrorCode::Unavailable)
        (void)m_store.batches.countFailure(*tried, m_clock.now());
    return done;
}

Result<void> BatchProcessor::advance(const store::BatchStep &batch, Work &work)
{
    const QDateTime now = m_clock.now();
    const Result<QList<Recipient>> recipients
        = m_store.recipients.audience(batch.audience, batch.knownAt, batch.after, recipientsAStep, now);
    if (!recipients)
        return recipients.error();
    const Result<QList<store::NewNotification>> fresh = planned(batch, *recipients, now);
    if (!fresh)
        return fresh.error();
    const Result<QList<model::InboxChange>> changes = m_store.batches.add(batch.id, *fresh);
    if (!changes)
        return changes.error();
    work.publish(*changes);
    const bool isLast = recipients->size() < recipientsAStep;
    const model::UserId last = recipients->isEmpty() ? batch.after : recipients->last().person.id;
    return m_store.batches.advance(batch.id, last, int(fresh->size()), isLast, now);
}

Result<QList<store::NewNotification>> BatchProcessor::planned(
    const store::BatchStep &batch, const QList<Recipient> &recipients, const QDateTime &now)
{
    const Result<model::NotificationDraft> content = model::contentFromJson(batch.content, batch.createdAt);
    if (!content)
        return content.error();
    QList<store::NewNotification> fresh;
    fresh.reserve(recipients.size());
    QList<model::UserId> ids;
    bool isLimited = false;
    for (const Recipient &recipient : recipients) {
        ids += recipient.person.id;
        fresh += newNotification(*content, recipient, batch.sender, m_policy, now);
        isLimited |= takesPlaceInLimits(fresh.last().plan, fresh.last().priority, recipient);
    }
    if (!isLimited)
        return fresh;
    // All of the step, for storing it locks all: who locked some first could wait for another step that waits for them.
    const Result<QList<Recipient>> locked = m_store.recipients.locked(ids, now);
    if (!locked)
        return locked.error();
    fresh.clear();
    for (const Recipient &recipient : *locked) {
        if (recipient.isActive)
            fresh += newNotification(*content, recipient, batch.sender, m_policy, now);
    }
    return fresh;
}

} // namespace mc::intake
