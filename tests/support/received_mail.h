#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace mc::test {

/// One part of a mail, or a whole one, as a mail program reads it.
struct MailPart
{
    QList<std::pair<QByteArray, QByteArray>> headers; ///< unfolded, in their order, names as they came
    QByteArray raw; ///< the body as it came
    QList<MailPart> parts; ///< of a multipart, in their order

    /// The header's value, empty when there is none; names in any case.
    QByteArray header(const char *name) const;
    int count(const char *name) const;
    /// The value with its encoded words read (RFC 2047).
    QString headerText(const char *name) const;
    QByteArray mediaType() const; ///< in lower case, without parameters
    /// The text, its transfer encoding undone, with \n line ends.
    QString text() const;
    /// The first part of that type.
    const MailPart *part(const QByteArray &type) const;
};

/// Reads a whole mail.
MailPart mailFrom(const QByteArray &bytes);

} // namespace mc::test
