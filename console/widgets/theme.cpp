#include "console/widgets/theme.h"

#include "console/widgets/style.h"

#include <QtGui/QStyleHints>
#include <QtWidgets/QApplication>

namespace mc::console {

Theme::Theme(Reach reach)
    : m_reach(reach)
{
    const QPalette system = QApplication::palette();
    m_startedDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    if (reach == Reach::Application)
        QApplication::setStyle(new Style); // the application takes it
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    if (std::exchange(m_scheme, scheme) != scheme)
        apply();
}

void Theme::setRows(Rows rows)
{
    if (std::exchange(m_rows, rows) != rows)
        Q_EMIT changed();
}

bool Theme::isDark() const { return m_scheme == Scheme::System ? systemIsDark() : m_scheme == Scheme::Dark; }

// Before Qt 6.5 nothing tells of a change: what was so at the start counts.
bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_startedDark;
}

void Theme::apply()
{
    if (m_reach == Reach::Application)
        QApplication::setPalette(paletteOf(colours()));
    Q_EMIT changed();
}

} // namespace mc::console
