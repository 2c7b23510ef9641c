#include "support/fixed_port.h"
#include "support/node_script.h"
#include "support/running_service.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

QByteArray local(quint16 port) { return "127.0.0.1:" + QByteArray::number(port); }

} // namespace

/// The specification's front-end guidelines as an app (tests/browser/app), used in a real browser against the real
/// service from an origin of its own (browser_app.cjs): what app developers will do works as documented.
class tst_BrowserApp : public QObject
{
    Q_OBJECT

    // The instance that pages use goes, and comes back on its port.
    QByteArray fulfil(const QByteArray &wish, const User &user)
    {
        if (wish == "short-lived token")
            return token(merged(claimsOf(user), object({{"exp", secondsFromNow(6)}})));
        if (wish == "stop")
            return m_service.process().terminate() == 0 ? "done" : "! it did not end well";
        if (wish == "kill")
            m_service.process().kill();
        else if (wish == "start")
            m_service.process().start();
        else
            return "! unknown";
        return "done";
    }

    QJsonObject setting(const User &user)
    {
        const QByteArray forged = token(claimsOf(user), "some other secret of 32 bytes or so");
        const QJsonObject person = object({{"id", user.id}, {"token", tokenOf(user)}, {"forgedToken", forged}});
        return object({{"app", MC_BROWSER_APP}, {"port", m_appPort}, {"service", m_service.process().baseUrl()},
            {"platform", m_other->baseUrl()}, {"platformToken", tokenOf({0, "platform", "service"})}, {"user", person},
            {"pictures", QCoreApplication::applicationDirPath()}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        m_other = std::make_unique<ServiceProcess>(m_service.databaseUri());
        m_other->start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init()
    {
        if (!m_service.process().isRunning())
            m_service.process().start();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void app_usedAsItsUserDoes_works_data()
    {
        QTest::addColumn<QString>("scene");
        for (const char *scene : {"list", "bulk", "device", "preferences", "reconnect", "giveUp", "expiredToken",
                 "invalidToken", "otherOrigin"})
            QTest::newRow(scene) << QString::fromLatin1(scene);
    }
    void app_usedAsItsUserDoes_works()
    {
        QFETCH(QString, scene);
        const User ann = m_service.directory().patient("ann");
        const QString text = QString::fromUtf8(toBytes(setting(ann)));
        const CommandOutcome outcome = runInNode(QStringLiteral("browser/browser_app.cjs"), {scene, text},
            [this, &ann](const QByteArray &wish) { return fulfil(wish, ann); });
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
    }

private:
    quint16 m_appPort = fixedPort();
    RunningService m_service {
        {{"MEDICONNECT_LISTEN", local(fixedPort())}, {"MEDICONNECT_CORS_ORIGINS", "http://" + local(m_appPort)}}};
    std::unique_ptr<ServiceProcess> m_other;
};

QTEST_GUILESS_MAIN(tst_BrowserApp)
#include "tst_browser_app.moc"
