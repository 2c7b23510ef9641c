#include "http/request_metrics.h"

namespace mc::http {

namespace {

// The one name for all paths that no route has: callers can make up any number of them.
constexpr char unmatched[] = "unmatched";

} // namespace

RequestMetrics::RequestMetrics(ops::Metrics &metrics)
    : m_metrics(metrics)
    , m_inFlight(metrics.gauge("mediconnect_http_requests_in_flight", "Requests being answered."))
    , m_overLimit(
          metrics.counter("mediconnect_rate_limited_total", "Requests and handshakes over their caller's limit."))
{
}

void RequestMetrics::end(const Route *route, const QByteArray &method, int status, Clock::duration duration)
{
    m_inFlight.Decrement();
    Counts &counts = countsOf(route, method);
    counts.latency->observe(duration);
    prometheus::Counter *&counter = counts.byStatus[status];
    if (!counter) {
        counter
            = &m_metrics.counter("mediconnect_http_requests_total", "Requests answered, by route, method and status.",
                {{"route", route ? route->path : unmatched}, {"method", method.toStdString()},
                    {"status", std::to_string(status)}});
    }
    counter->Increment();
}

void RequestMetrics::handshake(int status)
{
    prometheus::Counter *&counter = m_handshakes[status];
    if (!counter)
        counter = &m_metrics.counter("mediconnect_websocket_handshakes_total",
            "WebSocket handshakes, by the status of their answer.", {{"status", std::to_string(status)}});
    counter->Increment();
}

RequestMetrics::Counts &RequestMetrics::countsOf(const Route *route, const QByteArray &method)
{
    Counts &counts = m_counts[{route, method}];
    if (!counts.latency)
        counts.latency = &m_metrics.histogram("mediconnect_http_request_duration_seconds",
            "How long answering took, without reading the request and sending the answer.",
            {{"route", route ? route->path : unmatched}, {"method", method.toStdString()}});
    return counts;
}

} // namespace mc::http
