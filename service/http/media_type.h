#pragma once

#include <QtCore/QByteArray>

namespace mc::http {

/// The media type or range of a header's value, in lower case and without its parameters (RFC 9110 section 8.3.1).
inline QByteArray mediaType(const QByteArray &value)
{
    const qsizetype semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.first(semicolon)).trimmed().toLower();
}

} // namespace mc::http
