#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QAbstractButton>

namespace mc::console {

/// Something that is on or off, and changes at once. Says it by the place of its knob and a tick, not by colour alone; for a screen
/// reader it is a check box. The theme outlives it.
class Switch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    void paintTrack(QPainter &painter, const QRect &track) const;

    const Theme &m_theme;
};

} // namespace mc::console
