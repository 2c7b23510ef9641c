#pragma once

#include "console/dashboard/dashboard_data.h"
#include "console/dashboard/failure_actions.h"
#include "console/dashboard/range_choice.h"
#include "console/dashboard/wall_window.h"
#include "console/widgets/page.h"

namespace mc::console {

class DashboardView;
class NewsLine;
class PageHeader;
class TableView;

/// How deliveries go at this moment: for admins, who alone are told. What it is given outlives it.
class DashboardPage : public Page
{
    Q_OBJECT

public:
    explicit DashboardPage(const Environment &environment, QWidget *parent = nullptr);
    ~DashboardPage() override;

    QString title() const override { return tr("Dashboard"); }
    QList<QAction *> pageActions() const override;
    bool open(const Destination &destination) override { return std::holds_alternative<OpenDashboard>(destination); }
    QWidget *initialFocus() const override;
    void refresh() override { m_data.refresh(); }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpFailures();
    void addKeys();
    void layOut();
    void retranslate();
    void updateFailures();
    void tellRefreshed(const std::optional<model::Error> &error);
    void showWall();

    Connection &m_connection;
    QSettings &m_settings;
    DashboardData m_data;
    FailureActions m_actions;
    RangeChoice m_ranges;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_showWall;
    PageHeader *m_header;
    NewsLine *m_news;
    InlineMessage *m_message;
    InlineMessage *m_dayFailure;
    TableView *m_failures;
    DashboardView *m_view;
    QPointer<WallWindow> m_wall; ///< while it is shown
};

} // namespace mc::console
