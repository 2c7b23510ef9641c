#pragma once

#include "model/channel_proof.h"

#include <atomic>
#include <map>

namespace mc::background {

/// What is known of a provider's proofs, whichever instance had them, and what this instance has sent for them. Thread-safe.
struct ProofCounts
{
    std::atomic<qint64> provenAt = 0; ///< milliseconds since the epoch; 0: never
    std::atomic<bool> isFailing = false;
    std::atomic<quint64> tests = 0; ///< that this instance has begun

    void keep(const model::ChannelProof &proof)
    {
        provenAt = proof.lastProvenAt.isValid() ? proof.lastProvenAt.toMSecsSinceEpoch() : 0;
        isFailing = proof.failingSince.isValid();
    }
};

/// One for each provider from the beginning; none comes or goes.
struct ProofCountsByProvider : std::map<model::Provider, ProofCounts>
{
    ProofCountsByProvider()
    {
        for (const model::Provider provider : model::allProviders)
            try_emplace(provider);
    }
};

} // namespace mc::background
