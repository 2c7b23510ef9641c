#pragma once

#include "model/batch.h"
#include "model/batch_draft.h"
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
};

/// A running batch taken up for its next step.
struct BatchStep
{
    QUuid id;
    std::optional<model::UserId> sender;
    QJsonObject content;
    model::Audience audience;
    QString knownAt; ///< who came into the directory later is not meant; PostgreSQL's text of a time
    model::UserId after; ///< everybody up to this one is done
    QDateTime createdAt;
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

    /// The oldest running batch that no other instance is at. Its row stays locked until the transaction this runs in ends.
    model::Result<std::optional<BatchStep>> lockNext();
    /// Records how far a batch has come. `isDone`: that was its last step.
    model::Result<void> advance(const QUuid &id, model::UserId last, int created, bool isDone, const QDateTime &now);
    /// The batch, locked until the transaction this runs in ends: no step of it is under way. Error: not_found.
    model::Result<model::Batch> lock(const QUuid &id);
    /// Marks a locked one as cancelled, together with so many notifications, which a job cancels.
    model::Result<void> cancel(const QUuid &id, int notifications, const QDateTime &now);
    /// The oldest cancelled batch with notifications that wait, and that no other instance is at. Locked as by lockNext().
    model::Result<std::optional<CancelledBatch>> lockNextCancelled();
    /// None of its notifications waits any more.
    model::Result<void> finishCancelling(const QUuid &id);
    /// Counts a step that failed; the batch is given up, as failed, with the fifth in a row.
    model::Result<void> countFailure(const QUuid &id, const QDateTime &now);

private:
    model::Result<model::Batch> find(const Statement &statement, const QUuid &id);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
