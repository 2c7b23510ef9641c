#pragma once

#include <QtWidgets/QWidget>

namespace mc::console {

/// Writes it as titles are: semibold, and so many points larger than its font is.
inline void embolden(QWidget &widget, qreal larger = 0)
{
    QFont font = widget.font();
    if (larger > 0)
        font.setPointSizeF(font.pointSizeF() + larger);
    font.setWeight(QFont::DemiBold);
    widget.setFont(font);
}

} // namespace mc::console
