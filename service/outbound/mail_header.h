#pragma once

#include "model/email.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace mc::outbound {

/// Text as a header's value holds it: as it is when it is printable ASCII, else in encoded words of up to 64 bytes
/// (RFC 2047). Control characters, which could begin another header, become spaces first.
QByteArray headerText(const QString &text);
/// A mailbox as From and To hold it: its name quoted or encoded where it has to be (RFC 5322 section 3.4), its domain in
/// ASCII form as in the envelope.
QByteArray headerText(const model::MailAddress &mailbox);
/// A time as Date holds it (RFC 5322 section 3.3).
QByteArray headerText(const QDateTime &time);

/// "Name: value", folded at spaces so that lines stay within 76 bytes where they can (RFC 5322 section 2.2.3). Without
/// a final line end; whatever the value is, one header comes of it.
QByteArray headerLine(const QByteArray &name, const QByteArray &value);

} // namespace mc::outbound
