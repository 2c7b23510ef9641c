#include "model/channel_proof.h"

#include "model/json_optional.h"

namespace mc::model {

namespace {

QDateTime optionalTime(JsonReader &json, QLatin1String name)
{
    return json.isNull(name) ? QDateTime() : json.time(name);
}

} // namespace

void write(JsonWriter &json, const ChannelProof &proof)
{
    json.beginObject()
        .field(QLatin1String("channel"), word(channelOf(proof.provider)))
        .field(QLatin1String("provider"), word(proof.provider));
    writeOptional(json, QLatin1String("last_proven_at"), proof.lastProvenAt);
    writeOptional(json, QLatin1String("failing_since"), proof.failingSince);
    json.endObject();
}

ChannelProof channelProofFrom(JsonReader &json)
{
    return {.provider = providerFromWord(json.text(QLatin1String("provider"))).value_or(Provider::Fcm),
        .lastProvenAt = optionalTime(json, QLatin1String("last_proven_at")),
        .failingSince = optionalTime(json, QLatin1String("failing_since"))};
}

} // namespace mc::model
