#pragma once

#include "client/transport.h"
#include "model/admin_statistics.h"
#include "model/ids.h"

namespace mc::client {

/// What time statistics are about: a rolling window that ends now, or whole days (UTC) in its place.
struct StatisticsRange
{
    model::StatisticsPeriod period = model::StatisticsPeriod::Month;
    QDate from {}; ///< invalid: by the period
    QDate to {}; ///< included
};

/// /api/notifications/stats/ and admin/stats/. Part of a Client.
class StatisticsCalls
{
public:
    explicit StatisticsCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    /// One's own, or as an admin those of a named user.
    Pending<model::Statistics> ofUser(const StatisticsRange &range, std::optional<model::UserId> user = {});
    /// For admins: of all, or of one user or clinic.
    Pending<model::AdminStatistics> ofAll(
        const StatisticsRange &range, std::optional<model::UserId> user = {}, std::optional<qint64> clinicId = {});

private:
    Transport &m_transport;
};

} // namespace mc::client
