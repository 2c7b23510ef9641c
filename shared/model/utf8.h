#pragma once

#include <QtCore/QString>

namespace mc::model {

/// The text that these bytes are in UTF-8, character for character. QString::fromUtf8() takes a U+FEFF at the beginning for
/// a byte order mark and drops it; in what somebody wrote it is a character as any other.
inline QString textFromUtf8(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (utf8.startsWith("\xef\xbb\xbf"))
        text.prepend(QChar(QChar::ByteOrderMark));
    return text;
}

} // namespace mc::model
