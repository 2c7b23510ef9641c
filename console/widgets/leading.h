#pragma once

#include <QtGui/QGuiApplication>

namespace mc::console {

/// At the side where the layout of the moment begins, whichever way the text itself runs: a label would go by its text.
inline Qt::Alignment leadingTop()
{
    return Qt::AlignTop | Qt::AlignAbsolute | (QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace mc::console
