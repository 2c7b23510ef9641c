#pragma once

#include "model/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

namespace mc::client {

/// The certificates of a PEM file, for a clinic with a CA of its own. Error: ValidationError, whose detail says what is wrong
/// with the file.
model::Result<QList<QSslCertificate>> authoritiesFromFile(const QString &fileName);

/// TLS that trusts these besides the system's.
QSslConfiguration tlsTrusting(const QList<QSslCertificate> &authorities);

/// One reason why a certificate is not trusted.
struct CertificateFlaw
{
    enum class Kind {
        OtherHost, ///< `text`: for whom it is, empty for nobody
        Expired, ///< at `time`
        NotYetValid, ///< before `time`
        UnknownIssuer, ///< `text`: who issued it
        Other, ///< `text`: in the TLS library's words
    };
    Kind kind = Kind::Other;
    QString text {};
    QDateTime time {};
    bool operator==(const CertificateFlaw &) const = default;
};

/// What the errors of a connection come to, each flaw once.
QList<CertificateFlaw> flawsIn(const QList<QSslError> &errors);
/// Everybody whom the certificate names: "10.0.0.1, clinic.example"; empty when it names nobody.
QString namesIn(const QSslCertificate &certificate);

/// Why the certificate of `host` is not trusted, in words: "it expired on 2026-01-31; it is for localhost, not for 10.0.0.1".
QString distrust(const QList<QSslError> &errors, const QString &host);

} // namespace mc::client
