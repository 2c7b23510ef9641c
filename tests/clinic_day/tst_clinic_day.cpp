#include "support/clinic_day_process.h"
#include "support/database.h"
#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace mc::test;
using namespace std::chrono_literals;

namespace {

const User desk {0, "clinic-day", "service"};
constexpr int aWhile = 60'000;

ClinicDayProcess play(const QStringList &arguments, const QByteArray &token)
{
    return {QStringLiteral(MC_CLINIC_DAY), arguments, token};
}

QByteArray freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QByteArray::number(server.serverPort());
}

} // namespace

/// A clinic's day as somebody sees it who tries the product: the program, the providers' stand-ins, and a service between them.
class TestClinicDay : public QObject
{
    Q_OBJECT

    QStringList arguments(const QStringList &more = {})
    {
        return QStringList {QStringLiteral("--server"), QString::fromLatin1(m_service.process().baseUrl()),
                   QStringLiteral("--length"), QStringLiteral("24")}
        + more;
    }
    int count(const QByteArray &what)
    {
        return Database(m_service.databaseUri()).value("SELECT count(" + what).toInt();
    }
    // Of what the day has made, not the demo clinic's past.
    int countSince(const QByteArray &what) { return count(what + " AND n.created_at > '" + m_begin + "'"); }
    int deliveriesSince(const QByteArray &what)
    {
        return countSince("*) FROM deliveries d JOIN notifications n ON n.id = d.notification_id WHERE " + what);
    }

private Q_SLOTS:
    void initTestCase() { m_service.start(); }
    void cleanup() { m_service.showLogWhenFailed(); }

    void withoutDemoClinic_itEnds()
    {
        ClinicDayProcess day = play(arguments(), tokenOf(desk));
        QCOMPARE(day.exitCode(), 1);
        QVERIFY2(day.err().contains("has no demo clinic"), day.err().constData());
    }

    void token_refused_itEnds()
    {
        ClinicDayProcess day = play(arguments(), "not.a.token");
        QCOMPARE(day.exitCode(), 1);
        QVERIFY2(day.err().contains("does not take the token"), day.err().constData());
    }

    void token_missing_isSaid()
    {
        ClinicDayProcess day = play(arguments(), "");
        QCOMPARE(day.exitCode(), 2);
        QVERIFY2(day.err().contains("CLINIC_DAY_TOKEN"), day.err().constData());
    }

    void providers_areOnThisMachine()
    {
        int addresses = 0;
        for (const auto &[name, value] : m_fakes.environment()) {
            if (!name.endsWith("_URL"))
                continue;
            ++addresses;
            QCOMPARE(QUrl(QString::fromUtf8(value)).host(), QStringLiteral("127.0.0.1"));
        }
        QCOMPARE(addresses, 4);
        QFile account(QString::fromUtf8(m_fakes.setting("MEDICONNECT_FCM_CREDENTIALS")));
        QVERIFY(account.open(QIODevice::ReadOnly));
        const QJsonObject json = toObject(account.readAll());
        QCOMPARE(QUrl(json.value(QLatin1String("token_uri")).toString()).host(), QStringLiteral("127.0.0.1"));
    }

