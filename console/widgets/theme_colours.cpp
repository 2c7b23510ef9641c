#include "console/widgets/theme.h"

namespace mc::console {

namespace {

QColor rgb(const char *name) { return QColor(QLatin1String(name)); }

} // namespace

const Colours &lightColours()
{
    static const Colours colours {.window = rgb("#f6f7f9"),
        .surface = rgb("#ffffff"),
        .alternate = rgb("#f1f4f7"),
        .text = rgb("#1b2430"),
        .muted = rgb("#566373"),
        .border = rgb("#c9d1da"),
        .accent = rgb("#0b6e6e"),
        .onAccent = rgb("#ffffff"),
        .states = {rgb("#1d5fb4"), rgb("#1a7340"), rgb("#5b6470"), rgb("#5b4bb5"), rgb("#6b5b4a"), rgb("#b3261e"),
            rgb("#8a5300"), rgb("#9c1c50")}};
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours {.window = rgb("#15191e"),
        .surface = rgb("#1c2128"),
        .alternate = rgb("#222932"),
        .text = rgb("#e6eaf0"),
        .muted = rgb("#9fadbd"),
        .border = rgb("#3a4450"),
        .accent = rgb("#4fc4bf"),
        .onAccent = rgb("#0c1512"),
        .states = {rgb("#7db4f5"), rgb("#6fcf97"), rgb("#aab4c0"), rgb("#b3a8f5"), rgb("#cbb8a0"), rgb("#ff8a80"),
            rgb("#f2b45c"), rgb("#ff8ab8")}};
    return colours;
}

QColor tint(const QColor &colour, const QColor &ground, double share)
{
    const auto mix = [share](int above, int below) { return qRound(above * share + below * (1 - share)); };
    return {mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue())};
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    for (const auto &[role, colour] :
        {std::pair(QPalette::Window, colours.window), std::pair(QPalette::Base, colours.surface),
            std::pair(QPalette::AlternateBase, colours.alternate), std::pair(QPalette::Button, colours.surface),
            std::pair(QPalette::ToolTipBase, colours.text), std::pair(QPalette::ToolTipText, colours.window),
            std::pair(QPalette::WindowText, colours.text), std::pair(QPalette::Text, colours.text),
            std::pair(QPalette::ButtonText, colours.text), std::pair(QPalette::BrightText, colours.text),
            std::pair(QPalette::PlaceholderText, colours.muted), std::pair(QPalette::Highlight, colours.accent),
            std::pair(QPalette::HighlightedText, colours.onAccent), std::pair(QPalette::Link, colours.accent),
            std::pair(QPalette::LinkVisited, colours.accent), std::pair(QPalette::Light, colours.surface),
            std::pair(QPalette::Midlight, colours.alternate), std::pair(QPalette::Mid, colours.border),
            std::pair(QPalette::Dark, colours.border), std::pair(QPalette::Shadow, colours.border)})
        palette.setColor(role, colour);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, tint(colours.muted, colours.surface, 0.7));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.text);
    return palette;
}

} // namespace mc::console
