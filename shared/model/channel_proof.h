#pragma once

#include "model/json_reader.h"
#include "model/json_writer.h"
#include "model/provider.h"

namespace mc::model {

/// When a provider was last seen to work, whichever instance saw it.
struct ChannelProof
{
    Provider provider = Provider::Fcm;
    QDateTime lastProvenAt {}; ///< it accepted a message, a test or any other; invalid: never
    QDateTime
        failingSince {}; ///< a test of the canary was not accepted, and nothing was since; invalid: it works, or nobody tests it
    bool operator==(const ChannelProof &) const = default;
};

void write(JsonWriter &json, const ChannelProof &proof);
ChannelProof channelProofFrom(JsonReader &json);

} // namespace mc::model
