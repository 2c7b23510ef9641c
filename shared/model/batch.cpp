#include "model/batch.h"

#include "model/answer_fields.h"
#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array statuses {"running", "done", "failed", "cancelled"};

} // namespace

QLatin1String word(BatchStatus status) { return wordOf(statuses, status); }

std::optional<BatchStatus> batchStatusFromWord(QAnyStringView text) { return valueOf<BatchStatus>(statuses, text); }

void write(JsonWriter &json, const Batch &batch)
{
    json.beginObject()
        .field(QLatin1String("id"), batch.id.toString(QUuid::WithoutBraces))
        .field(QLatin1String("status"), word(batch.status))
        .field(QLatin1String("accepted"), batch.accepted)
        .field(QLatin1String("created"), batch.created)
        .field(QLatin1String("failed"), batch.failed)
        .field(QLatin1String("cancelled"), batch.cancelled)
        .field(QLatin1String("created_at"), batch.createdAt)
        .field(QLatin1String("finished_at"), batch.finishedAt)
        .endObject();
}

Result<Batch> batchFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"id", "status", "accepted", "created_at"});
    Batch batch;
    batch.id = fields.uuid("id");
    batch.status = fields.word("status", &batchStatusFromWord).value_or(BatchStatus::Running);
    batch.accepted = int(fields.integer("accepted"));
    batch.created = int(fields.integer("created"));
    batch.failed = int(fields.integer("failed"));
    batch.cancelled = int(fields.integer("cancelled"));
    batch.createdAt = fields.time("created_at");
    batch.finishedAt = fields.time("finished_at");
    if (const std::optional<Error> error = fields.error())
        return *error;
    return batch;
}

} // namespace mc::model
