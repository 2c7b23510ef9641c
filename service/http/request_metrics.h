#pragma once

#include "http/router.h"
#include "ops/metrics.h"

#include <map>

namespace mc::http {

/// Counts the requests of one worker: by route, method and status, and how long they took. One a worker, on its thread;
/// workers share the counters, not this. Each counter is looked up once.
class RequestMetrics
{
public:
    using Clock = std::chrono::steady_clock;

    explicit RequestMetrics(ops::Metrics &metrics);

    void begin() { m_inFlight.Increment(); }
    /// `route`: null when there is none for the request.
    void end(const Route *route, const QByteArray &method, int status, Clock::duration duration);
    /// A WebSocket handshake was answered so; 101: it was let through.
    void handshake(int status);
    /// A request or handshake was over its caller's limit.
    void overLimit() { m_overLimit.Increment(); }

private:
    struct Counts
    {
        ops::LatencyHistogram *latency = nullptr;
        std::map<int, prometheus::Counter *> byStatus;
    };
    Counts &countsOf(const Route *route, const QByteArray &method);

    ops::Metrics &m_metrics;
    prometheus::Gauge &m_inFlight;
    prometheus::Counter &m_overLimit;
    std::map<std::pair<const Route *, QByteArray>, Counts> m_counts;
    std::map<int, prometheus::Counter *> m_handshakes;
};

} // namespace mc::http
