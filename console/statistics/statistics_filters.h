#pragma once

#include "console/statistics/statistics_query.h"
#include "console/widgets/filter_bar.h"

class QActionGroup;

namespace mc::client {
class Client;
}

namespace mc::console {

/// What stands above the statistics: the time that they are about, then chips for a clinic and a person. Keeps them in the
/// settings. What it is given outlives it.
class StatisticsFilters : public FilterBar
{
    Q_OBJECT

public:
    StatisticsFilters(client::Client &client, QSettings &settings, QWidget *parent = nullptr);

    const StatisticsQuery &query() const { return m_query; }
    void setQuery(const StatisticsQuery &query);
    /// The time has the keys.
    void focusTime();
    /// Those of the page: the periods and the other filters.
    QList<QAction *> filterActions() const { return m_filterActions; }

Q_SIGNALS:
    void changed(const mc::console::StatisticsQuery &query);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addActions();
    void retranslate();
    void showQuery();
    void openFilter(const QString &key, QWidget *chip);
    void removeFilter(const QString &key);
    void askDays();
    void askClinic(const QWidget &below);
    void askUser(const QWidget &below);

    client::Client &m_client;
    QSettings &m_settings;
    StatisticsQuery m_query;
    QToolButton *m_time;
    QMenu *m_times;
    QMenu *m_more;
    QActionGroup *m_periods;
    QAction *m_days;
    QAction *m_clinic;
    QAction *m_user;
    QList<QAction *> m_filterActions;
};

} // namespace mc::console
