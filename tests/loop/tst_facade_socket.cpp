#include "loop/facade_socket.h"

#include <QtCore/QPointer>
#include <QtNetwork/QHostAddress>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace mc::loop;

namespace {

/// What a facade was told by Qt's side.
class Stage : public FacadeSocket
{
public:
    explicit Stage(QObject *parent = nullptr, OpenMode mode = ReadWrite | Unbuffered)
        : FacadeSocket(QHostAddress(QStringLiteral("192.0.2.7")), 4711, parent, mode)
    {
    }
    QByteArray output;
    int closings = 0;
    int abortings = 0;

protected:
    void written(const char *data, qint64 size) override { output.append(data, size); }
    void closing() override { ++closings; }
    void aborting() override { ++abortings; }
};

/// A client's frame with a mask of zeros.
QByteArray frame(char opcode, const QByteArray &payload)
{
    return QByteArray(1, char(0x80 | opcode)) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

} // namespace

class TestFacadeSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void read_fedBytes_readsPeeksAndSkipsThem_data()
    {
        QTest::addColumn<bool>("buffered");
        QTest::newRow("buffered") << true;
        QTest::newRow("unbuffered") << false;
    }
    void read_fedBytes_readsPeeksAndSkipsThem()
    {
        QFETCH(bool, buffered);
        Stage stage(nullptr, buffered ? QIODevice::ReadWrite : QIODevice::ReadWrite | QIODevice::Unbuffered);
        QCOMPARE(stage.peerAddress(), QHostAddress(QStringLiteral("192.0.2.7")));
        QCOMPARE(stage.peerPort(), 4711);
        QVERIFY(stage.isSequential());
        QVERIFY(stage.atEnd());
        stage.feed("one\ntwo\nthr");
        QCOMPARE(stage.bytesAvailable(), 11);
        QVERIFY(stage.canReadLine());
        QCOMPARE(stage.peek(3), QByteArray("one"));
        QCOMPARE(stage.bytesAvailable(), 11);
        QCOMPARE(stage.readLine(), QByteArray("one\n"));
        QCOMPARE(stage.skip(4), 4);
        QVERIFY(!stage.canReadLine());
        stage.feed("ee\n");
        QVERIFY(stage.canReadLine());
        QCOMPARE(stage.readAll(), QByteArray("three\n"));
        QCOMPARE(stage.bytesAvailable(), 0);
        QCOMPARE(stage.read(1), QByteArray());
    }

    void transaction_rolledBack_readsAgain()
    {
        Stage stage;
        stage.feed("abcdef");
        stage.startTransaction();
        QCOMPARE(stage.read(4), QByteArray("abcd"));
        stage.rollbackTransaction();
        QCOMPARE(stage.bytesAvailable(), 6);
        stage.startTransaction();
        QCOMPARE(stage.read(4), QByteArray("abcd"));
        stage.commitTransaction();
        QCOMPARE(stage.readAll(), QByteArray("ef"));
    }

    void shrink_afterPeek_keepsWorking()
    {
        Stage stage;
        stage.feed("abc");
        QCOMPARE(stage.peek(3), QByteArray("abc"));
        stage.shrink();
        QCOMPARE(stage.skip(3), 3);
        stage.shrink();
        stage.feed("def");
        QCOMPARE(stage.readAll(), QByteArray("def"));
        stage.write("out");
        QCOMPARE(stage.output, QByteArray("out"));
    }

    void disconnectFromHost_connected_asksTheOwnerAndEndsOnce()
    {
        Stage stage;
        QSignalSpy disconnected(&stage, &QTcpSocket::disconnected);
        stage.disconnectFromHost();
        stage.disconnectFromHost();
        QCOMPARE(stage.closings, 1);
        QCOMPARE(stage.state(), QAbstractSocket::ClosingState);
        QCOMPARE(disconnected.count(), 0);
        stage.end();
        stage.end();
        QCOMPARE(disconnected.count(), 1);
        QCOMPARE(stage.state(), QAbstractSocket::UnconnectedState);
    }

    void abort_connected_asksTheOwnerToAbort()
    {
        Stage stage;
        QSignalSpy disconnected(&stage, &QTcpSocket::disconnected);
        stage.abort();
        QCOMPARE(stage.abortings, 1);
        QCOMPARE(stage.closings, 0);
        QCOMPARE(disconnected.count(), 1);
    }

    void end_bytesUnread_canStillBeRead()
    {
        Stage stage;
        stage.feed("rest");
        stage.end();
        QCOMPARE(stage.readAll(), QByteArray("rest"));
        char byte = 0;
        QCOMPARE(stage.read(&byte, 1), -1);
    }

    void webSocketServer_handshakeFed_speaksWebSocket()
    {
        QWebSocketServer server(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
        auto *const stage = new Stage(this);
        const QPointer<Stage> alive(stage);
        QSignalSpy connected(&server, &QWebSocketServer::newConnection);
        stage->feed("GET /ws/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        server.handleConnection(stage);
        QTRY_COMPARE(connected.count(), 1);
        const std::unique_ptr<QWebSocket> socket(server.nextPendingConnection());
        QVERIFY(stage->output.startsWith("HTTP/1.1 101 "));
        QVERIFY(stage->output.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        stage->output.clear();

        QSignalSpy messages(socket.get(), &QWebSocket::textMessageReceived);
        stage->feed(frame(1, "one") + frame(1, "two").left(3));
        stage->announce();
        QCOMPARE(messages.count(), 1);
        QCOMPARE(messages.at(0).at(0).toString(), QStringLiteral("one"));
        stage->feed(frame(1, "two").mid(3));
        stage->announce();
        QCOMPARE(messages.count(), 2);
        QCOMPARE(messages.at(1).at(0).toString(), QStringLiteral("two"));
        socket->sendTextMessage(QStringLiteral("hi"));
        QCOMPARE(stage->output, QByteArray("\x81\x02hi"));
        QCOMPARE(socket->peerAddress(), stage->peerAddress());
        stage->shrink();

        QSignalSpy gone(socket.get(), &QWebSocket::disconnected);
        stage->feed(frame(8, QByteArray("\x03\xe8", 2)));
        stage->announce();
        QCOMPARE(stage->closings, 1);
        stage->end();
        QCOMPARE(gone.count(), 1);
        QTRY_VERIFY(alive.isNull());
    }
};

#include "tst_facade_socket.moc"
QTEST_GUILESS_MAIN(TestFacadeSocket)
