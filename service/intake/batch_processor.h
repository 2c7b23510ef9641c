#pragma once

#include "intake/intake.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

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
/// One a thread, beside that thread's store.
class BatchProcessor
{
public:
    BatchProcessor(store::Store &store, Intake &intake, Authors &authors, const ops::Clock &clock);

    /// Takes one step of the oldest running batch that nobody else is at. A step that keeps failing ends its batch. False: no
    /// batch had anything to do.
    model::Result<bool> step(work::Work &work);

private:
    model::Result<void> advance(const store::BatchStep &batch, work::Work &work);

    store::Store &m_store;
    Intake &m_intake;
    Authors &m_authors;
    const ops::Clock &m_clock;
};

} // namespace mc::intake
