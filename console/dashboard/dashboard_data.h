#pragma once

#include "client/client.h"
#include "console/dashboard/failure_groups.h"
#include "console/dashboard/live_history.h"
#include "console/session/live_feed.h"

#include <QtCore/QElapsedTimer>

namespace mc::console {

/// What the dashboard knows, whether or not it is shown: what was told live since sign-in, by the minute of the day before, and what
/// the service counted in the last 24 hours. Lives on the main thread, from sign-in to sign-out. What it is given outlives it.
class DashboardData : public QObject
{
    Q_OBJECT

public:
    DashboardData(LiveFeed &live, client::Client &client, QObject *parent = nullptr);

    bool isLive() const { return m_live.isLive(); }
    /// Told last; none so far.
    const std::optional<model::LiveStatistics> &latest() const { return m_latest; }
    const LiveHistory &history() const { return m_history; }
    /// The service's time of now, as it goes on from what was told last; invalid before.
    QDateTime now() const;
    FailureGroups &failures() { return m_failures; }
    /// Some outcomes were too many to be told one by one, so there may be more failures than are listed.
    bool hasLeftOut() const { return m_hasLeftOut; }
    /// The last 24 hours; none so far.
    const std::optional<model::AdminStatistics> &lastDay() const { return m_lastDay; }

    /// Asks for the last 24 hours anew, as it does by itself each minute.
    void refresh();
    /// Where new failures are listed.
    void setOrder(FailureGroups::Order order);
    /// The texts of its lists are made anew.
    void retranslate() { m_failures.retranslate(); }

Q_SIGNALS:
    /// At most four times a second.
    void changed();
    /// The last 24 hours are known, or why they are not.
    void refreshed(const std::optional<mc::model::Error> &error);

private:
    void changeSoon();

    LiveFeed &m_live;
    client::Client &m_client;
    std::optional<model::LiveStatistics> m_latest;
    LiveHistory m_history;
    QElapsedTimer m_sinceLatest;
    FailureGroups m_failures;
    FailureGroups::Order m_order = FailureGroups::Order::NewestFirst;
    bool m_hasLeftOut = false;
    std::optional<model::AdminStatistics> m_lastDay;
    client::Pending<model::AdminStatistics> m_asked;
    QTimer m_turn; ///< until what came is shown
    QTimer m_minute;
};

} // namespace mc::console
