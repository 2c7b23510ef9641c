#include "model/live_minutes.h"

#include "model/answer_fields.h"

#include <QtCore/QJsonArray>

namespace mc::model {

namespace {

void writeCounts(JsonWriter &json, const LiveMinute &minute)
{
    json.key(QLatin1String("counts")).beginObject();
    for (std::size_t i = 0; i < allChannels.size(); ++i) {
        const LiveRates &counts = minute.counts[i];
        if (counts != LiveRates())
            json.key(word(allChannels[i]))
                .beginArray()
                .value(counts.sent)
                .value(counts.delivered)
                .value(counts.failed)
                .endArray();
    }
    json.endObject();
}

void writeLatency(JsonWriter &json, const std::optional<LatencyPercentiles> &latency)
{
    json.key(QLatin1String("latency_ms"));
    if (!latency) {
        json.null();
        return;
    }
    json.beginArray();
    for (const double percentile : {latency->p50, latency->p95, latency->p99})
        json.raw(QByteArray::number(percentile, 'f', 1));
    json.endArray();
}

void write(JsonWriter &json, const LiveMinute &minute)
{
    json.beginObject().field(QLatin1String("at"), minute.at).field(QLatin1String("seconds"), minute.seconds);
    writeCounts(json, minute);
    json.field(QLatin1String("due"), minute.due)
        .field(QLatin1String("oldest_due_seconds"), minute.oldestDueSeconds)
        .field(QLatin1String("connected_clients"), minute.connectedClients);
    writeLatency(json, minute.latency);
    json.endObject();
}

LiveMinute minuteFrom(AnswerFields &fields, const QJsonObject &object)
{
    fields.require({"at", "seconds"});
    LiveMinute minute {.at = fields.time("at"),
        .seconds = int(fields.integer("seconds")),
        .due = fields.integer("due"),
        .oldestDueSeconds = fields.integer("oldest_due_seconds"),
        .connectedClients = fields.integer("connected_clients")};
    const QJsonObject counts = fields.object("counts");
    for (std::size_t i = 0; i < allChannels.size(); ++i) {
        const QJsonArray numbers = counts.value(word(allChannels[i])).toArray();
        minute.counts[i] = {.sent = numbers.at(0).toInteger(),
            .delivered = numbers.at(1).toInteger(),
            .failed = numbers.at(2).toInteger()};
    }
    const QJsonArray latency = object.value(QLatin1String("latency_ms")).toArray();
    if (!latency.isEmpty())
        minute.latency = LatencyPercentiles {
            .p50 = latency.at(0).toDouble(), .p95 = latency.at(1).toDouble(), .p99 = latency.at(2).toDouble()};
    return minute;
}

} // namespace

void write(JsonWriter &json, const QList<LiveMinute> &minutes)
{
    json.beginObject().key(QLatin1String("minutes")).beginArray();
    for (const LiveMinute &minute : minutes)
        write(json, minute);
    json.endArray().endObject();
}

Result<QList<LiveMinute>> liveMinutesFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"minutes"});
    QList<LiveMinute> minutes;
    for (const QJsonObject &one : fields.objects("minutes")) {
        AnswerFields inner(one, QStringLiteral("minutes."));
        minutes += minuteFrom(inner, one);
        fields.add(inner);
    }
    if (const std::optional<Error> error = fields.error())
        return *error;
    return minutes;
}

} // namespace mc::model
