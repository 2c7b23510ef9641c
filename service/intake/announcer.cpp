#include "intake/announcer.h"

#include "intake/planning.h"
#include "store/session/transaction.h"

namespace mc::intake {

using model::Recipient;
using model::Result;

namespace {

constexpr int recipientsAStep = 500;

} // namespace

Announcer::Announcer(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_store(store)
    , m_clock(clock)
    , m_policy(policy)
{
}

Result<Announcer::Step> Announcer::step()
{
    std::optional<QUuid> taken;
    Result<Step> step = m_store.connection.retrying([&]() -> Result<Step> {
        Result<store::Transaction> transaction = store::Transaction::begin(m_store.connection);
        if (!transaction)
            return transaction.error();
        const Result<std::optional<store::BatchStep>> batch = m_store.batches.take();
        if (!batch)
            return batch.error();
        if (!*batch)
            return Step {true, {}};
        taken = (*batch)->id;
        Result<Step> made = advance(**batch);
        if (!made)
            return made;
        if (const Result<void> done = transaction->commit(); !done)
            return done.error();
        return made;
    });
    // An absent database is nobody's fault; anything else would fail for ever.
    if (!step && taken && step.error().code != model::ErrorCode::Unavailable)
        (void)m_store.batches.stumble(*taken, m_clock.now());
    return step;
}

Result<Announcer::Step> Announcer::advance(const store::BatchStep &batch)
{
    const Result<model::NotificationDraft> content = model::contentFromJson(batch.content, batch.createdAt);
    if (!content)
        return content.error();
    const QDateTime now = m_clock.now();
    const Result<QList<Recipient>> recipients
        = m_store.recipients.audience(batch.audience, batch.knownAt, batch.after, recipientsAStep, now);
    if (!recipients)
        return recipients.error();

    QList<store::NewNotification> fresh;
    fresh.reserve(recipients->size());
    QList<model::UserId> ids;
    bool isLimited = false;
    for (const Recipient &recipient : *recipients) {
        ids += recipient.person.id;
        fresh += newNotification(*content, recipient, batch.sender, m_policy, now);
        isLimited |= takesPlaceInLimits(fresh.last().plan, fresh.last().priority, recipient);
    }
    if (isLimited) {
        // All of the step, for storing it locks all: who locked some first could wait for another step that waits for them.
        const Result<QList<Recipient>> locked = m_store.recipients.locked(ids, now);
        if (!locked)
            return locked.error();
        fresh.clear();
        for (const Recipient &recipient : *locked) {
            if (recipient.isActive)
                fresh += newNotification(*content, recipient, batch.sender, m_policy, now);
        }
    }
    Result<QList<model::InboxChange>> changes = m_store.batches.add(batch.id, fresh);
    if (!changes)
        return changes.error();
    const bool isLast = recipients->size() < recipientsAStep;
    const model::UserId last = recipients->isEmpty() ? batch.after : recipients->last().person.id;
    if (const Result<void> done = m_store.batches.advance(batch.id, last, int(fresh.size()), isLast, now); !done)
        return done.error();
    return Step {false, *changes};
}

} // namespace mc::intake
