#pragma once

#include "console/dashboard/dashboard_words.h"

#include <QtGui/QFont>
#include <QtWidgets/QApplication>

namespace mc::console {

inline constexpr int panelRadius = 6;

/// How the dashboard's parts are shown: in the page, or larger, in other colours and to everybody, on the wall. The theme outlives
/// them.
struct DashboardLook
{
    const Theme &theme;
    double scale = 1;
    Told told = Told::InFull;

    int px(int pixels) const { return qRound(pixels * scale); }
    /// So many points larger than the text is.
    QFont font(double larger = 0, QFont::Weight weight = QFont::Normal) const
    {
        QFont font = QApplication::font();
        font.setPointSizeF((font.pointSizeF() + larger) * scale);
        font.setWeight(weight);
        return font;
    }
    /// Of texts and figures; paler when they are no longer true.
    QColor textColour(bool isStale) const { return isStale ? theme.colours().muted : theme.colours().text; }
    QColor stateColour(StateColour state, bool isStale) const
    {
        return isStale ? theme.colours().muted : theme.state(state);
    }
};

} // namespace mc::console
