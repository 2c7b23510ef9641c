#include "client/batch_calls.h"

#include "model/answer_fields.h"
#include "model/draft_writing.h"

namespace mc::client {

using model::Result;

namespace {

constexpr QLatin1String root("/api/notifications/");

template<typename Content>
QByteArray bodyOf(const Content &content)
{
    model::JsonWriter json;
    write(json, content);
    return json.take();
}

Result<AcceptedBatch> acceptedFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    fields.require({"batch_id", "accepted"});
    AcceptedBatch batch {.id = fields.uuid("batch_id"), .accepted = int(fields.integer("accepted"))};
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors) {
        model::AnswerFields one(error, QStringLiteral("errors."));
        batch.refused += one.userId("id");
        fields.add(one);
    }
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return batch;
}

QString pathOf(const QUuid &batch)
{
    return root + QStringLiteral("batches/") + batch.toString(QUuid::WithoutBraces) + u'/';
}

} // namespace

Pending<AcceptedBatch> BatchCalls::create(const model::BatchDraft &draft, const QByteArray &key)
{
    return m_transport.askFor<AcceptedBatch>(
        creating(root + QStringLiteral("bulk-create/"), bodyOf(draft), key), &acceptedFrom);
}

Pending<model::Batch> BatchCalls::batch(const QUuid &id)
{
    return m_transport.askFor<model::Batch>({.method = "GET", .path = pathOf(id)}, &model::batchFromJson);
}

Pending<model::Batch> BatchCalls::cancel(const QUuid &id)
{
    return m_transport.askFor<model::Batch>(
        {.method = "POST", .path = pathOf(id) + QStringLiteral("cancel/")}, &model::batchFromJson);
}

Pending<model::Batch> BatchCalls::resume(const QUuid &id)
{
    return m_transport.askFor<model::Batch>(
        {.method = "POST", .path = pathOf(id) + QStringLiteral("resume/")}, &model::batchFromJson);
}

Pending<model::Preview> BatchCalls::preview(const model::BatchDraft &draft) { return previewOf(bodyOf(draft)); }

Pending<model::Preview> BatchCalls::preview(const model::NotificationDraft &draft) { return previewOf(bodyOf(draft)); }

Pending<model::Preview> BatchCalls::previewOf(const QByteArray &body)
{
    return m_transport.askFor<model::Preview>(
        {.method = "POST", .path = root + QStringLiteral("preview/"), .body = body}, &model::previewFromJson);
}

} // namespace mc::client
