#include "client/client.h"
#include "client/inbox_socket.h"
#include "inbox_log.h"

#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketServer>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using client::InboxSocket;
using State = client::InboxSocket::State;

namespace {

/// The service's side of one socket after another, said line by line by the test.
class ScriptedInbox : public QObject
{
public:
    ScriptedInbox()
        : m_server(QStringLiteral("test"), QWebSocketServer::NonSecureMode)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("can't listen");
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            socket.reset(m_server.nextPendingConnection());
            ++connections;
            connect(
                socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { heard += text; });
            say("connection_status",
                "\"status\": \"connected\", \"unread_count\": 0, \"last_sync\": \"" + position + "\"");
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

    void say(const QByteArray &type, const QByteArray &data)
    {
        socket->sendTextMessage(QString::fromUtf8("{\"type\": \"" + type + "\", \"data\": {" + data + "}}"));
    }
    /// The announcement of one change: something was deleted.
    void announce(int version)
    {
        const QByteArray number = QByteArray::number(version);
        say("notification_deleted",
            "\"notification_id\": \"00000000-0000-7000-8000-" + number.rightJustified(12, '0')
                + "\", \"unread_count\": " + number + ", \"sync\": \"" + number + "\"");
    }
    void complete(int version)
    {
        say("sync_complete", "\"unread_count\": 0, \"sync\": \"" + QByteArray::number(version) + "\"");
    }

    std::unique_ptr<QWebSocket> socket;
    QByteArray position = "3"; ///< where the inbox stands at the next connection
    QStringList heard;
    int connections = 0;

private:
    QWebSocketServer m_server;
};

QString sync(const char *since) { return QStringLiteral(R"({"since":"%1","type":"sync"})").arg(QLatin1String(since)); }

} // namespace

/// What an InboxSocket tells of what it hears while it catches up.
class TestInboxCatchUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reconnect_newsBeforeWhatWasMissed_comeOnceAndInOrder();
    void reconnect_lostWhileCatchingUp_asksFromTheSamePlace();
    void reconnect_syncRefused_asksAgain();
    void reset_duringOrOutsideASync_dropsWhatWasHeard();
    void message_thatIsUnknown_isPassedOver();
    void stopped_whileCatchingUp_keepsItsPlace();

private:
    // Told the versions of the changes so far.
    QList<int> told() const
    {
        QList<int> versions;
        for (const QString &event : m_log->events) {
            if (event.startsWith(QLatin1String("deleted ")))
                versions += event.last(12).toInt();
        }
        return versions;
    }
    void dropAndReconnect(const char *expectedCursor)
    {
        const int before = m_service->connections;
        m_service->heard.clear();
        m_service->socket->abort();
        QTRY_COMPARE(m_service->connections, before + 1);
        QTRY_COMPARE(m_service->heard, QStringList(sync(expectedCursor)));
    }

    std::unique_ptr<ScriptedInbox> m_service;
    std::unique_ptr<client::Client> m_client;
    std::unique_ptr<InboxSocket> m_inbox;
    std::unique_ptr<InboxLog> m_log;
};

void TestInboxCatchUp::init()
{
    m_service = std::make_unique<ScriptedInbox>();
    const client::ClientOptions options {.baseUrl = m_service->url()};
    m_client = std::make_unique<client::Client>(options);
    m_client->session().open({"token", {}});
    m_inbox = std::make_unique<InboxSocket>(m_client->session(), options, model::UserId {7},
        client::SocketOptions {.firstPause = 1ms, .longestPause = 10ms});
    m_log = std::make_unique<InboxLog>(*m_inbox);
    m_inbox->start();
    QTRY_COMPARE(m_inbox->state(), State::Connected);
    QVERIFY(m_service->heard.isEmpty());
}

void TestInboxCatchUp::cleanup()
{
    m_log.reset();
    m_inbox.reset();
    m_client.reset();
    m_service.reset();
}

void TestInboxCatchUp::reconnect_newsBeforeWhatWasMissed_comeOnceAndInOrder()
{
    m_service->announce(4);
    QTRY_COMPARE(told(), QList<int>({4}));
    m_service->position = "6";
    dropAndReconnect("4");
    m_service->announce(7); // happened just now, before the sync was read
    m_service->announce(5);
    m_service->announce(6);
    m_service->announce(7);
    QTest::qWait(0);
    QCOMPARE(told(), QList<int>({4}));
    m_service->complete(7);
    m_service->announce(8);
    QTRY_COMPARE(told(), QList<int>({4, 5, 6, 7, 8}));
    QCOMPARE(m_inbox->state(), State::Connected);
    QCOMPARE(m_inbox->unreadCount(), 8);
}

void TestInboxCatchUp::reconnect_lostWhileCatchingUp_asksFromTheSamePlace()
{
    dropAndReconnect("3");
    m_service->announce(4);
    m_service->announce(5);
    dropAndReconnect("3");
    m_service->announce(4);
    m_service->announce(5);
    m_service->complete(5);
    QTRY_COMPARE(told(), QList<int>({4, 5}));
    dropAndReconnect("5");
}

void TestInboxCatchUp::reconnect_syncRefused_asksAgain()
{
    dropAndReconnect("3");
    m_service->heard.clear();
    m_service->say("error", R"("code": "unavailable", "message": "Try again.")");
    QTRY_COMPARE(m_service->heard, QStringList(sync("3")));
    m_service->announce(4);
    m_service->complete(4);
    QTRY_COMPARE(told(), QList<int>({4}));
    QVERIFY(!m_log->events.contains(QStringLiteral("refused unavailable")));
}

void TestInboxCatchUp::reset_duringOrOutsideASync_dropsWhatWasHeard()
{
    dropAndReconnect("3");
    m_service->announce(9);
    m_service->say("sync_reset", R"("unread_count": 5, "sync": "9")");
    QTRY_COMPARE(m_log->events, QStringList(QStringLiteral("reset")));
    QCOMPARE(m_inbox->unreadCount(), 5);
    m_service->announce(10);
    QTRY_COMPARE(told(), QList<int>({10}));
    m_service->say("sync_reset", R"("unread_count": 1, "sync": "2")");
    QTRY_COMPARE(m_inbox->unreadCount(), 1);
    dropAndReconnect("2");
}

void TestInboxCatchUp::message_thatIsUnknown_isPassedOver()
{
    m_service->say("fireworks", R"("sync": "99")");
    m_service->socket->sendTextMessage(QStringLiteral("not JSON"));
    m_service->socket->sendTextMessage(QStringLiteral("[]"));
    m_service->socket->sendBinaryMessage("{}");
    m_service->announce(4);
    QTRY_COMPARE(told(), QList<int>({4}));
    QCOMPARE(m_service->connections, 1);
    dropAndReconnect("4");
}

void TestInboxCatchUp::stopped_whileCatchingUp_keepsItsPlace()
{
    dropAndReconnect("3");
    m_service->announce(4);
    m_inbox->stop();
    m_service->heard.clear();
    m_inbox->start();
    QTRY_COMPARE(m_service->heard, QStringList(sync("3")));
    m_service->announce(4);
    m_service->complete(4);
    QTRY_COMPARE(told(), QList<int>({4}));
}

QTEST_GUILESS_MAIN(TestInboxCatchUp)
#include "tst_inbox_catch_up.moc"
