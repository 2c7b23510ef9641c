#pragma once

#include "console/dashboard/dashboard_look.h"
#include "console/widgets/rounded_panel.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace mc::console {

/// A part of the dashboard with what it shows as its title, and what is below each other in it.
class TitledPanel : public RoundedPanel
{
    Q_OBJECT

public:
    explicit TitledPanel(const DashboardLook &look, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &toolTip = {});
    /// Stands at the end of the title's line.
    void addToTitle(QWidget *widget);
    /// The title's line is as high as with a button, as that of the panel beside it.
    void keepRoomForButton();
    /// Takes the room that is left when it stretches.
    void addPart(QWidget *part, int stretch = 0);
    /// What is left below the parts stays empty.
    void addRest();

private:
    QLabel *m_title;
    QHBoxLayout *m_titleLine;
    QVBoxLayout *m_column;
};

} // namespace mc::console
