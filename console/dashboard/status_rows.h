#pragma once

#include "console/dashboard/dashboard_look.h"
#include "console/dashboard/failure_groups.h"
#include "model/admin_statistics.h"

#include <QtWidgets/QLabel>

namespace mc::console {

/// A line of one of the dashboard's lists. For a screen reader it is a label. Says nothing before it is told something.
class StatusRow : public QLabel
{
    Q_OBJECT

public:
    explicit StatusRow(const DashboardLook &look, QWidget *parent = nullptr);

    /// What is shown was true.
    void setStale(bool isStale);

    QSize sizeHint() const override { return {m_look.px(220), m_look.px(28)}; }
    QSize minimumSizeHint() const override { return {m_look.px(160), m_look.px(22)}; }

protected:
    const DashboardLook &look() const { return m_look; }
    bool isStale() const { return m_isStale; }
    /// What it says, and what more of it there is to know.
    void say(const QString &text, const QString &toolTip);

private:
    const DashboardLook m_look;
    bool m_isStale = false;
};

/// A provider: "FCM paused until 10:42: INTERNAL".
class ProviderRow : public StatusRow
{
    Q_OBJECT

public:
    using StatusRow::StatusRow;
    void setHealth(const model::ProviderHealth &health);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    model::ProviderHealth m_health;
};

/// Which share of a channel's deliveries did not fail within a day, as a bar and a figure.
class SuccessRow : public StatusRow
{
    Q_OBJECT

public:
    using StatusRow::StatusRow;
    void setChannel(model::Channel channel, const model::ChannelStatistics &statistics);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString rateText() const;

    model::Channel m_channel = model::Channel::InApp;
    model::ChannelStatistics m_statistics;
};

/// Failures of one reason, as everybody may read it.
class ReasonRow : public StatusRow
{
    Q_OBJECT

public:
    using StatusRow::StatusRow;
    void setGroup(const FailureGroups::Group &group);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    FailureGroups::Group m_group;
};

} // namespace mc::console
