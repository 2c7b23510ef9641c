#pragma once

#include "background/proof_counts.h"
#include "events/lag.h"

namespace mc::background {

/// What the jobs of an instance have counted and seen. Thread-safe.
struct JobCounts
{
    events::Lag outbox; ///< of events that modules inserted
    std::atomic<quint64> outboxRefused = 0; ///< of those, set aside
    std::atomic<bool> isStreamRead = false; ///< Redis answers
    std::atomic<quint64> streamRefused = 0; ///< of the events in Redis
    events::Lag reminders; ///< of those whose time has come
    std::atomic<qint64> auditSealedAt
        = 0; ///< when no row of the audit log was left without a seal; milliseconds since the epoch, 0: not yet
    ProofCountsByProvider proofs;
};

} // namespace mc::background
