#pragma once

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

namespace mc::console {

/// Why the certificate of `host` is not trusted, a sentence for each reason.
QString distrustInWords(const QList<QSslError> &errors, const QString &host);

/// What a person needs to tell whether it is the right one: whose it is, who issued it, when it holds, its fingerprint. A line
/// for each.
QString certificateInWords(const QSslCertificate &certificate);

} // namespace mc::console
