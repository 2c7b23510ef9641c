#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

namespace mc::console {

/// Which way an icon points when the layout runs from right to left.
enum class Mirror { No, RightToLeft };

/// An icon of the console's set, by Lucide's name, in the palette's text colour whenever it is painted: muted when it is
/// disabled, in the colour of highlighted text when it is selected. Null for a name that is not among those of CMakeLists.txt.
QIcon icon(const QString &name, Mirror mirror = Mirror::No);

/// The same icon in one colour, for painting by hand.
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio);

} // namespace mc::console
