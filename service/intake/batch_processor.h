#pragma once

#include "intake/intake.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/portions.h"

#include <memory>

namespace mc::intake {

/// Knows who writes what a batch keeps of its content.
class Authors
{
public:
    virtual ~Authors() = default;
    /// Error: that of content that can't be read.
    virtual model::Result<std::unique_ptr<Author>> authorOf(const QJsonObject &content, const QDateTime &createdAt) = 0;
};

/// Of contents as contentFromJson() reads them.
class PlainAuthors : public Authors
{
public:
    model::Result<std::unique_ptr<Author>> authorOf(const QJsonObject &content, const QDateTime &createdAt) override;
};

/// Creates the notifications of batches, step by step: each step reads some hundreds of the audience, applies the rules to
/// each, stores all of them with one statement, and commits them together with how far the batch has come. So a stop at any
/// point, and any number of instances, leave nobody out and nobody twice.
///
/// Those whose inbox somebody else holds are left for later, and the rest goes on. Nobody is given up but those whose data can't be
/// stored: they are found by halves (work::Portions), and named.
///
/// One for each turn of a job, beside its thread's store.
class BatchProcessor
{
public:
    BatchProcessor(store::Store &store, Intake &intake, Authors &authors, const ops::Clock &clock);

    /// Takes one step of the running batch whose turn it is and that nobody else is at. False: no batch had anything to do.
    model::Result<bool> step(work::Work &work);

private:
    /// Whom a step looks at.
    struct Page
    {
        QList<model::Recipient> recipients; ///< as far as the directory knows them
        QList<model::UserId> ids; ///< by id
    };
    model::Result<bool> stepNow(work::Portion &portion, work::Work &work);
    model::Result<bool> passOver(bool isForGood);
    model::Result<Page> nextOf(const store::BatchStep &batch, int most, const QDateTime &now);
    model::Result<void> advance(
        const store::BatchStep &batch, const Page &page, const QDateTime &now, work::Work &work);
    model::Result<int> createFor(const store::BatchStep &batch, const QList<model::Recipient> &recipients,
        const QDateTime &now, work::Work &work);

    /// The step under way: what is put aside is the first one it looks at.
    struct Tried
    {
        QUuid batch;
        store::BatchPosition position;
        model::UserId first;
    };

    store::Store &m_store;
    Intake &m_intake;
    Authors &m_authors;
    const ops::Clock &m_clock;
    work::Portions m_portions;
    std::optional<Tried> m_tried;
};

} // namespace mc::intake
