#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace mc::realtime {

/// The hub's times and bounds, as CONTRACT section 6 has them; tests make them smaller.
struct HubLimits
{
    using milliseconds = std::chrono::milliseconds;

    int threads = 0; ///< that serve sockets; 0: half the cores, at least one
    int mostOfUser = 100; ///< sockets that one user may have open
    int mostOfAddress = 10'000; ///< sockets that may be open from one address (IPv6: network)
    int storeThreads = 2; ///< that ask the database for them, each with a session of its own

    milliseconds sweepInterval {1000}; ///< how often expiry, silence and slow closes are looked for
    milliseconds pingInterval {30'000};
    milliseconds silence {60'000}; ///< a peer not heard for so long is dropped; one who takes nothing of a sync, closed
    milliseconds closeTimeout {5'000}; ///< for a peer to take a close frame
    milliseconds stopTimeout {3'000}; ///< for all peers, when the service stops

    milliseconds gapTimeout {20}; ///< for a change that was overtaken by a later one, before the store is asked
    milliseconds checkInterval {30'000}; ///< in which every inbox is compared with the database once
    milliseconds standingInterval {3'000}; ///< the same of callers' standing: CONTRACT section 12 allows 5 s
    milliseconds firstRetry {100}; ///< after a failure of the store; doubles up to lastRetry
    milliseconds lastRetry {2'000};

    milliseconds deliveredDelay {100}; ///< in which delivered notifications are gathered before they are recorded
    int deliveredBatch = 500;
    int mostDelivered = 20'000; ///< waiting to be recorded; beyond it the oldest stay `sent`

    qint64 mostQueued = 1024 * 1024; ///< bytes for one socket; a slower consumer is closed with 4408
    qint64 syncWindow = 256 * 1024; ///< bytes queued of a sync, before it waits for the socket to take them
    int mostMissed = 1000; ///< changes that a sync replays
    int mostMessagesWaiting = 32; ///< of one client; beyond it the socket is not read
    int messagesPerSecond = 50; ///< of one client, on average over `messageWindow`; more close with 4429
    milliseconds messageWindow {10'000};
    qint64 mostMessageBytes = 64 * 1024; ///< of one client message; larger ones close with 1009
};

} // namespace mc::realtime
