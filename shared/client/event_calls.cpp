#include "client/event_calls.h"

#include "model/answer_fields.h"
#include "model/json_writer.h"

namespace mc::client {

using model::Result;

namespace {

void write(model::JsonWriter &json, const PlatformEvent &event)
{
    json.beginObject()
        .field(QLatin1String("specversion"), QLatin1String("1.0"))
        .field(QLatin1String("source"), event.source)
        .field(QLatin1String("id"), event.id)
        .field(QLatin1String("type"), event.type);
    if (event.time.isValid())
        json.field(QLatin1String("time"), event.time);
    json.key(QLatin1String("data")).raw(event.data).endObject();
}

EventTrouble troubleFrom(const QJsonObject &json, model::AnswerFields &fields)
{
    model::AnswerFields one(json, QStringLiteral("errors."));
    EventTrouble trouble {.index = int(one.integer("index")),
        .isAccepted = one.boolean("accepted"),
        .code = one.text("code"),
        .message = one.text("message")};
    fields.add(one);
    return trouble;
}

Result<AcceptedEvents> acceptedFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    fields.require({"accepted"});
    AcceptedEvents events {.accepted = int(fields.integer("accepted")),
        .duplicates = int(fields.integer("duplicates")),
        .notifications = int(fields.integer("notifications"))};
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors)
        events.troubles += troubleFrom(error, fields);
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return events;
}

} // namespace

Pending<AcceptedEvents> EventCalls::send(const QList<PlatformEvent> &events)
{
    model::JsonWriter json;
    json.beginArray();
    for (const PlatformEvent &event : events)
        write(json, event);
    HttpCall call = creating(QStringLiteral("/api/events/"), json.endArray().take());
    call.contentType = "application/cloudevents-batch+json";
    return m_transport.askFor<AcceptedEvents>(call, &acceptedFrom);
}

} // namespace mc::client
