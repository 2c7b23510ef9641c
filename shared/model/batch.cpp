#include "model/batch.h"

#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array statuses {"running", "done", "failed"};

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
        .field(QLatin1String("created_at"), batch.createdAt)
        .field(QLatin1String("finished_at"), batch.finishedAt)
        .endObject();
}

} // namespace mc::model
