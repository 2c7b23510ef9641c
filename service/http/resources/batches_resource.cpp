#include "http/resources/batches_resource.h"

#include "http/body.h"
#include "http/reach.h"
#include "intake/batch_cancellation.h"

namespace mc::http {

using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

QByteArray toJson(const intake::Intake::AcceptedBatch &batch)
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("batch_id"), batch.id.toString(QUuid::WithoutBraces))
        .field(QLatin1String("accepted"), batch.accepted)
        .key(QLatin1String("errors"))
        .beginArray();
    for (const model::UserId user : batch.missing) {
        json.beginObject()
            .field(QLatin1String("id"), user.value)
            .field(QLatin1String("code"), word(ErrorCode::InvalidRecipient))
            .field(QLatin1String("message"), title(ErrorCode::InvalidRecipient))
            .endObject();
    }
    json.endArray().endObject();
    return json.take();
}

Answer answerOf(const model::Batch &batch)
{
    model::JsonWriter json;
    write(json, batch);
    return jsonAnswer(200, json.take());
}

} // namespace

BatchesResource::BatchesResource(
    store::Store &store, intake::Intake &intake, intake::Previewer &previewer, const ops::Clock &clock)
    : m_store(store)
    , m_intake(intake)
    , m_previewer(previewer)
    , m_clock(clock)
{
}

Result<Answer> BatchesResource::create(const Request &request, Work &work)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<model::BatchDraft> draft = model::batchDraftFromJson(*body, m_clock.now());
    if (!draft)
        return draft.error();
    const Result<intake::Intake::AcceptedBatch> batch = m_intake.accept(*draft, *body, request.caller.userId, work);
    if (!batch)
        return batch.error();
    work.concernsMany(batch->accepted);
    work.names(batch->id.toString(QUuid::WithoutBraces));
    return jsonAnswer(202, toJson(*batch));
}

Result<Answer> BatchesResource::show(const Request &request, Work &)
{
    const Result<QUuid> id = batchOf(request);
    if (!id)
        return id.error();
    const Result<model::Batch> batch = m_store.batches.find(*id);
    return batch ? Result(answerOf(*batch)) : batch.error();
}

// What a change of a batch answers: the batch.
template<typename Change>
Result<Answer> BatchesResource::changed(const Request &request, Work &work, Change change)
{
    const Result<QUuid> id = batchOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    const Result<model::Batch> batch = change(*id);
    if (!batch)
        return batch.error();
    work.concernsMany(batch->accepted);
    return answerOf(*batch);
}

Result<Answer> BatchesResource::cancel(const Request &request, Work &work)
{
    return changed(
        request, work, [&](const QUuid &id) { return intake::BatchCancellation(m_store, m_clock).cancel(id, work); });
}

Result<Answer> BatchesResource::resume(const Request &request, Work &work)
{
    return changed(request, work, [&](const QUuid &id) {
        return work.transaction([&]() -> Result<model::Batch> {
            if (const Result<void> resumed = m_store.batches.resume(id); !resumed)
                return resumed.error();
            work.publish(bus::BatchesWaiting {});
            return m_store.batches.find(id);
        });
    });
}

Result<Answer> BatchesResource::preview(const Request &request, Work &work)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const auto previewed = [&]() -> Result<model::Preview> {
        if (body->contains(QLatin1String("audience"))) {
            const Result<model::BatchDraft> draft = model::batchDraftFromJson(*body, m_clock.now());
            return draft ? m_previewer.preview(*draft) : draft.error();
        }
        const Result<model::NotificationDraft> draft = model::draftFromJson(*body, m_clock.now());
        return draft ? m_previewer.preview(*draft) : draft.error();
    };
    const Result<model::Preview> preview = previewed();
    if (!preview)
        return preview.error();
    work.concernsMany(preview->recipients);
    model::JsonWriter json;
    write(json, *preview);
    return jsonAnswer(200, json.take());
}

} // namespace mc::http
