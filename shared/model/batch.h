#pragma once

#include "model/ids.h"
#include "model/json_writer.h"
#include "model/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>

#include <optional>

namespace mc::model {

/// Failed: given up by a version before; it can be resumed.
enum class BatchStatus { Running, Done, Failed, Cancelled };

QLatin1String word(BatchStatus status);
std::optional<BatchStatus> batchStatusFromWord(QAnyStringView word);

/// How far a bulk creation has come (CONTRACT section 11).
struct Batch
{
    QUuid id;
    BatchStatus status = BatchStatus::Running;
    int accepted = 0; ///< recipients there were when it was accepted
    int created = 0; ///< notifications made so far
    int failed = 0; ///< recipients who get none, since what they were to get can't be stored
    int cancelled = 0; ///< notifications that will not be shown, since it was cancelled; those made before were
    QDateTime createdAt;
    QDateTime finishedAt; ///< or cancelled at; invalid: running
    QList<UserId> refused {}; ///< the first hundred of those failed
    bool operator==(const Batch &) const = default;
};

void write(JsonWriter &json, const Batch &batch);
/// What write() wrote, for clients.
Result<Batch> batchFromJson(const QJsonObject &object);

} // namespace mc::model
