#pragma once

#include "console/dashboard/dashboard_data.h"
#include "console/dashboard/dashboard_look.h"
#include "console/dashboard/figure_tile.h"
#include "console/dashboard/status_rows.h"

#include <QtWidgets/QWidget>

class QBoxLayout;

namespace mc::console {

class TimeChart;
class TitledPanel;

/// What the dashboard shows, in its page and on the wall: tiles, charts, providers, success by channel, failures. Looks at the data
/// while it is visible only. What it is given outlives it.
class DashboardView : public QWidget
{
    Q_OBJECT

public:
    /// `failures` lists them; null: reasons and counts alone do.
    DashboardView(DashboardData &known, const DashboardLook &look, QWidget *failures, QWidget *parent = nullptr);

    void setRange(LiveHistory::Range range);
    /// At the end of the failures' title.
    void addToFailures(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut(QWidget *failures);
    QBoxLayout *newRow();
    TimeChart *newChart(bool isStacked);
    void retranslate();
    void update();
    void updateTiles();
    void updateCharts();
    void drawThroughput(const QDateTime &now);
    void drawLatency(const QDateTime &now);
    void updateProviders();
    void updateDay();
    void updateReasons();

    DashboardData &m_data;
    const DashboardLook m_look;
    LiveHistory::Range m_range = LiveHistory::Range::QuarterHour;
    QDateTime m_throughputDrawn; ///< up to when; invalid: as it is no longer to be
    QDateTime m_latencyDrawn;
    QList<FigureTile *> m_tiles;
    TitledPanel *m_throughputPanel;
    TitledPanel *m_latencyPanel;
    TitledPanel *m_providersPanel;
    TitledPanel *m_successPanel;
    TitledPanel *m_failuresPanel;
    TimeChart *m_throughput;
    TimeChart *m_latency;
    QList<ProviderRow *> m_providers;
    QList<SuccessRow *> m_success;
    QList<ReasonRow *> m_reasons;
};

} // namespace mc::console
