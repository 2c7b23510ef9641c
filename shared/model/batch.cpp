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
        .key(QLatin1String("errors"))
        .beginArray();
    for (const UserId user : batch.refused) {
        json.beginObject()
            .field(QLatin1String("id"), user.value)
            .field(QLatin1String("code"), word(ErrorCode::InternalError))
            .field(QLatin1String("message"),
                QStringLiteral("What this user was to get can't be stored: the database refuses it."))
            .endObject();
    }
    json.endArray().endObject();
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
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors) {
        AnswerFields one(error, QStringLiteral("errors."));
        batch.refused += one.userId("id");
        fields.add(one);
    }
    if (const std::optional<Error> error = fields.error())
        return *error;
    return batch;
}

} // namespace mc::model
