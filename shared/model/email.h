#pragma once

#include <QtCore/QString>

namespace mc::model {

/// Whether it is an email address, for everyone who takes, keeps or uses one: a local part and a domain around its only
/// '@', with letters of any script in both (RFC 6531), in up to 254 bytes (RFC 5321 section 4.5.3.1.3). Nothing that
/// could end an address in an envelope or a header is in it: no spaces, control or format characters, brackets, quotes
/// or commas. The domain has an ASCII form.
bool isEmail(QStringView text);

/// A domain's ASCII form (IDNA, RFC 5890), in lower case: "xn--bcher-kva.example" for "bücher.example". Empty: it has none.
QString asciiDomain(QStringView domain);
/// An address with its domain in ASCII form, the local part as it is: what stands in envelopes and headers. What is no address
/// stays as it is.
QString withAsciiDomain(const QString &email);
/// Whether the local part is ASCII: otherwise only servers with SMTPUTF8 take the address (RFC 6531).
bool hasAsciiLocalPart(QStringView email);

/// The address of "Name <user@host>" or "user@host", and the name, empty when there is none.
struct MailAddress
{
    QString name;
    QString address;
    bool operator==(const MailAddress &) const = default;
};
MailAddress mailAddressFrom(const QString &text);

} // namespace mc::model
