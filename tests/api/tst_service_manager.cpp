#include "support/notify_socket.h"
#include "support/private_postgres.h"
#include "support/stopped_thread.h"
#include "support/test_certificate.h"

#include <QtTest/QTest>

#include <csignal>

using namespace mc::test;
using namespace std::chrono_literals;

/// What the service tells the service manager that started it (CONTRACT section 1), over a socket as systemd's.
class tst_ServiceManager : public QObject
{
    Q_OBJECT

    static constexpr std::chrono::milliseconds watchdog = 400ms;

    Environment withTls()
    {
        const QSslConfiguration tls = serverTls();
        for (const auto &[name, content] :
            {std::pair("certificate", tls.localCertificate().toPem()), std::pair("key", tls.privateKey().toPem())}) {
            QFile file(m_folder.filePath(QLatin1String(name)));
            [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
            file.write(content);
        }
        return {{"MEDICONNECT_TLS_CERTIFICATE", m_folder.filePath(QStringLiteral("certificate")).toUtf8()},
            {"MEDICONNECT_TLS_KEY", m_folder.filePath(QStringLiteral("key")).toUtf8()}};
    }

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }

    void start_isOver_whenItListens()
    {
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment());
        service.start();
        manager.expect("READY=1");
        QCOMPARE(manager.expect("STATUS="), "STATUS=Serves at " + service.baseUrl());
    }

    void migrations_letTheStartTakeItsTime()
    {
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment());
        service.start();
        manager.expect("READY=1");
        const QByteArrayList heard = manager.heard();
        QCOMPARE(heard.value(0), QByteArray("STATUS=Applies pending migrations"));
        QVERIFY2(heard.value(1).startsWith("EXTEND_TIMEOUT_USEC="), heard.value(1).constData());
        QCOMPARE(heard.last(), QByteArray("READY=1"));
    }

    void missingMigrations_areTold_untilTheyAreThere()
    {
        NotifySocket manager;
        const QString uri = m_postgres->createDatabase();
        ServiceProcess service(uri, manager.environment(), {QStringLiteral("--no-migrate")});
        service.start();
        QCOMPARE(manager.expect("STATUS="),
            QByteArray("STATUS=The database lacks migrations: run mediconnect-notifyd migrate"));
        QCOMPARE(
            ServiceProcess::run({QStringLiteral("migrate")}, {{"MEDICONNECT_DATABASE_URL", uri.toUtf8()}}).exitCode, 0);
        manager.expect("STATUS=Serves at ");
    }

    void absentDatabase_isTold_untilItIsBack()
    {
        const auto postgres = PrivatePostgres::own();
        NotifySocket manager;
        ServiceProcess service(postgres->createDatabase(), manager.environment());
        service.start();
        manager.expect("STATUS=Serves at ");
        postgres->stop();
        manager.expect("STATUS=No database");
        postgres->start();
        manager.expect("STATUS=Serves at ");
    }

    void stop_isTold()
    {
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment());
        service.start();
        manager.expect("READY=1");
        QCOMPARE(service.terminate(), 0);
        manager.expect("STOPPING=1");
    }

    void reload_isTold_fromItsBeginningToItsEnd_data()
    {
        QTest::addColumn<bool>("hasFiles");
        QTest::newRow("no files to read") << false;
        QTest::newRow("a certificate") << true;
    }
    void reload_isTold_fromItsBeginningToItsEnd()
    {
        QFETCH(bool, hasFiles);
        NotifySocket manager;
        ServiceProcess service(
            m_postgres->createDatabase(), manager.environment() + (hasFiles ? withTls() : Environment()));
        service.start();
        manager.expect("READY=1");
        manager.forget();
        ::kill(pid_t(service.processId()), SIGHUP);
        manager.expect("RELOADING=1");
        QVERIFY2(manager.heard().last().contains("\nMONOTONIC_USEC="), manager.heard().last().constData());
        manager.expect("READY=1");
    }

    void watchdog_isFed_againAndAgain()
    {
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment(watchdog));
        service.start();
        manager.expect("READY=1");
        for (int i = 0; i < 5; ++i)
            manager.expect("WATCHDOG=1");
    }

    void noWatchdog_isNotFed()
    {
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment());
        service.start();
        manager.expect("READY=1");
        QVERIFY(manager.staysSilent("WATCHDOG=1", watchdog));
    }

    void threadThatHangs_leavesTheWatchdogUnfed_data()
    {
        QTest::addColumn<QByteArray>("thread");
        for (const char *name : {"worker 1", "worker 2", "realtime", "mediconnect-not"})
            QTest::newRow(name) << QByteArray(name);
    }
    void threadThatHangs_leavesTheWatchdogUnfed()
    {
        QFETCH(QByteArray, thread);
        NotifySocket manager;
        ServiceProcess service(m_postgres->createDatabase(), manager.environment(watchdog));
        service.start();
        manager.expect("WATCHDOG=1");
        {
            const StoppedThread stopped(service.processId(), thread);
            if (thread == "mediconnect-not") // the main thread, which tells nothing then
                manager.forget();
            else
                QTRY_VERIFY_WITH_TIMEOUT(service.log().contains("threads that do not answer: " + thread), 30'000);
            manager.forget();
            QVERIFY(manager.staysSilent("WATCHDOG=1", 3 * watchdog));
        }
        manager.expect("WATCHDOG=1");
    }

    void databaseThatHangs_isNoReasonToStopFeedingIt()
    {
        const auto postgres = PrivatePostgres::own();
        NotifySocket manager;
        ServiceProcess service(postgres->createDatabase(), manager.environment(watchdog));
        service.start();
        manager.expect("WATCHDOG=1");
        postgres->freeze();
        manager.forget();
        for (int i = 0; i < 12; ++i) // three times the interval
            manager.expect("WATCHDOG=1");
        postgres->thaw();
        QVERIFY(!service.log().contains("threads that do not answer"));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PrivatePostgres> m_postgres;
};

QTEST_GUILESS_MAIN(tst_ServiceManager)
#include "tst_service_manager.moc"
