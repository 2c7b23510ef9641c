#include "client/statistics_calls.h"

#include "client/query_parts.h"

namespace mc::client {

using model::UserId;

namespace {

QueryParts queryOf(const StatisticsRange &range, std::optional<UserId> user)
{
    QueryParts parts;
    if (range.from.isValid() || range.to.isValid())
        parts.add("from_date", range.from).add("to_date", range.to);
    else
        parts.addWord("period", std::optional(range.period));
    parts.add("user_id", user ? std::optional(user->value) : std::nullopt);
    return parts;
}

} // namespace

Pending<model::Statistics> StatisticsCalls::ofUser(const StatisticsRange &range, std::optional<UserId> user)
{
    return m_transport.askFor<model::Statistics>(
        {.method = "GET", .path = QStringLiteral("/api/notifications/stats/"), .query = queryOf(range, user).query()},
        &model::statisticsFromJson);
}

Pending<model::AdminStatistics> StatisticsCalls::ofAll(
    const StatisticsRange &range, std::optional<UserId> user, std::optional<qint64> clinicId)
{
    const QUrlQuery query = queryOf(range, user).add("clinic_id", clinicId).query();
    return m_transport.askFor<model::AdminStatistics>(
        {.method = "GET", .path = QStringLiteral("/api/notifications/admin/stats/"), .query = query},
        &model::adminStatisticsFromJson);
}

} // namespace mc::client
