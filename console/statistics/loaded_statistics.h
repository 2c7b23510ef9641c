#pragma once

#include "client/client.h"
#include "console/statistics/statistics_query.h"

#include <QtCore/QObject>

namespace mc::console {

/// The statistics that were asked for, and those of the time before to compare them with. Lives on the main thread, and not longer
/// than the client.
class LoadedStatistics : public QObject
{
    Q_OBJECT

public:
    explicit LoadedStatistics(client::Client &client, QObject *parent = nullptr);

    /// Asks anew. Answers to what was asked before are dropped; what they brought earlier stays until the new ones are there.
    void load(const StatisticsQuery &query);
    bool isLoading() const { return m_pending > 0; }

    /// None before the first answer.
    const std::optional<model::AdminStatistics> &now() const { return m_now; }
    /// None where there is nothing to compare with, or where it did not come.
    const std::optional<model::AdminStatistics> &before() const { return m_before; }
    /// What they are about, and when they came; of the last ones that did.
    const StatisticsQuery &query() const { return m_query; }
    const QDateTime &loadedAt() const { return m_loadedAt; }
    /// Why the last ones asked for did not come.
    const std::optional<model::Error> &error() const { return m_error; }

Q_SIGNALS:
    /// It began to load, has new figures, or failed.
    void changed();
    void failed(const mc::model::Error &error);

private:
    using Answer = model::Result<model::AdminStatistics>;

    void settle(const StatisticsQuery &query);

    client::Client &m_client;
    client::Pending<model::AdminStatistics> m_nowCall;
    client::Pending<model::AdminStatistics> m_beforeCall;
    std::optional<Answer> m_nowAnswer;
    std::optional<Answer> m_beforeAnswer;
    int m_pending = 0; ///< answers still to come

    StatisticsQuery m_query;
    QDateTime m_loadedAt;
    std::optional<model::AdminStatistics> m_now;
    std::optional<model::AdminStatistics> m_before;
    std::optional<model::Error> m_error;
};

} // namespace mc::console
