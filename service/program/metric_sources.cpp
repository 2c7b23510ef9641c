#include "program/metric_sources.h"

namespace mc::program {

using ops::counterFamily;
using ops::gaugeFamily;
using Families = ops::Metrics::Families;

Families hubMetrics(const realtime::HubCounts &counts)
{
    std::vector<ops::Sample> closed;
    for (std::size_t i = 0; i < counts.closed.size(); ++i) {
        const std::string code = i < counts.closeCodes.size() ? std::to_string(counts.closeCodes[i]) : "other";
        closed.push_back({{{"code", code}}, double(counts.closed[i])});
    }
    return {
        gaugeFamily("mediconnect_websocket_sessions", "WebSockets open.", counts.clients),
        counterFamily("mediconnect_websocket_sessions_opened_total", "WebSockets opened.", double(counts.opened)),
        counterFamily("mediconnect_websocket_sessions_closed_total", "WebSockets ended, by close code.", closed),
        counterFamily("mediconnect_websocket_frames_sent_total", "Messages and pings sent on WebSockets.", double(counts.framesSent)),
    };
}

Families busMetrics(const realtime::BusCounts &counts)
{
    return {
        counterFamily("mediconnect_bus_notices_sent_total", "Notices sent to other instances.", double(counts.sent)),
        counterFamily("mediconnect_bus_notices_received_total", "Notices of other instances received.", double(counts.received)),
        counterFamily("mediconnect_bus_reconnects_total", "Times the bus had to listen anew.", double(counts.reconnects)),
    };
}

Families sessionMetrics(const store::SessionMetrics &sessions)
{
    return {
        gaugeFamily("mediconnect_database_sessions", "Sessions open with PostgreSQL.", sessions.open),
        counterFamily("mediconnect_database_sessions_lost_total", "Sessions with PostgreSQL lost.", double(sessions.lost)),
        ops::histogramFamily("mediconnect_database_statement_duration_seconds", "How long statements took, all sessions together.",
            {ops::metricOf(sessions.statements, {})}),
    };
}

Families buildMetrics()
{
    return {gaugeFamily("mediconnect_build_info", "Always 1; the version is in the label.",
        std::vector<ops::Sample> {{{{"version", MC_VERSION}}, 1}})};
}

} // namespace mc::program
