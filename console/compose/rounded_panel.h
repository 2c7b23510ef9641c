#pragma once

#include <QtWidgets/QWidget>

namespace mc::console {

/// A panel with round corners on which a preview stands: filled by the palette, or by a wash of its accent.
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
