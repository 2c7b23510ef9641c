#pragma once

#include <QtCore/QString>

namespace mc::console {

/// The text with places, invisible, where a word may go on in the next line that is too long for any pane.
QString breakable(const QString &text);

} // namespace mc::console
