#pragma once

#include <QtGui/QGuiApplication>

namespace mc::console {

/// At the side where the layout of the moment begins, whichever way the text itself runs: a label would go by its text.
inline Qt::Alignment leading(Qt::Alignment vertical = Qt::AlignVCenter)
{
    return vertical | Qt::AlignAbsolute | (QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
}

inline Qt::Alignment leadingTop() { return leading(Qt::AlignTop); }

} // namespace mc::console
