#include "client/statistics_calls.h"

#include "client/query_parts.h"

namespace mc::client {

using model::UserId;

namespace {

QueryParts queryOf(const StatisticsWindow &window, std::optional<UserId> user)
{
    QueryParts parts;
    if (window.from.isValid() || window.to.isValid())
        parts.add("from_date", window.from).add("to_date", window.to);
    else
        parts.addWord("period", std::optional(window.period));
    parts.add("user_id", user ? std::optional(user->value) : std::nullopt);
    return parts;
}

} // namespace

Pending<model::Statistics> StatisticsCalls::ofUser(const StatisticsWindow &window, std::optional<UserId> user)
{
    return m_transport.askFor<model::Statistics>(
        {.method = "GET", .path = QStringLiteral("/api/notifications/stats/"), .query = queryOf(window, user).query()},
        &model::statisticsFromJson);
}

Pending<model::AdminStatistics> StatisticsCalls::ofAll(
    const StatisticsWindow &window, std::optional<UserId> user, std::optional<qint64> clinicId)
{
    const QUrlQuery query = queryOf(window, user).add("clinic_id", clinicId).query();
    return m_transport.askFor<model::AdminStatistics>(
        {.method = "GET", .path = QStringLiteral("/api/notifications/admin/stats/"), .query = query},
        &model::adminStatisticsFromJson);
}

} // namespace mc::client
