#pragma once

#include "console/dashboard/dashboard_data.h"
#include "console/dashboard/dashboard_look.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mc::console {

/// Whether the dashboard is true at this moment, and since when it has known what it shows. What it is given outlives it.
class NewsLine : public QWidget
{
    Q_OBJECT

public:
    NewsLine(const DashboardData &known, const DashboardLook &look, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    ChipLook chip() const;

    const DashboardData &m_data;
    QLabel *m_since;
    StateChip *m_state;
};

} // namespace mc::console
