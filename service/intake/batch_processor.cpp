#include "intake/batch_processor.h"

#include "model/batch_draft.h"
#include "ops/log_categories.h"

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
    , m_portions(store.connection, recipientsAStep)
{
}

Result<bool> BatchProcessor::step(Work &work)
{
    const Result<bool> done = m_portions.next(
        work, [&](work::Portion &portion) { return stepNow(portion, work); },
        [&](const model::Error &, bool isForGood) { return passOver(isForGood); });
    if (!done && m_tried)
        (void)m_store.batches.countFailure(m_tried->batch, m_clock.now());
    return done;
}

Result<bool> BatchProcessor::stepNow(work::Portion &portion, Work &work)
{
    const QDateTime now = m_clock.now();
    m_tried.reset();
    const Result<std::optional<store::BatchStep>> batch = m_store.batches.lockNext(now);
    if (!batch)
        return batch.error();
    if (!*batch)
        return false;
    m_tried = {.batch = (*batch)->id, .position = (*batch)->position, .first = {}};
    const Result<Page> page = nextOf(**batch, portion.most, now);
    if (!page)
        return page.error();
    portion.size = int(page->ids.size());
    if (!page->ids.isEmpty()) {
        m_tried->first = page->ids.first();
        if (const Result<void> done = advance(**batch, *page, now, work); !done)
            return done.error();
    }
    if (portion.size < portion.most) {
        if (const Result<void> done = m_store.batches.finishPass((*batch)->id, now); !done)
            return done.error();
    }
    return true;
}

Result<bool> BatchProcessor::passOver(bool isForGood)
{
    if (isForGood)
        qCWarning(ops::logStore, "batch %ls: user %lld gets nothing: the database refuses the data",
            qUtf16Printable(m_tried->batch.toString(QUuid::WithoutBraces)), m_tried->first.value);
    const Result<void> done
        = m_store.batches.passOver(m_tried->batch, m_tried->position, m_tried->first, isForGood, m_clock.now());
    return done ? Result<bool>(true) : done.error();
}

Result<BatchProcessor::Page> BatchProcessor::nextOf(const store::BatchStep &batch, int most, const QDateTime &now)
{
    const store::BatchPosition &position = batch.position;
    Page page;
    if (position.isAudienceDone) {
        const Result<QList<model::UserId>> left = m_store.batches.leftovers(batch.id, position.after, most);
        if (!left)
            return left.error();
        page.ids = *left;
    }
    const Result<QList<Recipient>> recipients = position.isAudienceDone
        ? m_store.recipients.find(page.ids, now)
        : m_store.recipients.audience(batch.audience, batch.knownAt, position.after, most, now);
    if (!recipients)
        return recipients.error();
    page.recipients = *recipients;
    if (!position.isAudienceDone) {
        for (const Recipient &recipient : *recipients)
            page.ids += recipient.person.id;
    }
    return page;
}

Result<void> BatchProcessor::advance(const store::BatchStep &batch, const Page &page, const QDateTime &now, Work &work)
{
    const Result<QSet<model::UserId>> held = m_store.recipients.lockFree(page.ids);
    if (!held)
        return held.error();
    store::BatchProgress progress {.last = page.ids.last(), .settled = page.ids, .left = {}};
    QList<Recipient> recipients;
    for (const Recipient &recipient : page.recipients) {
        if (!held->contains(recipient.person.id))
            recipients += recipient;
    }
    progress.left = {held->begin(), held->end()};
    progress.settled.removeIf([&held](model::UserId id) { return held->contains(id); });
    const Result<int> created = createFor(batch, recipients, now, work);
    if (!created)
        return created.error();
    progress.created = *created;
    return m_store.batches.advance(batch.id, progress, now);
}

Result<int> BatchProcessor::createFor(
    const store::BatchStep &batch, const QList<Recipient> &recipients, const QDateTime &now, Work &work)
{
    const Result<std::unique_ptr<Author>> author = m_authors.authorOf(batch.content, batch.createdAt);
    if (!author)
        return author.error();
    QList<Intake::Addressed> addressed;
    addressed.reserve(recipients.size());
    for (const Recipient &recipient : recipients)
        addressed += {.author = author->get(),
            .recipient = recipient.person.id,
            .sender = batch.sender,
            .batch = batch.id,
            .trace = batch.trace};
    return m_intake.acceptAll(addressed, recipients, now, work);
}

} // namespace mc::intake
