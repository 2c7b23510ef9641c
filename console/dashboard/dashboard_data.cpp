#include "console/dashboard/dashboard_data.h"

namespace mc::console {

using namespace std::chrono_literals;

DashboardData::DashboardData(LiveFeed &live, client::Client &client, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_client(client)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(250ms);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_failures.show(m_order);
        Q_EMIT changed();
    });
    connect(&live, &LiveFeed::statisticsArrived, this, [this](const model::LiveStatistics &statistics) {
        m_latest = statistics;
        m_history.add(statistics);
        m_sinceLatest.start();
        m_hasLeftOut = m_hasLeftOut || statistics.leftOut > 0;
        changeSoon();
    });
    connect(&live, &LiveFeed::historyArrived, this, [this](const QList<model::LiveMinute> &minutes) {
        m_history.add(minutes);
        changeSoon();
    });
    connect(&live, &LiveFeed::deliveryArrived, this, [this](const model::LiveDelivery &delivery) {
        m_failures.add(delivery);
        changeSoon();
    });
    connect(&live, &LiveFeed::liveChanged, this, &DashboardData::changed);
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_failures.retranslate(); // "12 min ago"
        changeSoon(); // time passes, also when nothing is told
        refresh();
    });
    m_minute.start();
}

QDateTime DashboardData::now() const
{
    const QDateTime latest = m_history.latest();
    return latest.isValid() ? latest.addMSecs(m_sinceLatest.elapsed()) : latest;
}

void DashboardData::refresh()
{
    m_asked.abandon();
    m_asked = m_client.statistics().ofAll({.period = model::StatisticsPeriod::Day});
    m_asked.then(this, [this](const model::Result<model::AdminStatistics> &answer) {
        if (answer)
            m_lastDay = *answer;
        Q_EMIT refreshed(answer ? std::optional<model::Error>() : answer.error());
        changeSoon();
    });
}

void DashboardData::setOrder(FailureGroups::Order order)
{
    m_order = order;
    changeSoon();
}

void DashboardData::changeSoon()
{
    if (!m_turn.isActive())
        m_turn.start();
}

} // namespace mc::console
