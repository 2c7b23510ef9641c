#include "support/private_ca.h"

#include <QtCore/QProcess>
#include <QtTest/QTest>

namespace mc::test {

PrivateCa::PrivateCa()
{
    make(QStringLiteral("ca"), QStringLiteral("/CN=CA of the tests"));
    make(QStringLiteral("server"), QStringLiteral("/CN=localhost"),
        {QStringLiteral("-CA"), authority(), QStringLiteral("-CAkey"), m_folder.filePath(QStringLiteral("ca.key")),
            QStringLiteral("-extensions"), QStringLiteral("usr_cert"), QStringLiteral("-addext"),
            QStringLiteral("subjectAltName=DNS:localhost")});
}

void PrivateCa::make(const QString &name, const QString &subject, const QStringList &more)
{
    QStringList arguments
        = QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2").split(u' ');
    arguments << QStringLiteral("-subj") << subject << QStringLiteral("-keyout")
              << m_folder.filePath(name + QStringLiteral(".key")) << QStringLiteral("-out")
              << m_folder.filePath(name + QStringLiteral(".pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments + more);
    QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

} // namespace mc::test
