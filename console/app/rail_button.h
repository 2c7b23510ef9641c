#pragma once

#include <QtWidgets/QToolButton>

namespace mc::console {

/// One entry of the rail: an icon, and its name where there is room; otherwise the name is its tooltip. The entry of the page
/// that is shown has a bar at its beginning and a tint, not a colour alone.
class RailButton : public QToolButton
{
    Q_OBJECT

public:
    explicit RailButton(QAction *action, QWidget *parent = nullptr);

    void setNameShown(bool isShown);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    QAction *m_action;
    bool m_isNameShown = false;
};

} // namespace mc::console
