#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QString nobodys = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");

QJsonObject subscribe(const QJsonArray &types)
{
    return object({{"type", "subscribe"}, {"notification_types", types}});
}

} // namespace

/// What clients send over the WebSocket, junk included (CONTRACT sections 6, 11).
class tst_WsMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init()
    {
        m_ann = m_service.directory().patient("ann");
        m_socket = m_service.socket(m_ann);
    }
    void cleanup()
    {
        m_service.showLogWhenFailed();
        m_socket.reset();
    }

    void junk_getsAnError_andTheConnectionLives_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::addRow("%s", name) << text; };
        row("empty", QString());
        row("no JSON", QStringLiteral("hello"));
        row("cut off", QStringLiteral("{\"type\": \"mark_"));
        row("null", QStringLiteral("null"));
        row("number", QStringLiteral("7"));
        row("array", QStringLiteral("[{\"type\": \"subscribe\"}]"));
        row("no type", QStringLiteral("{}"));
        row("type number", QStringLiteral("{\"type\": 7}"));
        row("type null", QStringLiteral("{\"type\": null}"));
        row("type unknown", QStringLiteral("{\"type\": \"reboot\"}"));
        row("type of the server's", QStringLiteral("{\"type\": \"new_notification\", \"data\": {}}"));
        row("mark_read nothing", QStringLiteral("{\"type\": \"mark_read\"}"));
        row("mark_read number", QStringLiteral("{\"type\": \"mark_read\", \"notification_id\": 7}"));
        row("mark_read malformed", QStringLiteral("{\"type\": \"mark_read\", \"notification_id\": \"seven\"}"));
        row("mark_read unknown", QStringLiteral("{\"type\": \"mark_read\", \"notification_id\": \"%1\"}").arg(nobodys));
        row("subscribe nothing", QStringLiteral("{\"type\": \"subscribe\"}"));
        row("subscribe text", QStringLiteral("{\"type\": \"subscribe\", \"notification_types\": \"message\"}"));
        row("subscribe unknown", QStringLiteral("{\"type\": \"subscribe\", \"notification_types\": [\"sms\"]}"));
        row("subscribe numbers", QStringLiteral("{\"type\": \"subscribe\", \"notification_types\": [1, 2]}"));
        row("sync nothing", QStringLiteral("{\"type\": \"sync\"}"));
        row("sync number", QStringLiteral("{\"type\": \"sync\", \"since\": 7}"));
        row("sync null", QStringLiteral("{\"type\": \"sync\", \"since\": null}"));
        row("deep", QString(5'000, u'[') + QString(5'000, u']'));
        row("long", QStringLiteral("{\"type\": \"") + QString(60'000, u'x') + QStringLiteral("\"}"));
        row("NUL", QStringLiteral("{\"type\": \"a") + QChar(u'\0') + QStringLiteral("\"}"));
        row("SQL",
            QStringLiteral("{\"type\": \"mark_read\", \"notification_id\": \"'; DROP TABLE notifications; --\"}"));
    }
    void junk_getsAnError_andTheConnectionLives()
    {
        QFETCH(QString, text);
        m_socket->sendText(text);
        m_socket->expectError();
        const QString id = m_service.notification(m_ann).post();
        expectAt(m_socket->expect("new_notification"), "id", id);
        m_socket->send(object({{"type", "mark_read"}, {"notification_id", id}}));
        expectAt(m_socket->expect("notification_read"), "notification_id", id);
    }

    void binaryMessage_getsAnError()
    {
        m_socket->sendBinary(toBytes(object({{"type", "subscribe"}, {"notification_types", QJsonArray()}})));
        m_socket->expectError();
        QVERIFY(m_socket->ping());
    }

    void junk_inARow_getsAsManyErrors()
    {
        for (int i = 0; i < 200; ++i)
            m_socket->sendText(QStringLiteral("junk"));
        for (int i = 0; i < 200; ++i)
            m_socket->expectError();
        QVERIFY(m_socket->ping());
    }

    void message_of64KiB_isRead()
    {
        m_socket->sendText(QString(64 * 1024, u'x'));
        m_socket->expectError();
        QVERIFY(m_socket->ping());
    }

    void message_over64KiB_closesWith1009()
    {
        m_socket->sendText(QString(64 * 1024 + 1, u'x'));
        QCOMPARE(m_socket->closeCode(), 1009);
    }

    void markRead_somebodyElses_getsAnError()
    {
        const User ben = m_service.directory().doctor("ben");
        const QString id = m_service.notification(ben).post();
        m_socket->send(object({{"type", "mark_read"}, {"notification_id", id}}));
        m_socket->expectError();
        m_service.api().as(ben).get(notificationPath(id)).expect(200).expect("is_read", false);
    }

    void subscribe_isAnswered()
    {
        m_socket->send(subscribe(array({"appointment", "message"})));
        expectAt(m_socket->expect("subscribed"), "notification_types", array({"appointment", "message"}));
        m_socket->send(subscribe({}));
        expectAt(m_socket->expect("subscribed"), "notification_types", QJsonArray());
    }

    void subscribe_narrowsNewNotifications()
    {
        m_socket->send(subscribe(array({"message"})));
        m_socket->expect("subscribed");
        m_service.notification(m_ann).type("billing").post();
        const QString wanted = m_service.notification(m_ann).type("message").post();
        const QJsonObject data = m_socket->expect("new_notification");
        expectAt(data, "id", wanted);
        expectAt(data, "unread_count", 2);
    }

    void subscribe_leavesOtherChanges()
    {
        m_socket->send(subscribe(array({"message"})));
        m_socket->expect("subscribed");
        const QString id = m_service.notification(m_ann).type("billing").post();
        m_service.api().as(m_ann).patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        expectAt(m_socket->expect("notification_read"), "notification_id", id);
    }

    void subscribe_emptyList_meansAll()
    {
        m_socket->send(subscribe(array({"message"})));
        m_socket->expect("subscribed");
        m_socket->send(subscribe({}));
        m_socket->expect("subscribed");
        const QString id = m_service.notification(m_ann).type("billing").post();
        expectAt(m_socket->expect("new_notification"), "id", id);
    }

    void subscribe_isTheSocketsOwn()
    {
        const auto other = m_service.socket(m_ann);
        m_socket->send(subscribe(array({"message"})));
        m_socket->expect("subscribed");
        const QString id = m_service.notification(m_ann).type("billing").post();
        expectAt(other->expect("new_notification"), "id", id);
    }

    void subscribe_refused_keepsTheFormer()
    {
        m_socket->send(subscribe(array({"message"})));
        m_socket->expect("subscribed");
        m_socket->send(subscribe(array({"billing", "nonsense"})));
        m_socket->expectError();
        m_service.notification(m_ann).type("billing").post();
        const QString wanted = m_service.notification(m_ann).type("message").post();
        expectAt(m_socket->expect("new_notification"), "id", wanted);
    }

    void ping_isAnswered() { QVERIFY(m_socket->ping()); }

private:
    RunningService m_service;
    User m_ann;
    std::unique_ptr<WsClient> m_socket;
};

QTEST_GUILESS_MAIN(tst_WsMessages)
#include "tst_ws_messages.moc"
