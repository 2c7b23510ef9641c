#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray devices = "/api/notifications/devices/";

} // namespace

/// What one user, address or device may come to, so that there is room for others (CONTRACT section 12, "Caps").
class tst_Caps : public QObject
{
    Q_OBJECT

    FakeProviders m_fakes;
    RunningService m_service {m_fakes.environment()
        + Environment {{"MEDICONNECT_MAX_DEVICES", "3"}, {"MEDICONNECT_SOCKETS_PER_USER", "3"},
            {"MEDICONNECT_SOCKETS_PER_ADDRESS", "6"}, {"MEDICONNECT_TEST_PUSHES", "2/h"}}};

    qint64 addDevice(const User &owner, const QByteArray &token)
    {
        return m_service.api()
            .as(owner)
            .post(devices, object({{"device_token", token}, {"device_type", "android"}}))
            .json()[QStringLiteral("id")]
            .toInteger();
    }
    QList<qint64> activeDevices(const User &owner)
    {
        QList<qint64> ids;
        const QJsonArray found
            = m_service.api().as(owner).get(devices + "?is_active=true").expect(200)["results"].toArray();
        for (const QJsonValue &device : found)
            ids += device[QStringLiteral("id")].toInteger();
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void devices_beyondTheCap_retireTheLongestUnused()
    {
        const User ann = m_service.directory().patient("ann");
        const qint64 first = addDevice(ann, "caps-1"), second = addDevice(ann, "caps-2"),
                     third = addDevice(ann, "caps-3");
        addDevice(ann, "caps-1"); // used again
        const qint64 fourth = addDevice(ann, "caps-4");
        QCOMPARE(activeDevices(ann), QList<qint64>({first, third, fourth}));
        // One that is activated takes the place of another as well.
        m_service.api()
            .as(ann)
            .patch(devices + QByteArray::number(second) + '/', object({{"is_active", true}}))
            .expect(200);
        QCOMPARE(activeDevices(ann), QList<qint64>({first, second, fourth}));
        // Nobody else's are touched.
        const User bob = m_service.directory().patient("bob");
        addDevice(bob, "caps-bob");
        QCOMPARE(activeDevices(bob).size(), 1);
        QCOMPARE(activeDevices(ann).size(), 3);
    }

    void testPushes_beyondTheQuota_areRefused()
    {
        const User ann = m_service.directory().patient("ann");
        const QByteArray one = devices + QByteArray::number(addDevice(ann, "quota-1")) + "/test/";
        const QByteArray other = devices + QByteArray::number(addDevice(ann, "quota-2")) + "/test/";
        const Caller asAnn = m_service.api().as(ann);
        asAnn.post(one, {}).expect(202).expect("priority", "high");
        asAnn.post(one, {}).expect(202);
        const Answer refused = asAnn.post(one, {});
        refused.expect(429);
        QVERIFY(!refused.header("Retry-After").isEmpty());
        asAnn.post(other, {}).expect(202);
        // The owner's quota is the device's: an admin has no more of it.
        m_service.api().as(m_service.directory().admin("boss")).post(one, {}).expect(429);
    }

    void sockets_beyondTheUsersCap_areRefused()
    {
        const User ann = m_service.directory().patient("ann");
        std::vector<std::unique_ptr<WsClient>> sockets;
        for (int i = 0; i < 3; ++i)
            sockets.push_back(m_service.socket(ann));
        const auto ask = [&](const User &user) {
            return m_service.api().as(user).handshake("/ws/notifications/" + QByteArray::number(user.id) + '/');
        };
        const Answer refused = ask(ann);
        refused.expectProblem(429, "rate_limited");
        QVERIFY(refused.text("detail").contains(QLatin1String("3 WebSockets")));
        const User bob = m_service.directory().patient("bob");
        const auto his = m_service.socket(bob);
        sockets.pop_back();
        // Asked once more after it was let in, it might find its own place of before still taken.
        QVERIFY(QTest::qWaitFor([&] { return ask(ann).status == 101; }));
    }

    void sockets_beyondTheAddressesCap_areRefused()
    {
        std::vector<std::unique_ptr<WsClient>> sockets;
        for (int i = 0; i < 6; ++i)
            sockets.push_back(m_service.socket(m_service.directory().patient("guest")));
        const User late = m_service.directory().patient("late");
        const auto ask = [&] {
            return m_service.api().as(late).handshake("/ws/notifications/" + QByteArray::number(late.id) + '/');
        };
        QTRY_COMPARE(ask().status, 429); // the sockets of the test before may still be there
        sockets.clear();
        QVERIFY(QTest::qWaitFor([&] { return ask().status == 101; }));
    }

    void messages_beyondTheBudget_closeTheSocket()
    {
        const User ann = m_service.directory().patient("ann");
        const auto chatty = m_service.socket(ann);
        const auto calm = m_service.socket(ann);
        const QJsonObject subscribe = object({{"type", "subscribe"}});
        for (int i = 0; i < 700; ++i)
            chatty->send(subscribe);
        QCOMPARE(chatty->closeCode(), 4429);
        QJsonObject last;
        for (QJsonObject message = chatty->next(); !message.isEmpty(); message = chatty->next())
            last = message;
        QCOMPARE(last[QStringLiteral("type")].toString(), QStringLiteral("error"));
        QCOMPARE(
            last[QStringLiteral("data")].toObject()[QStringLiteral("code")].toString(), QStringLiteral("NOTIF_007"));
        QVERIFY(calm->ping());
    }
};

QTEST_GUILESS_MAIN(tst_Caps)
#include "tst_caps.moc"
