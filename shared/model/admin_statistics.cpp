#include "model/admin_statistics.h"

#include "model/json_optional.h"
#include "model/json_reader.h"

namespace mc::model {

namespace {

JsonWriter &writeDecimal(JsonWriter &json, const char *name, double number)
{
    return json.key(QLatin1String(name)).raw(QByteArray::number(number, 'f', 1));
}

void writeChannels(JsonWriter &json, const AdminStatistics &statistics)
{
    json.key(QLatin1String("by_channel")).beginObject();
    for (std::size_t i = 0; i < allChannels.size(); ++i) {
        const ChannelStatistics &channel = statistics.byChannel[i];
        json.key(word(allChannels[i])).beginObject();
        json.field(QLatin1String("sent"), channel.sent)
            .field(QLatin1String("delivered"), channel.delivered)
            .field(QLatin1String("failed"), channel.failed)
            .field(QLatin1String("pending"), channel.pending)
            .field(QLatin1String("suppressed"), channel.suppressed);
        writeDecimal(json, "success_rate", channel.successRate()).endObject();
    }
    json.endObject();
}

void writeClinics(JsonWriter &json, const QList<ClinicStatistics> &clinics)
{
    json.key(QLatin1String("by_clinic")).beginArray();
    for (const ClinicStatistics &clinic : clinics) {
        writeOptional(json.beginObject(), QLatin1String("clinic_id"), clinic.clinicId)
            .field(QLatin1String("total_notifications"), clinic.total)
            .field(QLatin1String("unread_count"), clinic.unread);
        writeDecimal(json, "read_rate", clinic.readRate);
        writeDecimal(json, "success_rate", clinic.successRate).endObject();
    }
    json.endArray();
}

void writeTimeline(JsonWriter &json, const QList<TimelineBucket> &timeline)
{
    json.key(QLatin1String("timeline")).beginArray();
    for (const TimelineBucket &bucket : timeline) {
        json.beginObject()
            .field(QLatin1String("from"), bucket.from)
            .field(QLatin1String("to"), bucket.to)
            .field(QLatin1String("total"), bucket.total)
            .field(QLatin1String("read"), bucket.read)
            .endObject();
    }
    json.endArray();
}

void writePresent(JsonWriter &json, const AdminStatistics &s)
{
    write(json.key(QLatin1String("queue")), s.queue);
    json.key(QLatin1String("devices")).beginObject();
    json.field(QLatin1String("active"), s.devices.android + s.devices.ios + s.devices.web);
    json.key(QLatin1String("by_type")).beginObject();
    json.field(QLatin1String("android"), s.devices.android)
        .field(QLatin1String("ios"), s.devices.ios)
        .field(QLatin1String("web"), s.devices.web)
        .endObject()
        .endObject();
    json.field(QLatin1String("connected_clients"), s.connectedClients);
    json.key(QLatin1String("channels")).beginArray();
    for (const ChannelProof &proof : s.channels)
        write(json, proof);
    json.endArray();
}

void readWindow(JsonReader &json, AdminStatistics &s)
{
    json.object(QLatin1String("by_channel"), [&s](JsonReader &channels) {
        for (std::size_t i = 0; i < allChannels.size(); ++i) {
            channels.object(word(allChannels[i]), [&channel = s.byChannel[i]](JsonReader &one) {
                channel = {.sent = one.integer(QLatin1String("sent")),
                    .delivered = one.integer(QLatin1String("delivered")),
                    .failed = one.integer(QLatin1String("failed")),
                    .pending = one.integer(QLatin1String("pending")),
                    .suppressed = one.integer(QLatin1String("suppressed"))};
            });
        }
    });
    json.objects(QLatin1String("by_clinic"), [&s](JsonReader &clinic) {
        const QLatin1String id("clinic_id");
        s.byClinic
            += ClinicStatistics {.clinicId = clinic.isNull(id) ? std::nullopt : std::optional(clinic.integer(id)),
                .total = clinic.integer(QLatin1String("total_notifications")),
                .unread = clinic.integer(QLatin1String("unread_count")),
                .readRate = clinic.number(QLatin1String("read_rate")),
                .successRate = clinic.number(QLatin1String("success_rate"))};
    });
    json.objects(QLatin1String("timeline"), [&s](JsonReader &bucket) {
        s.timeline += TimelineBucket {.from = bucket.time(QLatin1String("from")),
            .to = bucket.time(QLatin1String("to")),
            .total = bucket.integer(QLatin1String("total")),
            .read = bucket.integer(QLatin1String("read"))};
    });
    json.object(QLatin1String("delivery_latency_ms"),
        [&s](JsonReader &latency) { s.latency = latencyPercentilesFrom(latency); });
    json.objects(QLatin1String("top_errors"), [&s](JsonReader &error) {
        s.topErrors += ErrorStatistics {.error = error.text(QLatin1String("error")),
            .channel = channelFromWord(error.text(QLatin1String("channel"))).value_or(Channel::Push),
            .count = error.integer(QLatin1String("count"))};
    });
}

void readPresent(JsonReader &json, AdminStatistics &s)
{
    json.object(QLatin1String("queue"), [&s](JsonReader &queue) { s.queue = queueStatisticsFrom(queue); });
    json.object(QLatin1String("devices"), [&s](JsonReader &devices) {
        devices.object(QLatin1String("by_type"), [&s](JsonReader &types) {
            s.devices = {.android = types.integer(QLatin1String("android")),
                .ios = types.integer(QLatin1String("ios")),
                .web = types.integer(QLatin1String("web"))};
        });
    });
    s.connectedClients = json.integer(QLatin1String("connected_clients"));
}

} // namespace

void write(JsonWriter &json, const QueueStatistics &queue)
{
    json.beginObject()
        .field(QLatin1String("due"), queue.due)
        .field(QLatin1String("scheduled"), queue.scheduled)
        .field(QLatin1String("retrying"), queue.retrying)
        .field(QLatin1String("oldest_due_seconds"), queue.oldestDueSeconds)
        .endObject();
}

QueueStatistics queueStatisticsFrom(JsonReader &json)
{
    return {.due = json.integer(QLatin1String("due")),
        .scheduled = json.integer(QLatin1String("scheduled")),
        .retrying = json.integer(QLatin1String("retrying")),
        .oldestDueSeconds = json.integer(QLatin1String("oldest_due_seconds"))};
}

void write(JsonWriter &json, const std::optional<LatencyPercentiles> &latency)
{
    const auto value = [&](const char *name, double LatencyPercentiles::*percentile) {
        latency ? writeDecimal(json, name, (*latency).*percentile) : json.key(QLatin1String(name)).null();
    };
    json.beginObject();
    value("p50", &LatencyPercentiles::p50);
    value("p95", &LatencyPercentiles::p95);
    value("p99", &LatencyPercentiles::p99);
    json.endObject();
}

std::optional<LatencyPercentiles> latencyPercentilesFrom(JsonReader &json)
{
    if (json.isNull(QLatin1String("p50")))
        return {};
    return LatencyPercentiles {.p50 = json.number(QLatin1String("p50")),
        .p95 = json.number(QLatin1String("p95")),
        .p99 = json.number(QLatin1String("p99"))};
}

void write(JsonWriter &json, const AdminStatistics &s)
{
    json.beginObject();
    writeFields(json, s.totals);
    writeChannels(json, s);
    writeClinics(json, s.byClinic);
    writeTimeline(json, s.timeline);
    write(json.key(QLatin1String("delivery_latency_ms")), s.latency);
    writePresent(json, s);
    json.key(QLatin1String("top_errors")).beginArray();
    for (const ErrorStatistics &error : s.topErrors)
        json.beginObject()
            .field(QLatin1String("error"), error.error)
            .field(QLatin1String("channel"), word(error.channel))
            .field(QLatin1String("count"), error.count)
            .endObject();
    json.endArray().endObject();
}

Result<AdminStatistics> adminStatisticsFromJson(const QJsonObject &object)
{
    const Result<Statistics> totals = statisticsFromJson(object);
    if (!totals)
        return totals.error();
    AdminStatistics s;
    s.totals = *totals;
    JsonReader json(object);
    readWindow(json, s);
    readPresent(json, s);
    if (object.contains(QLatin1String("channels"))) // versions before did not tell them
        json.objects(QLatin1String("channels"), [&s](JsonReader &proof) { s.channels += channelProofFrom(proof); });
    if (const std::optional<Error> failure = json.failure())
        return *failure;
    return s;
}

} // namespace mc::model
