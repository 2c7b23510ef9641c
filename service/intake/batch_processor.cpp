#include "intake/batch_processor.h"

#include "model/batch_draft.h"

namespace mc::intake {

using model::Recipient;
using model::Result;
using work::Work;

namespace {

constexpr int recipientsAStep = 500;

} // namespace

Result<std::unique_ptr<Author>> PlainAuthors::authorOf(const QJsonObject &content, const QDateTime &createdAt)
{
    const Result<model::NotificationDraft> draft = model::contentFromJson(content, createdAt);
    if (!draft)
        return draft.error();
    return std::unique_ptr<Author>(std::make_unique<PlainAuthor>(*draft));
}

BatchProcessor::BatchProcessor(store::Store &store, Intake &intake, Authors &authors, const ops::Clock &clock)
    : m_store(store)
    , m_intake(intake)
    , m_authors(authors)
    , m_clock(clock)
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
    const Result<std::unique_ptr<Author>> author = m_authors.authorOf(batch.content, batch.createdAt);
    if (!author)
        return author.error();
    QList<Intake::Addressed> addressed;
    addressed.reserve(recipients->size());
    for (const Recipient &recipient : *recipients)
        addressed
            += {.author = author->get(), .recipient = recipient.person.id, .sender = batch.sender, .batch = batch.id};
    const Result<int> created = m_intake.acceptAll(addressed, *recipients, now, work);
    if (!created)
        return created.error();
    const bool isLast = recipients->size() < recipientsAStep;
    const model::UserId last = recipients->isEmpty() ? batch.after : recipients->last().person.id;
    return m_store.batches.advance(batch.id, last, *created, isLast, now);
}

} // namespace mc::intake