    void day_showsEverything()
    {
        const CommandOutcome demo = ServiceProcess::run(
            {QStringLiteral("demo")}, {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}});
        QVERIFY2(demo.exitCode == 0, demo.err.constData());
        m_begin = Database(m_service.databaseUri()).value("SELECT now()");
        ClinicDayProcess day = play(arguments({QStringLiteral("--pace=20")}), tokenOf(desk));
        const QByteArray notifications = "*) FROM notifications n WHERE ";
        QTRY_COMPARE_WITH_TIMEOUT(
            countSince("DISTINCT notification_type) FROM notifications n WHERE is_due"), 6, aWhile);
        for (const char *provider : {"fcm", "apns", "smtp", "sms"})
            QTRY_VERIFY2_WITH_TIMEOUT(
                deliveriesSince(QByteArray("d.status IN ('sent', 'delivered') AND d.provider = '") + provider + "'")
                    > 0,
                provider, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(deliveriesSince("d.channel = 'sms' AND d.status = 'delivered'") > 0, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(deliveriesSince("d.status = 'failed'") > 0, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(countSince(notifications + "clicked_at IS NOT NULL") > 0, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(countSince(notifications + "is_read AND clicked_at IS NULL") > 0, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(countSince(notifications + "scheduled_for IS NOT NULL") > 0, aWhile);
        QTRY_VERIFY_WITH_TIMEOUT(count("*) FROM batches") > 0, aWhile);
        QTRY_VERIFY2_WITH_TIMEOUT(
            m_service.process().log().contains("fcm does not work"), m_service.process().log().constData(), aWhile);
        QTRY_VERIFY2_WITH_TIMEOUT(day.out().contains(" appointments for 15 people"), day.out().constData(), aWhile);
        QVERIFY2(!day.out().contains("refuses"), day.out().constData());
        day.terminate();
        QCOMPARE(day.exitCode(), 0);
        QVERIFY2(day.out().endsWith(" the day is over\n"), day.out().constData());
        QCOMPARE(m_fakes.violations(), QStringList());
    }

    void service_restarted_dayGoesOn()
    {
        ClinicDayProcess day = play(arguments({QStringLiteral("--pace=20")}), tokenOf(desk));
        QTRY_VERIFY2_WITH_TIMEOUT(day.out().contains("the clinic opens"), day.err().constData(), aWhile);
        QCOMPARE(m_service.process().terminate(), 0);
        QTRY_VERIFY2_WITH_TIMEOUT(day.out().contains("the service does not answer"), day.out().constData(), aWhile);
        m_service.process().start();
        QTRY_VERIFY2_WITH_TIMEOUT(day.out().contains("answers again"), day.out().constData(), aWhile);
        day.terminate();
        QCOMPARE(day.exitCode(), 0);
    }

    void duration_over_itEnds()
    {
        ClinicDayProcess day = play(arguments({QStringLiteral("--duration=1")}), tokenOf(desk));
        QCOMPARE(day.exitCode(), 0);
    }

    void settingsOfTheCaller_areLeftOut()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"SMTP_URL", "SMS_URL", "FCM_URL", "APNS_URL", "DATABASE_URL", "REDIS_URL", "CA_FILE"})
            environment.insert(
                QStringLiteral("MEDICONNECT_") + QLatin1String(name), QStringLiteral("https://account.clinic.example"));
        environment.insert(QStringLiteral("http_proxy"), QStringLiteral("http://proxy.clinic.example"));
        QProcess shell;
        shell.setProcessEnvironment(environment);
        const QTemporaryDir folder;
        shell.start(QStringLiteral("bash"),
            {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"),
                QStringLiteral("me=test; . %1/scripts/setup.sh; . %1/scripts/live.sh; set_settings_aside; "
                               "start_stand_ins %2/keys; MEDICONNECT_ENCRYPTION_KEY=%3 MEDICONNECT_JWT_SECRET=%3 "
                               "\"$0\" check-config; env; stop_stand_ins")
                    .arg(
                        QStringLiteral(MC_SOURCES), folder.path(), QString::fromLatin1(QByteArray(32, 'k').toBase64())),
                QStringLiteral(MC_NOTIFYD)});
        QVERIFY(shell.waitForFinished());
        const QByteArray out = shell.readAllStandardOutput();
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QVERIFY2(out.contains("==> Leaving out MEDICONNECT_APNS_URL MEDICONNECT_CA_FILE"), out.constData());
        QVERIFY2(!out.contains("clinic.example"), out.constData());
        QCOMPARE(out.count("://127.0.0.1:"), 8); // each provider's in both lists
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("keys"))));
    }

private:
    FakeProviders m_fakes {{.day = 60s}}; // long enough troubles for the service to notice
    RunningService m_service {m_fakes.environment()
        + Environment {{"MEDICONNECT_LISTEN", "127.0.0.1:" + freePort()}, {"MEDICONNECT_RETRY_DELAYS", "1s,2s,4s"}}};
    QByteArray m_begin;
};

QTEST_GUILESS_MAIN(TestClinicDay)
#include "tst_clinic_day.moc"
