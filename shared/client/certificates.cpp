#include "client/certificates.h"

#include <QtCore/QFile>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// Everybody whom the certificate names, "nobody" when it names none.
QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.isEmpty() ? QStringLiteral("nobody") : names.join(QStringLiteral(", "));
}

QString reason(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return QStringLiteral("it is for %1, not for %2").arg(namesIn(certificate), host);
    case QSslError::CertificateExpired:
        return QStringLiteral("it expired on %1").arg(certificate.expiryDate().toUTC().date().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("it is not valid before %1")
            .arg(certificate.effectiveDate().toUTC().date().toString(Qt::ISODate));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("its issuer, %1, is not trusted here").arg(certificate.issuerDisplayName());
    default:
        return error.errorString();
    }
}

} // namespace

Result<QList<QSslCertificate>> authoritiesFromFile(const QString &fileName)
{
    const auto wrong = [&fileName](const QString &why) {
        return Error {ErrorCode::ValidationError, QStringLiteral("%1: %2").arg(fileName, why)};
    };
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(file.errorString());
    const QByteArray content = file.readAll();
    QList<QSslCertificate> certificates = QSslCertificate::fromData(content, QSsl::Pem);
    if (certificates.isEmpty())
        return wrong(QStringLiteral("holds no certificate in PEM"));
    if (certificates.size() < content.count("-----BEGIN CERTIFICATE-----"))
        return wrong(QStringLiteral("holds a broken certificate"));
    return certificates;
}

QSslConfiguration tlsTrusting(const QList<QSslCertificate> &authorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(authorities);
    return tls;
}

QString distrust(const QList<QSslError> &errors, const QString &host)
{
    QStringList reasons;
    for (const QSslError &error : errors)
        reasons += reason(error, host);
    reasons.removeDuplicates(); // an unknown issuer is told in two or three ways
    return reasons.join(QStringLiteral("; "));
}

} // namespace mc::client
