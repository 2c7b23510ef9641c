#include "../support/test_certificate.h"
#include "client/certificates.h"

#include <QtCore/QTemporaryFile>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::client;

/// Whom the client trusts, and how it says that it does not.
class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authorities_inAFile_areAllRead();
    void authorities_notToBeRead_areExplained_data();
    void authorities_notToBeRead_areExplained();
    void tls_trustsThemBesidesTheSystems();
    void distrust_tellsEveryReasonOnce_data();
    void distrust_tellsEveryReasonOnce();

private:
    QString fileWith(const QByteArray &content)
    {
        m_file = std::make_unique<QTemporaryFile>();
        [&] { QVERIFY(m_file->open()); }();
        m_file->write(content);
        m_file->close();
        return m_file->fileName();
    }

    const QSslCertificate m_certificate = test::serverTls().localCertificate();
    std::unique_ptr<QTemporaryFile> m_file;
};

void TestCertificates::authorities_inAFile_areAllRead()
{
    const auto read
        = authoritiesFromFile(fileWith("Ours:\n" + m_certificate.toPem() + "\nTheirs:\n" + m_certificate.toPem()));
    QVERIFY(read);
    QCOMPARE(*read, QList<QSslCertificate>({m_certificate, m_certificate}));
}

void TestCertificates::authorities_notToBeRead_areExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    const QByteArray pem = m_certificate.toPem();
    QTest::newRow("empty") << QByteArray() << QStringLiteral("holds no certificate in PEM");
    QTest::newRow("DER") << m_certificate.toDer() << QStringLiteral("holds no certificate in PEM");
    QTest::newRow("the second broken") << pem + QByteArray(pem).replace("MII", "XXX")
                                       << QStringLiteral("holds a broken certificate");
    QTest::newRow("the second cut off") << pem + pem.left(100) << QStringLiteral("holds a broken certificate");
}

void TestCertificates::authorities_notToBeRead_areExplained()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    const QString file = fileWith(content);
    const auto read = authoritiesFromFile(file);
    QVERIFY(!read);
    QCOMPARE(read.error().code, model::ErrorCode::ValidationError);
    QCOMPARE(read.error().detail, file + QStringLiteral(": ") + why);
}

void TestCertificates::tls_trustsThemBesidesTheSystems()
{
    const QList<QSslCertificate> system = QSslConfiguration::defaultConfiguration().caCertificates();
    const QSslConfiguration tls = tlsTrusting({m_certificate});
    QCOMPARE(tls.caCertificates(), system + QList {m_certificate});
    QCOMPARE(tlsTrusting({}).caCertificates(), system);
}

void TestCertificates::distrust_tellsEveryReasonOnce_data()
{
    QTest::addColumn<QList<QSslError>>("errors");
    QTest::addColumn<QString>("words");
    const auto row = [this](const char *name, const QList<QSslError::SslError> &codes, const char *words) {
        QList<QSslError> errors;
        for (const QSslError::SslError code : codes)
            errors += QSslError(code, m_certificate);
        QTest::newRow(name) << errors << QString::fromLatin1(words);
    };
    row("unknown issuer", {QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate},
        "its issuer, localhost, is not trusted here");
    row("self-signed", {QSslError::SelfSignedCertificate}, "its issuer, localhost, is not trusted here");
    row("another host", {QSslError::HostNameMismatch}, "it is for 127.0.0.1, localhost, not for clinic.example");
    row("expired", {QSslError::CertificateExpired}, "it expired on 2076-11-09");
    row("too early", {QSslError::CertificateNotYetValid}, "it is not valid before 2026-11-22");
    row("two reasons", {QSslError::CertificateExpired, QSslError::HostNameMismatch},
        "it expired on 2076-11-09; it is for 127.0.0.1, localhost, not for clinic.example");
    row("rare", {QSslError::PathLengthExceeded}, "The basicConstraints path length parameter has been exceeded");
}

void TestCertificates::distrust_tellsEveryReasonOnce()
{
    QFETCH(QList<QSslError>, errors);
    QFETCH(QString, words);
    QCOMPARE(distrust(errors, QStringLiteral("clinic.example")), words);
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
