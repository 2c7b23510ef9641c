#pragma once

#include <QtCore/QString>

namespace mc::model {

/// The longest beginning of a text, of at most `most` code units, that an ellipsis may follow. It ends between two characters
/// as readers see them (grapheme clusters), and not in or right behind a link: half a link leads elsewhere, and programs that
/// look for links take an ellipsis for a part of one. A link that does not fit is left out with all that follows
/// (CONTRACT section 12). Blanks at the end are left out too, but for one behind a link. May be empty.
///
/// Links are what programs take for some: scheme://…, www.…, and names with a point in them, which also keeps the
/// fraction with its number.
QString beginningOf(const QString &text, qsizetype most);

/// The text if it has at most `most` code units, else its beginning and an ellipsis, which together have no more.
QString shortened(const QString &text, qsizetype most);

/// A name or word from outside as an error may quote it: not at any length, but cut between characters. Nobody follows it, so
/// the beginning of a link tells more than none.
QString quoted(const QString &text, qsizetype most = 64);

} // namespace mc::model
