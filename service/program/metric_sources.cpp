#include "program/metric_sources.h"

#include "ops/logging.h"

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
        counterFamily("mediconnect_websocket_frames_sent_total", "Messages, pings and pongs sent on WebSockets.",
            double(counts.framesSent)),
    };
}

Families busMetrics(const bus::BusCounts &counts)
{
    return {
        counterFamily("mediconnect_bus_notices_sent_total", "Notices sent to other instances.", double(counts.sent)),
        counterFamily(
            "mediconnect_bus_notices_received_total", "Notices of other instances received.", double(counts.received)),
        counterFamily(
            "mediconnect_bus_reconnects_total", "Times the bus had to listen anew.", double(counts.reconnects)),
    };
}

Families laneMetrics(const std::map<model::Provider, delivery::LaneCounts> &counts)
{
    std::vector<ops::Sample> outcomes, inFlight, windows, breakers, pauses, waiting, unstored;
    std::vector<prometheus::ClientMetric> attempts, waits;
    for (const auto &[provider, lane] : counts) {
        const std::string name = word(provider).data();
        const auto add = [&](const char *outcome, const std::atomic<quint64> &count) {
            outcomes.push_back({{{"provider", name}, {"outcome", outcome}}, double(count)});
        };
        add("sent", lane.sent), add("postponed", lane.postponed), add("failed", lane.failed);
        add("suppressed", lane.suppressed), add("held", lane.held);
        const prometheus::Labels labels {{"provider", name}};
        inFlight.push_back({labels, double(lane.inFlight)});
        windows.push_back({labels, double(lane.window)});
        breakers.push_back({labels, double(lane.breaker)});
        pauses.push_back({labels, double(lane.pauses)});
        const std::chrono::duration<double> toWait = lane.pausedUntil.load() - std::chrono::steady_clock::now();
        waiting.push_back({labels, std::max(0.0, toWait.count())});
        unstored.push_back({labels, double(lane.unstored)});
        attempts.push_back(ops::metricOf(lane.attempts, labels));
        waits.push_back(ops::metricOf(lane.waits, labels));
    }
    return {
        counterFamily("mediconnect_deliveries_total",
            "What became of deliveries whose time had come: sent, postponed after an attempt that failed, failed for "
            "good, "
            "suppressed or held when looked at once more.",
            outcomes),
        gaugeFamily("mediconnect_deliveries_in_flight", "Deliveries that a provider has not answered yet.", inFlight),
        gaugeFamily("mediconnect_delivery_window",
            "How many deliveries may be in flight; fewer when the provider asks for less.", windows),
        gaugeFamily("mediconnect_delivery_breaker",
            "0: the provider works; 1: it does not, and is left alone; 2: probing.", breakers),
        counterFamily(
            "mediconnect_delivery_pauses_total", "Times a provider was left alone because it failed.", pauses),
        gaugeFamily("mediconnect_delivery_pause_seconds",
            "How long all but critical deliveries still wait because the provider asks for it.", waiting),
        gaugeFamily("mediconnect_delivery_outcomes_unstored",
            "What became of deliveries and is not stored yet: none are begun when it is too much.", unstored),
        ops::histogramFamily(
            "mediconnect_delivery_attempt_duration_seconds", "How long providers took to answer.", attempts),
        ops::histogramFamily("mediconnect_delivery_wait_seconds", "From being due to the first attempt.", waits),
    };
}

Families jobMetrics(const background::JobCounts &counts, const ops::Clock &clock)
{
    const QDateTime now = clock.now();
    return {
        gaugeFamily("mediconnect_event_outbox_lag_seconds",
            "For how long the oldest event has waited that a module inserted into event_outbox; 0: none waits.",
            counts.outbox.seconds(now)),
        counterFamily("mediconnect_event_outbox_refused_total",
            "Events of event_outbox that this instance set aside in event_outbox_refused.",
            double(counts.outboxRefused)),
        gaugeFamily("mediconnect_reminders_oldest_due_seconds",
            "For how long the oldest reminder has been due that was not shown yet; 0: none is due.",
            counts.reminders.seconds(now)),
        gaugeFamily("mediconnect_audit_sealed_timestamp_seconds",
            "When no row of the audit log was left without a seal, as far as this instance saw; 0: not yet.",
            double(counts.auditSealedAt) / 1000),
    };
}

