#include "http/resources/events_resource.h"

#include "http/cloud_event_binding.h"
#include "model/json_optional.h"

namespace mc::http {

using model::Result;

namespace {

void write(model::JsonWriter &json, const events::EventError &error)
{
    json.beginObject().field(QLatin1String("index"), error.index);
    writeOptional(json, QLatin1String("source"), error.source);
    writeOptional(json, QLatin1String("id"), error.id);
    json.field(QLatin1String("code"), word(error.error.code))
        .field(QLatin1String("message"), error.error.detail)
        .field(QLatin1String("accepted"), !error.isRefusal)
        .key(QLatin1String("errors"))
        .beginArray();
    for (const model::FieldError &field : error.error.fields) {
        json.beginObject()
            .field(QLatin1String("field"), field.field)
            .field(QLatin1String("code"), field.code)
            .field(QLatin1String("message"), field.message)
            .endObject();
    }
    json.endArray().endObject();
}

QByteArray toJson(const events::Ingested &outcome)
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("accepted"), outcome.accepted)
        .field(QLatin1String("duplicates"), outcome.duplicates)
        .field(QLatin1String("notifications"), outcome.notifications)
        .key(QLatin1String("errors"))
        .beginArray();
    for (const events::EventError &error : outcome.errors)
        write(json, error);
    json.endArray().endObject();
    return json.take();
}

} // namespace

EventsResource::EventsResource(events::Ingestion &ingestion, ops::Metrics &metrics)
    : m_ingestion(ingestion)
    , m_counters(metrics)
{
}

Result<Answer> EventsResource::accept(const Request &request, work::Work &work)
{
    const Result<QList<Result<events::CloudEvent>>> events = eventsOf(request);
    if (!events)
        return events.error();
    const Result<events::Ingested> outcome = m_ingestion.accept(*events, work);
    if (!outcome)
        return outcome.error();
    m_counters.count(*outcome);
    work.concernsMany(outcome->notifications);
    return jsonAnswer(202, toJson(*outcome));
}

} // namespace mc::http
