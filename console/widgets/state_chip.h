#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QLabel>

namespace mc::console {

/// A state as it is shown everywhere: icon and word in its colour, on a tint of it.
struct ChipLook
{
    StateColour colour = StateColour::Pending;
    QString iconName;
    QString text;
    bool operator==(const ChipLook &) const = default;
};

/// The room that a chip takes.
QSize chipSize(const ChipLook &look, const QFont &font);
/// Paints it into the rectangle, at its beginning and in its middle, for tables; a word that is too long gets an ellipsis.
void paintChip(
    QPainter &painter, const QRect &rect, const ChipLook &look, const Theme &theme, Qt::LayoutDirection direction);

/// The same as a widget: for a screen reader it is the label that its word is. The theme outlives it.
class StateChip : public QLabel
{
    Q_OBJECT

public:
    explicit StateChip(const Theme &theme, QWidget *parent = nullptr);

    const ChipLook &look() const { return m_look; }
    void setLook(const ChipLook &look);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    ChipLook m_look;
};

} // namespace mc::console