Families proofMetrics(
    const background::ProofCountsByProvider &proofs, model::Providers providers, const ops::Settings::Canary &canary)
{
    std::vector<ops::Sample> proven, failing, tests;
    for (const auto &[provider, proof] : proofs) {
        if (!providers.testFlag(provider))
            continue;
        const prometheus::Labels labels {
            {"channel", word(channelOf(provider)).data()}, {"provider", word(provider).data()}};
        proven.push_back({labels, double(proof.provenAt) / 1000});
        failing.push_back({labels, proof.isFailing ? 1.0 : 0.0});
        tests.push_back({labels, double(proof.tests)});
    }
    const double interval = canary.user == 0 ? 0 : std::chrono::duration<double>(canary.interval).count();
    return {
        gaugeFamily("mediconnect_channel_last_proven_timestamp_seconds",
            "When a provider last accepted a message, from whichever instance; 0: never.", proven),
        gaugeFamily(
            "mediconnect_channel_failing", "1: a test of the canary was not accepted, and nothing was since.", failing),
        counterFamily("mediconnect_canary_tests_total", "Tests that this instance has begun.", tests),
        gaugeFamily("mediconnect_canary_interval_seconds",
            "How often each provider has to be proven; 0: there are no tests.", interval),
    };
}

Families streamMetrics(const background::JobCounts &counts)
{
    return {
        gaugeFamily("mediconnect_event_stream_connected", "1: events are read from Redis; 0: Redis is away.",
            counts.isStreamRead ? 1.0 : 0.0),
        counterFamily("mediconnect_event_stream_refused_total",
            "Events of Redis that this instance set aside in mediconnect:events:refused.",
            double(counts.streamRefused)),
    };
}

Families sessionMetrics(const store::SessionMetrics &sessions, std::chrono::milliseconds clockOffset)
{
    return {
        gaugeFamily("mediconnect_database_sessions", "Sessions open with PostgreSQL.", sessions.open),
        gaugeFamily("mediconnect_database_clock_offset_seconds",
            "How far this machine's clock is behind the database's, whose time is taken; negative: ahead of it.",
            double(clockOffset.count()) / 1000),
        counterFamily(
            "mediconnect_database_sessions_lost_total", "Sessions with PostgreSQL lost.", double(sessions.lost)),
        ops::histogramFamily("mediconnect_database_statement_duration_seconds",
            "How long statements took, all sessions together.", {ops::metricOf(sessions.statements, {})}),
    };
}

Families identityMetrics(const identity::IdentityCounts &counts)
{
    using Clock = identity::IdentityCounts::Clock;
    const Clock::time_point fetchedAt = counts.fetchedAt;
    const std::chrono::duration<double> age = Clock::now() - fetchedAt;
    const std::vector<ops::Sample> fetches {
        ops::Sample {prometheus::Labels {{"outcome", "fetched"}}, double(counts.fetched)},
        ops::Sample {prometheus::Labels {{"outcome", "failed"}}, double(counts.failed)},
    };
    Families families {
        gaugeFamily("mediconnect_identity_provider_reachable",
            "1: the identity provider's keys could be fetched the last time; 0: they could not.",
            counts.isReachable ? 1.0 : 0.0),
        counterFamily(
            "mediconnect_identity_provider_fetches_total", "Times its keys were fetched, by outcome.", fetches),
    };
    if (fetchedAt != Clock::time_point())
        families.push_back(gaugeFamily("mediconnect_identity_provider_keys_age_seconds",
            "How long ago its keys were fetched the last time; absent until they were.", age.count()));
    return families;
}

Families logMetrics()
{
    return {counterFamily("mediconnect_log_lines_dropped_total",
        "Lines of the log that were dropped, because whoever reads it did not keep up.",
        double(ops::droppedLogLines()))};
}

Families buildMetrics()
{
    return {gaugeFamily("mediconnect_build_info", "Always 1; the version is in the label.",
        std::vector<ops::Sample> {{{{"version", MC_VERSION}}, 1}})};
}

Families schemaMetrics(bool hasWholeSchema)
{
    return {gaugeFamily("mediconnect_schema_complete",
        "1: the database has this program's migrations; 0: deliveries and jobs wait for them.",
        hasWholeSchema ? 1.0 : 0.0)};
}

Families certificateMetrics(const QSslCertificate &certificate)
{
    return {gaugeFamily("mediconnect_tls_certificate_expiry_timestamp_seconds",
        "Until when the certificate is valid that the service shows.",
        double(certificate.expiryDate().toSecsSinceEpoch()))};
}

} // namespace mc::program
