#pragma once

#include "console/session/environment.h"
#include "console/statistics/loaded_statistics.h"
#include "console/statistics/statistics_export.h"
#include "console/widgets/page.h"

class QScrollArea;
class QStackedWidget;

namespace mc::console {

class BusyLine;
class InlineMessage;
class PageHeader;
class Placeholder;
class StatisticsFilters;
class StatisticsView;

/// The page of statistics: what was sent in a time, by whom it was read, what failed, and how that compares with the time before;
/// to be exported, and as a report. For admins.
class StatisticsPage : public Page
{
    Q_OBJECT

public:
    explicit StatisticsPage(const Environment &environment, QWidget *parent = nullptr);

    QString title() const override { return tr("Statistics"); }
    QList<QAction *> pageActions() const override;
    QWidget *initialFocus() const override;
    void focusFilter() override;
    void refresh() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectAll();
    void retranslate();
    void load();
    void updateState();
    void updatePlaceholder();
    void showFailure(const model::Error &error);

    Connection &m_connection;
    LoadedStatistics m_statistics;
    StatisticsExport m_export;
    PageHeader *m_header;
    StatisticsFilters *m_filters;
    BusyLine *m_busy;
    InlineMessage *m_outcome; ///< of the last export
    InlineMessage *m_failure;
    QAction *m_again;
    QStackedWidget *m_stack;
    QScrollArea *m_scrolled;
    StatisticsView *m_view;
    Placeholder *m_placeholder;
    bool m_isAsked = false; ///< not before it is seen
};

} // namespace mc::console
