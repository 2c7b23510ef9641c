#include "model/live_deliveries.h"

#include "model/answer_fields.h"
#include "model/json_optional.h"
#include "model/json_reader.h"
#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array outcomes {"sent", "delivered", "failed", "postponed", "suppressed", "held"};
constexpr std::array states {"ok", "paused", "not_configured"};

std::optional<ProviderHealth::State> stateFromWord(QAnyStringView word)
{
    return valueOf<ProviderHealth::State>(states, word);
}

void writeRates(JsonWriter &json, const LiveStatistics &statistics)
{
    json.key(QLatin1String("rates")).beginObject();
    for (std::size_t i = 0; i < allChannels.size(); ++i) {
        const LiveRates &rates = statistics.rates[i];
        json.key(word(allChannels[i]))
            .beginObject()
            .field(QLatin1String("sent"), rates.sent)
            .field(QLatin1String("delivered"), rates.delivered)
            .field(QLatin1String("failed"), rates.failed)
            .endObject();
    }
    json.endObject();
}

} // namespace

QLatin1String word(LiveOutcome outcome) { return wordOf(outcomes, outcome); }

std::optional<LiveOutcome> liveOutcomeFromWord(QAnyStringView word) { return valueOf<LiveOutcome>(outcomes, word); }

void write(JsonWriter &json, const LiveDelivery &delivery)
{
    json.beginObject()
        .field(QLatin1String("at"), delivery.at)
        .field(QLatin1String("notification_id"), toString(delivery.notificationId));
    writeOptional(json, QLatin1String("delivery_id"),
        delivery.deliveryId.isNull() ? QString() : delivery.deliveryId.toString(QUuid::WithoutBraces));
    json.field(QLatin1String("channel"), word(delivery.channel));
    writeOptional(json, QLatin1String("provider"), delivery.provider ? QString(word(*delivery.provider)) : QString());
    json.field(QLatin1String("outcome"), word(delivery.outcome));
    writeOptional(json, QLatin1String("attempt"), delivery.attempt);
    writeOptional(json, QLatin1String("reason"), delivery.reason);
    writeOptional(json, QLatin1String("detail"), delivery.detail);
    json.field(QLatin1String("notification_type"), word(delivery.type))
        .field(QLatin1String("priority"), word(delivery.priority));
    writeOptional(json, QLatin1String("clinic_id"), delivery.clinicId).endObject();
}

Result<LiveDelivery> liveDeliveryFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"at", "notification_id", "channel", "outcome", "notification_type", "priority"});
    LiveDelivery delivery;
    delivery.at = fields.time("at");
    delivery.notificationId = {fields.uuid("notification_id")};
    delivery.deliveryId = fields.uuid("delivery_id");
    delivery.channel = fields.word("channel", &channelFromWord).value_or(Channel::InApp);
    delivery.provider = fields.word("provider", &providerFromWord);
    delivery.outcome = fields.word("outcome", &liveOutcomeFromWord).value_or(LiveOutcome::Sent);
    if (const std::optional<qint64> attempt = fields.optionalInteger("attempt"))
        delivery.attempt = int(*attempt);
    delivery.reason = fields.text("reason");
    delivery.detail = fields.text("detail");
    delivery.type = fields.word("notification_type", &notificationTypeFromWord).value_or(NotificationType::System);
    delivery.priority = fields.word("priority", &priorityFromWord).value_or(Priority::Low);
    delivery.clinicId = fields.optionalInteger("clinic_id");
    if (const std::optional<Error> error = fields.error())
        return *error;
    return delivery;
}

void write(JsonWriter &json, const ProviderHealth &health)
{
    json.beginObject()
        .field(QLatin1String("provider"), word(health.provider))
        .field(QLatin1String("state"), wordOf(states, health.state))
        .field(QLatin1String("until"), health.until);
    writeOptional(json, QLatin1String("reason"), health.reason);
    json.field(QLatin1String("window"), health.window).field(QLatin1String("in_flight"), health.inFlight).endObject();
}

Result<ProviderHealth> providerHealthFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"provider", "state"});
    const ProviderHealth health {.provider = fields.word("provider", &providerFromWord).value_or(Provider::Fcm),
        .state = fields.word("state", &stateFromWord).value_or(ProviderHealth::State::NotConfigured),
        .until = fields.time("until"),
        .reason = fields.text("reason"),
        .window = int(fields.integer("window")),
        .inFlight = int(fields.integer("in_flight"))};
    if (const std::optional<Error> error = fields.error())
        return *error;
    return health;
}

ProviderHealth merged(const ProviderHealth &one, const ProviderHealth &other)
{
    using State = ProviderHealth::State;
    const bool isOther = one.state == State::NotConfigured
        || (other.state == State::Paused && (one.state != State::Paused || other.until > one.until));
    ProviderHealth health = isOther ? other : one;
    health.window = one.window + other.window;
    health.inFlight = one.inFlight + other.inFlight;
    return health;
}

void write(JsonWriter &json, const LiveStatistics &statistics)
{
    json.beginObject().field(QLatin1String("at"), statistics.at);
    writeRates(json, statistics);
    write(json.key(QLatin1String("queue")), statistics.queue);
    json.field(QLatin1String("connected_clients"), statistics.connectedClients);
    write(json.key(QLatin1String("latency_ms")), statistics.latency);
    json.key(QLatin1String("providers")).beginArray();
    for (const ProviderHealth &health : statistics.providers)
        write(json, health);
    json.endArray().field(QLatin1String("left_out"), statistics.leftOut).endObject();
}

Result<LiveStatistics> liveStatisticsFromJson(const QJsonObject &object)
{
    LiveStatistics statistics;
    JsonReader json(object);
    statistics.at = json.time(QLatin1String("at"));
    json.object(QLatin1String("rates"), [&statistics](JsonReader &channels) {
        for (std::size_t i = 0; i < allChannels.size(); ++i)
            channels.object(word(allChannels[i]), [&rates = statistics.rates[i]](JsonReader &one) {
                rates = {.sent = one.integer(QLatin1String("sent")),
                    .delivered = one.integer(QLatin1String("delivered")),
                    .failed = one.integer(QLatin1String("failed"))};
            });
    });
    json.object(
        QLatin1String("queue"), [&statistics](JsonReader &queue) { statistics.queue = queueStatisticsFrom(queue); });
    statistics.connectedClients = json.integer(QLatin1String("connected_clients"));
    json.object(QLatin1String("latency_ms"),
        [&statistics](JsonReader &latency) { statistics.latency = latencyPercentilesFrom(latency); });
    statistics.leftOut = json.integer(QLatin1String("left_out"));
    if (const std::optional<Error> failure = json.failure())
        return *failure;
    AnswerFields fields(object);
    for (const QJsonObject &provider : fields.objects("providers")) {
        const Result<ProviderHealth> health = providerHealthFromJson(provider);
        if (!health)
            return health.error();
        statistics.providers += *health;
    }
    if (const std::optional<Error> error = fields.error())
        return *error;
    return statistics;
}

} // namespace mc::model
