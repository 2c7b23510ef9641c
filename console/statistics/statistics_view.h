#pragma once

#include "console/statistics/figure_table.h"
#include "console/widgets/destination.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace mc::console {

class FactList;
class FigureSection;
class HeadlineTile;
class LoadedStatistics;
class Theme;
class TimeChart;

/// The figures of the page: tiles, the chart over time, tables, and what is so at this moment. What it is given outlives it.
class StatisticsView : public QWidget
{
    Q_OBJECT

public:
    StatisticsView(const LoadedStatistics &statistics, const Theme &theme, QWidget *parent = nullptr);

    /// What is loaded has changed. While it loads, what was known before is seen through a veil.
    void showStatistics();

Q_SIGNALS:
    /// To see the statistics of that clinic.
    void clinicOpened(qint64 clinicId);
    void navigate(const mc::console::Destination &destination);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectSections();
    void retranslate();
    void showTables();
    void showTimeline();
    void showMoment();
    OpenMatchingNotifications matching() const;

    const LoadedStatistics &m_statistics;
    QLabel *m_about;
    QList<HeadlineTile *> m_tiles;
    QLabel *m_timelineTitle;
    TimeChart *m_timeline;
    FigureSection *m_channels;
    FigureSection *m_errors;
    FigureSection *m_types;
    FigureSection *m_clinics;
    FigureSection *m_priorities;
    QLabel *m_momentTitle;
    FactList *m_moment;
    QWidget *m_veil;
    QTimer m_pause; ///< before the veil, which flickers where the answer comes at once
};

} // namespace mc::console
