#include "console/session/certificate_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace mc::console {

namespace {

struct CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::CertificateWords)
};

QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.isEmpty() ? CertificateWords::tr("nobody") : names.join(QStringLiteral(", "));
}

QString day(const QDateTime &time) { return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat); }

QString reasonInWords(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return CertificateWords::tr("It is for %1, not for %2.").arg(namesIn(certificate), host);
    case QSslError::CertificateExpired:
        return CertificateWords::tr("It expired on %1.").arg(day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return CertificateWords::tr("It is not valid before %1.").arg(day(certificate.effectiveDate()));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateWords::tr("Its issuer, %1, is not trusted on this computer.")
            .arg(certificate.issuerDisplayName());
    default:
        return error.errorString();
    }
}

} // namespace

QString distrustInWords(const QList<QSslError> &errors, const QString &host)
{
    QStringList reasons;
    for (const QSslError &error : errors)
        reasons += reasonInWords(error, host);
    reasons.removeDuplicates(); // an unknown issuer is told in two or three ways
    return reasons.join(u' ');
}

QString certificateInWords(const QSslCertificate &certificate)
{
    const QByteArray fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();
    return QStringList {CertificateWords::tr("For: %1").arg(namesIn(certificate)),
        CertificateWords::tr("Issued by: %1").arg(certificate.issuerDisplayName()),
        CertificateWords::tr("Valid: %1 to %2").arg(day(certificate.effectiveDate()), day(certificate.expiryDate())),
        CertificateWords::tr("SHA-256: %1").arg(QString::fromLatin1(fingerprint))}
        .join(u'\n');
}

} // namespace mc::console
