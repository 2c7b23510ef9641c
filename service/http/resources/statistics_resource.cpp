#include "http/resources/statistics_resource.h"

#include "http/query.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

store::StatisticsWindow windowFrom(Query &query, const QDateTime &now)
{
    const auto period = query.word(
        QLatin1String("period"), &model::statisticsPeriodFromWord, QStringLiteral("day, week, month, year"));
    const QDate from = query.date(QLatin1String("from_date")).value_or(QDate());
    const QDate to = query.date(QLatin1String("to_date")).value_or(QDate());
    if (from.isValid() && to.isValid() && to < from)
        query.wrong(QLatin1String("to_date"), QStringLiteral("Must not lie before from_date."));
    if (from.isValid() || to.isValid())
        return store::StatisticsWindow::ofDates(from, to);
    return store::StatisticsWindow::rolling(period.value_or(model::StatisticsPeriod::Month), now);
}

template<typename T>
Answer answerWith(const T &statistics)
{
    model::JsonWriter json(4096);
    write(json, statistics);
    return jsonAnswer(200, json.take());
}

} // namespace

StatisticsResource::StatisticsResource(store::Store &store, const realtime::Hub &hub, const ops::Clock &clock)
    : m_store(store)
    , m_hub(hub)
    , m_clock(clock)
{
}

Result<Answer> StatisticsResource::own(const Request &request, Work &work)
{
    Query query(request.query);
    const store::StatisticsWindow window = windowFrom(query, m_clock.now());
    const model::UserId user = query.userId(QLatin1String("user_id")).value_or(request.callerId());
    if (!query.errors().isEmpty())
        return query.error();
    if (user != request.callerId() && !request.isAdmin())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    const Result<model::Statistics> statistics = m_store.statistics.ofUser(user, window);
    if (!statistics)
        return statistics.error();
    work.concerns(user);
    return answerWith(*statistics);
}

Result<Answer> StatisticsResource::ofAll(const Request &request, Work &work)
{
    Query query(request.query);
    const QDateTime now = m_clock.now();
    const store::StatisticsWindow window = windowFrom(query, now);
    const store::StatisticsScope scope {query.userId(QLatin1String("user_id")),
        query.integer(QLatin1String("clinic_id"), 1, std::numeric_limits<qint64>::max())};
    if (!query.errors().isEmpty())
        return query.error();
    Result<model::AdminStatistics> statistics = m_store.statistics.forAdmin(scope, window, now);
    if (!statistics)
        return statistics.error();
    if (scope.user)
        work.concerns(*scope.user);
    else
        work.concernsMany(int(std::min<qint64>(statistics->totals.total, std::numeric_limits<int>::max())));
    const Result<QList<store::TestedChannel>> channels = m_store.channelProofs.all();
    if (!channels)
        return channels.error();
    for (const store::TestedChannel &channel : *channels)
        statistics->channels += channel.proof;
    statistics->connectedClients = m_hub.connectedClients();
    return answerWith(*statistics);
}

} // namespace mc::http
