#include "client/certificates.h"

#include <QtCore/QFile>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

CertificateFlaw flawIn(const QSslError &error)
{
    using Kind = CertificateFlaw::Kind;
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return {.kind = Kind::OtherHost, .text = namesIn(certificate)};
    case QSslError::CertificateExpired:
        return {.kind = Kind::Expired, .time = certificate.expiryDate()};
    case QSslError::CertificateNotYetValid:
        return {.kind = Kind::NotYetValid, .time = certificate.effectiveDate()};
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return {.kind = Kind::UnknownIssuer, .text = certificate.issuerDisplayName()};
    default:
        return {.text = error.errorString()};
    }
}

QString inWords(const CertificateFlaw &flaw, const QString &host)
{
    const QString day = flaw.time.toUTC().date().toString(Qt::ISODate);
    switch (flaw.kind) {
    case CertificateFlaw::Kind::OtherHost:
        return QStringLiteral("it is for %1, not for %2")
            .arg(flaw.text.isEmpty() ? QStringLiteral("nobody") : flaw.text, host);
    case CertificateFlaw::Kind::Expired:
        return QStringLiteral("it expired on %1").arg(day);
    case CertificateFlaw::Kind::NotYetValid:
        return QStringLiteral("it is not valid before %1").arg(day);
    case CertificateFlaw::Kind::UnknownIssuer:
        return QStringLiteral("its issuer, %1, is not trusted here").arg(flaw.text);
    case CertificateFlaw::Kind::Other:
        return flaw.text;
    }
    return {};
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

QList<CertificateFlaw> flawsIn(const QList<QSslError> &errors)
{
    QList<CertificateFlaw> flaws;
    for (const QSslError &error : errors) {
        // An unknown issuer is told in two or three ways.
        if (const CertificateFlaw flaw = flawIn(error); !flaws.contains(flaw))
            flaws += flaw;
    }
    return flaws;
}

QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.join(QStringLiteral(", "));
}

QString distrust(const QList<QSslError> &errors, const QString &host)
{
    QStringList reasons;
    const QList<CertificateFlaw> flaws = flawsIn(errors);
    for (const CertificateFlaw &flaw : flaws)
        reasons += inWords(flaw, host);
    return reasons.join(QStringLiteral("; "));
}

} // namespace mc::client
