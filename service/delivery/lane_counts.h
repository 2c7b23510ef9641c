#pragma once

#include "delivery/breaker.h"
#include "ops/latency_histogram.h"
#include "ops/replaceable.h"

#include <QtCore/QString>

#include <array>
#include <atomic>

namespace mc::delivery {

/// What a lane has done since it was made. Thread-safe.
struct LaneCounts
{
    std::atomic<quint64> sent = 0; ///< accepted by the provider
    std::atomic<qint64> lastSent = 0; ///< when the last one was, in milliseconds since the epoch; 0: none
    std::atomic<quint64> postponed = 0; ///< attempts that failed and are to be repeated
    std::atomic<quint64> failed = 0; ///< deliveries given up
    std::atomic<quint64> suppressed = 0; ///< ruled out when their time had come
    std::atomic<quint64> held = 0; ///< put off by quiet hours when their time had come
    std::atomic<quint64> pauses = 0; ///< times the breaker has opened, or a probe has failed
    std::atomic<int> inFlight = 0;
    std::atomic<int> window = 0; ///< how many may be
    std::atomic<int> breaker = int(Breaker::State::Closed);
    std::atomic<bool> isConfigured = false; ///< there is a way to send
    std::atomic<std::chrono::steady_clock::time_point> pausedUntil {}; ///< the provider asks for it; may be past
    std::atomic<std::chrono::steady_clock::time_point>
        failingUntil {}; ///< when it is probed, while the breaker is open; may be past
    ops::Replaceable<QString> troubleWith {QString()}; ///< the error that last paused it or opened the breaker
    std::atomic<int> unstored = 0; ///< outcomes that the database has not taken yet
    ops::LatencyHistogram attempts; ///< from handing over to the provider's answer
    ops::LatencyHistogram waits; ///< from being due to the first attempt
};

} // namespace mc::delivery
