#pragma once

#include "console/dashboard/dashboard_data.h"
#include "console/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mc::console {

class DashboardView;

/// The dashboard alone for a monitor in the room: the whole screen, large, dark, and without what is not for everybody: no names,
/// texts, addresses or ids. Deletes itself when it is left by Esc or its key. The data outlives it; the window that it belongs to
/// owns it.
class WallWindow : public QWidget
{
    Q_OBJECT

public:
    WallWindow(DashboardData &known, LiveHistory::Range range, QWidget &owner);

    void setRange(LiveHistory::Range range);

Q_SIGNALS:
    /// Somebody wants it no more. It stays wanted when the program ends.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut(QWidget *news);
    void retranslate();
    void updateClock();

    Theme m_theme;
    const double m_scale;
    QLabel *m_title;
    QLabel *m_clock;
    QLabel *m_hint;
    QAction *m_leave;
    DashboardView *m_view;
};

} // namespace mc::console
