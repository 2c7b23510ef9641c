#pragma once

#include "console/dashboard/dashboard_look.h"

#include <QtWidgets/QLabel>

namespace mc::console {

/// One figure of the dashboard: what it is, how much, how that changed, and the trend of a quarter of an hour. For a screen reader it
/// is a label.
class FigureTile : public QLabel
{
    Q_OBJECT

public:
    struct Content
    {
        QString name {};
        QString iconName {};
        StateColour colour = StateColour::Pending;
        QString figure {}; ///< "–" when it is not known
        QString unit {}; ///< "in the last minute"
        QString change {}; ///< empty: not known
        QString exactly {}; ///< the tooltip
        QList<double> trend {};
    };

    explicit FigureTile(const DashboardLook &look, QWidget *parent = nullptr);

    void setContent(const Content &content);
    /// It is no longer told: what is shown was true.
    void setStale(bool isStale);

    QSize sizeHint() const override { return {m_look.px(168), m_look.px(104)}; }
    QSize minimumSizeHint() const override { return {m_look.px(120), m_look.px(104)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const DashboardLook m_look;
    Content m_content;
    bool m_isStale = false;
};

} // namespace mc::console
