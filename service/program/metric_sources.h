#pragma once

#include "background/job_counts.h"
#include "bus/postgres_bus.h"
#include "delivery/dispatcher.h"
#include "identity/identity_counts.h"
#include "ops/clock.h"
#include "ops/metrics.h"
#include "ops/settings.h"
#include "realtime/hub.h"
#include "store/session/session_metrics.h"

#include <QtNetwork/QSslCertificate>

namespace mc::program {

/// What the rooms have counted, under the names that dashboards know.
ops::Metrics::Families hubMetrics(const realtime::HubCounts &counts);
ops::Metrics::Families busMetrics(const bus::BusCounts &counts);
ops::Metrics::Families laneMetrics(const std::map<model::Provider, delivery::LaneCounts> &counts);
ops::Metrics::Families jobMetrics(const background::JobCounts &counts, const ops::Clock &clock);
/// Of the providers that are set up.
ops::Metrics::Families proofMetrics(
    const background::ProofCountsByProvider &proofs, model::Providers providers, const ops::Settings::Canary &canary);
ops::Metrics::Families streamMetrics(const background::JobCounts &counts);
ops::Metrics::Families sessionMetrics(const store::SessionMetrics &sessions, std::chrono::milliseconds clockOffset);
ops::Metrics::Families identityMetrics(const identity::IdentityCounts &counts);
ops::Metrics::Families logMetrics();
ops::Metrics::Families buildMetrics();
/// `hasWholeSchema`: the database has this program's migrations.
ops::Metrics::Families schemaMetrics(bool hasWholeSchema);
/// Of the certificate that the service shows.
ops::Metrics::Families certificateMetrics(const QSslCertificate &certificate);

} // namespace mc::program
