#pragma once

#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QPalette>

#include <array>

namespace mc::console {

/// What a colour says about a notification, a delivery or a provider. Never said by colour alone.
enum class StateColour { Sent, Delivered, Pending, Held, Suppressed, Failed, Paused, Critical };

/// Every colour of the console, light or dark.
struct Colours
{
    QColor window;
    QColor surface; ///< tables, fields, buttons
    QColor alternate; ///< every other row
    QColor text;
    QColor muted; ///< secondary text
    QColor border;
    QColor accent;
    QColor onAccent; ///< text on it
    std::array<QColor, 8> states; ///< by StateColour

    QColor state(StateColour state) const { return states[std::size_t(state)]; }
};

const Colours &lightColours();
const Colours &darkColours();
QPalette paletteOf(const Colours &colours);
/// `share` of one colour on the other: the background of chips and messages.
QColor tint(const QColor &colour, const QColor &ground, double share = 0.12);

/// How the console looks: light or dark, by the system's scheme or by the setting, and how dense its tables are.
///
/// Lives on the main thread as long as the application, which owns it, or as the one window. Widgets that paint state colours read them when they
/// paint; the palette's change has them painted anew.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)
    enum class Rows { Dense, Roomy };
    Q_ENUM(Rows)

    /// What it makes look like it: everything, or nothing but what is given it, such as a window that is dark whatever the setting.
    enum class Reach { Application, OneWindow };

    /// Makes the application look like it at once, if that is its reach.
    explicit Theme(Reach reach = Reach::Application);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    bool isDark() const;
    const Colours &colours() const { return isDark() ? darkColours() : lightColours(); }
    QColor state(StateColour state) const { return colours().state(state); }

    Rows rows() const { return m_rows; }
    void setRows(Rows rows);
    /// Of a table's rows, in pixels.
    int rowHeight() const { return m_rows == Rows::Dense ? 28 : 36; }

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool systemIsDark() const;

    const Reach m_reach;
    Scheme m_scheme = Scheme::System;
    Rows m_rows = Rows::Dense;
    bool m_startedDark = false; ///< the system's palette before the console's
};

} // namespace mc::console
