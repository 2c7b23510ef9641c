#pragma once

#include <QtWidgets/QWidget>

class QBrush;
class QPen;

namespace mc::console {

/// The panel alone, for what paints itself.
void paintRoundedPanel(QPainter &painter, const QRect &rect, int radius, const QBrush &fill, const QPen &border);

/// A panel with round corners for what stands on the page as one thing: filled by the palette, or by a wash of its accent.
class RoundedPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Fill { Surface, Bubble, Wallpaper };

    RoundedPanel(Fill fill, int radius, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QBrush brush() const;

    const Fill m_fill;
    const int m_radius;
};

} // namespace mc::console
