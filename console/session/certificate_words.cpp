#include "console/session/certificate_words.h"

#include "client/certificates.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace mc::console {

using client::CertificateFlaw;

namespace {

struct CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::CertificateWords)
};

QString orNobody(const QString &names) { return names.isEmpty() ? CertificateWords::tr("nobody") : names; }

QString day(const QDateTime &time) { return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat); }

QString inWords(const CertificateFlaw &flaw, const QString &host)
{
    switch (flaw.kind) {
    case CertificateFlaw::Kind::OtherHost:
        return CertificateWords::tr("It is for %1, not for %2.").arg(orNobody(flaw.text), host);
    case CertificateFlaw::Kind::Expired:
        return CertificateWords::tr("It expired on %1.").arg(day(flaw.time));
    case CertificateFlaw::Kind::NotYetValid:
        return CertificateWords::tr("It is not valid before %1.").arg(day(flaw.time));
    case CertificateFlaw::Kind::UnknownIssuer:
        return CertificateWords::tr("Its issuer, %1, is not trusted on this computer.").arg(flaw.text);
    case CertificateFlaw::Kind::Other:
        return flaw.text;
    }
    return {};
}

} // namespace

QString distrustInWords(const QList<QSslError> &errors, const QString &host)
{
    QStringList reasons;
    const QList<CertificateFlaw> flaws = client::flawsIn(errors);
    for (const CertificateFlaw &flaw : flaws)
        reasons += inWords(flaw, host);
    return reasons.join(u' ');
}

QString certificateInWords(const QSslCertificate &certificate)
{
    const QByteArray fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();
    return QStringList {CertificateWords::tr("For: %1").arg(orNobody(client::namesIn(certificate))),
        CertificateWords::tr("Issued by: %1").arg(certificate.issuerDisplayName()),
        CertificateWords::tr("Valid: %1 to %2").arg(day(certificate.effectiveDate()), day(certificate.expiryDate())),
        CertificateWords::tr("SHA-256: %1").arg(QString::fromLatin1(fingerprint))}
        .join(u'\n');
}

} // namespace mc::console
