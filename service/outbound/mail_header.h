#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace mc::outbound {

/// Whether an address can stand in an envelope and in a header as it is: local part and host around the last '@', up to
/// 254 bytes, no spaces, control characters, brackets or quotes.
bool isMailAddress(const QString &text);

/// The address of "Name <user@host>" or "user@host", and the name, empty when there is none.
struct Mailbox
{
    QString name;
    QString address;
    bool operator==(const Mailbox &) const = default;
};
Mailbox mailboxFrom(const QString &text);

/// Text as a header's value holds it: as it is when it is printable ASCII, else in encoded words of up to 64 bytes
/// (RFC 2047). Control characters, which could begin another header, become spaces first.
QByteArray headerText(const QString &text);
/// A mailbox as From and To hold it, its name quoted or encoded where it has to be (RFC 5322 section 3.4).
QByteArray headerText(const Mailbox &mailbox);
/// A time as Date holds it (RFC 5322 section 3.3).
QByteArray headerText(const QDateTime &time);

/// "Name: value", folded at spaces so that lines stay within 76 bytes where they can (RFC 5322 section 2.2.3). Without
/// a final line end; whatever the value is, one header comes of it.
QByteArray headerLine(const QByteArray &name, const QByteArray &value);

} // namespace mc::outbound
