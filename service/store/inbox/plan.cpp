#include "store/inbox/plan.h"

#include "store/session/database_connection.h"

namespace mc::store {

void writeDeliveries(model::JsonWriter &json, const Plan &plan)
{
    json.beginArray();
    for (const PlannedDelivery &delivery : plan.deliveries) {
        json.beginObject()
            .field(QLatin1String("id"), uuidValue(delivery.id))
            .field(QLatin1String("channel"), word(delivery.channel))
            .field(QLatin1String("provider"), word(delivery.provider))
            .field(QLatin1String("due_at"), delivery.at);
        if (delivery.device)
            json.field(QLatin1String("device_id"), *delivery.device);
        if (delivery.reason)
            json.field(QLatin1String("reason"), word(*delivery.reason)).field(QLatin1String("detail"), delivery.detail);
        json.endObject();
    }
    json.endArray();
}

void writeSuppressed(model::JsonWriter &json, const Plan &plan)
{
    if (plan.suppressed.isEmpty()) {
        json.null();
        return;
    }
    json.beginObject();
    for (const auto &[channel, reason] : plan.suppressed)
        json.field(word(channel), word(reason));
    json.endObject();
}

void writePlan(model::JsonWriter &json, const Plan &plan)
{
    write(json.key(QLatin1String("channels")), plan.channels);
    writeSuppressed(json.key(QLatin1String("suppressed")), plan);
    writeDeliveries(json.key(QLatin1String("deliveries")), plan);
}

} // namespace mc::store
