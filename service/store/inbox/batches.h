#pragma once

#include "model/batch.h"
#include "model/batch_draft.h"
#include "ops/trace_context.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A batch ready to be stored.
struct NewBatch
{
    QUuid id; ///< UUIDv7
    std::optional<model::UserId> sender; ///< absent: another module of the platform
    QByteArray content; ///< JSON, as contentFromJson() reads it
    model::Audience audience;
    int accepted = 0;
    QDateTime createdAt;
    std::optional<ops::TraceContext> trace {}; ///< of its notifications
};

/// How far a batch has come: first over its audience, then over those left, again and again, both in the order of their ids.
struct BatchPosition
{
    bool isAudienceDone = false;
    model::UserId after; ///< everybody up to this one was looked at
};

/// A running batch taken up for its next step.
struct BatchStep
{
    QUuid id;
    std::optional<model::UserId> sender;
    QJsonObject content;
    model::Audience audience;
    QString knownAt; ///< who came into the directory later is not meant; PostgreSQL's text of a time
    BatchPosition position;
    QDateTime createdAt;
    std::optional<ops::TraceContext> trace {}; ///< of its notifications
};

/// What a step came to.
struct BatchProgress
{
    model::UserId last; ///< it looked at
    int created = 0;
    QList<model::UserId> settled; ///< nothing is to be done for them any more
    QList<model::UserId> left; ///< for later
};

/// A cancelled batch some of whose notifications wait still.
struct CancelledBatch
{
    QUuid id;
    QDateTime at; ///< when it was cancelled
};

/// Batches, and how far each has come.
class Batches
{
public:
    explicit Batches(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    model::Result<void> create(const NewBatch &batch);
    /// Error: not_found.
    model::Result<model::Batch> find(const QUuid &id);

    /// The running batch whose turn it is and that no other instance is at. Its row stays locked until the transaction this runs
    /// in ends.
    model::Result<std::optional<BatchStep>> lockNext(const QDateTime &now);
    /// Those left for later behind `after`, at most so many.
    model::Result<QList<model::UserId>> leftovers(const QUuid &id, model::UserId after, int most);
    /// Records how far a batch has come.
    model::Result<void> advance(const QUuid &id, const BatchProgress &progress, const QDateTime &now);
    /// It has come to the end of its audience, or of those left: it is done when none is left, and otherwise goes over them, again
    /// in a moment.
    model::Result<void> finishPass(const QUuid &id, const QDateTime &now);
    /// Leaves one out, the next behind `position`: for later, or for good, since what they were to get can't be stored. Nothing, if
    /// the batch is no longer there.
    model::Result<void> passOver(
        const QUuid &id, const BatchPosition &position, model::UserId user, bool isForGood, const QDateTime &now);
    /// Lets a batch go on with those it has failed for. Errors: not_found; conflict when there are none, or it was cancelled.
    model::Result<void> resume(const QUuid &id);
    /// The batch, locked until the transaction this runs in ends: no step of it is under way. Error: not_found.
    model::Result<model::Batch> lock(const QUuid &id);
    /// Marks a locked one as cancelled, together with so many notifications, which a job cancels.
    model::Result<void> cancel(const QUuid &id, int notifications, const QDateTime &now);
    /// The oldest cancelled batch with notifications that wait, and that no other instance is at. Locked as by lockNext().
    model::Result<std::optional<CancelledBatch>> lockNextCancelled();
    /// None of its notifications waits any more.
    model::Result<void> finishCancelling(const QUuid &id);
    /// A step came to nothing: the batch goes behind the others. It is never given up.
    model::Result<void> countFailure(const QUuid &id, const QDateTime &now);

private:
    model::Result<model::Batch> find(const Statement &statement, const QUuid &id);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
