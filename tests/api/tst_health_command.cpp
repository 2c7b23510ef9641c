#include "support/private_postgres.h"
#include "support/service_process.h"
#include "support/test_certificate.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

CommandOutcome health(const QByteArray &listen, const QStringList &options = {}, const Environment &extra = {})
{
    // It has to do without the settings that only a service needs.
    const Environment settings {
        {"MEDICONNECT_LISTEN", listen}, {"MEDICONNECT_JWT_SECRET", ""}, {"MEDICONNECT_ENCRYPTION_KEY", ""}};
    return ServiceProcess::run(QStringList {QStringLiteral("health")} + options, settings + extra);
}

QByteArray addressOf(const ServiceProcess &service) { return "127.0.0.1:" + QByteArray::number(service.port()); }

} // namespace

/// `health` and `is-set-up` (CONTRACT section 1): what starts and watches a service asks by them.
class tst_HealthCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }

    void serviceThatWorks_isHealthy_andReady()
    {
        ServiceProcess service(m_postgres->createDatabase());
        service.start();
        QCOMPARE(health(addressOf(service)).out, QByteArray("healthy\n"));
        const CommandOutcome ready = health(addressOf(service), {QStringLiteral("--ready")});
        QCOMPARE(ready.exitCode, 0);
        QCOMPARE(ready.out, QByteArray("ready\n"));
    }

    void serviceThatListensEverywhere_isAskedOnThisMachine()
    {
        ServiceProcess service(m_postgres->createDatabase());
        service.start();
        QCOMPARE(health("0.0.0.0:" + QByteArray::number(service.port())).exitCode, 0);
    }

    void serviceWithoutItsMigrations_isHealthy_butNotReady()
    {
        ServiceProcess service(m_postgres->createDatabase(), {}, {QStringLiteral("--no-migrate")});
        service.start();
        QCOMPARE(health(addressOf(service)).exitCode, 0);
        const CommandOutcome ready = health(addressOf(service), {QStringLiteral("--ready")});
        QCOMPARE(ready.exitCode, 1);
        QVERIFY2(ready.err.contains("/readyz answered HTTP/1.1 503"), ready.err.constData());
    }

    void serviceWithTls_isAskedThroughIt()
    {
        const QSslConfiguration tls = serverTls();
        QTemporaryDir folder;
        Environment files;
        for (const auto &[variable, content] :
            {std::pair("MEDICONNECT_TLS_CERTIFICATE", tls.localCertificate().toPem()),
                std::pair("MEDICONNECT_TLS_KEY", tls.privateKey().toPem())}) {
            QFile file(folder.filePath(QLatin1String(variable)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            files += {{variable, file.fileName().toUtf8()}};
        }
        ServiceProcess service(m_postgres->createDatabase(), files);
        service.start();
        QCOMPARE(health(addressOf(service), {}, files).exitCode, 0);
        QCOMPARE(health(addressOf(service)).exitCode, 1); // in the clear
    }

    void nobodyThere_isSaidOnOneLine()
    {
        QTcpServer place;
        QVERIFY(place.listen(QHostAddress::LocalHost));
        const QByteArray address = "127.0.0.1:" + QByteArray::number(place.serverPort());
        place.close();
        const CommandOutcome outcome = health(address);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(
            outcome.err.startsWith("mediconnect-notifyd: " + address + ": no connection"), outcome.err.constData());
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void serverThatSaysNothing_isNotWaitedForWithoutEnd()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        const CommandOutcome outcome = health("127.0.0.1:" + QByteArray::number(mute.serverPort()));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("no answer"), outcome.err.constData());
    }

    void portThatOnlyTheServiceKnows_isSaid()
    {
        const CommandOutcome outcome = health("127.0.0.1:0");
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("port 0"), outcome.err.constData());
    }

    void setUp_isWhatNamesADatabase()
    {
        const CommandOutcome without = ServiceProcess::run({QStringLiteral("is-set-up")}, {});
        QCOMPARE(without.exitCode, 1);
        QVERIFY2(without.err.contains("mediconnect-notifyd-local-database"), without.err.constData());
        const Environment database {{"MEDICONNECT_DATABASE_URL", "postgresql:///elsewhere"}};
        QCOMPARE(ServiceProcess::run({QStringLiteral("is-set-up")}, database).exitCode, 0);
    }

    // Else a service with a mistake in its settings would look like one that was not set up yet.
    void wrongSettings_areLeftToTheStart()
    {
        const CommandOutcome outcome
            = ServiceProcess::run({QStringLiteral("is-set-up")}, {{"MEDICONNECT_RATE_LIMIT", "many"}});
        QCOMPARE(outcome.exitCode, 0);
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
};

QTEST_GUILESS_MAIN(tst_HealthCommand)
#include "tst_health_command.moc"
