#include "client/backoff.h"
#include "client/catch_up_buffer.h"
#include "client/server_clock.h"
#include "client/socket_link.h"

#include <QtCore/QCryptographicHash>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::client;
using namespace std::chrono_literals;

namespace {

// Takes one handshake, and says nothing more.
class SilentPeer : public QTcpServer
{
public:
    SilentPeer()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("can't listen");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    QNetworkRequest request() const
    {
        return QNetworkRequest(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(serverPort())));
    }
    bool answers = true;

private:
    void read(QTcpSocket *socket)
    {
        m_head += socket->readAll();
        const QByteArray name = "Sec-WebSocket-Key: ";
        const qsizetype at = m_head.indexOf(name);
        if (!answers || at < 0 || !m_head.endsWith("\r\n\r\n"))
            return;
        const QByteArray key = m_head.mid(at + name.size(), m_head.indexOf('\r', at) - at - name.size());
        const QByteArray accept
            = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                  .toBase64();
        socket->write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + accept + "\r\n\r\n");
        m_head.clear();
    }

    QByteArray m_head;
};

AnnouncedChange change(int version)
{
    AnnouncedChange made;
    made.change.version = version;
    made.cursor = QString::number(version);
    return made;
}

} // namespace

/// The parts of the client that need no service.
class TestClientParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backoff_failures_doubleUpToTheLongest();
    void clock_dates_comeNearerToTheServices();
    void clock_noDate_changesNothing();
    void catchUp_whatIsHeardTwice_comesOnceInOrder_data();
    void catchUp_whatIsHeardTwice_comesOnceInOrder();
    void refusal_inWhatQtSays_isTheStatus_data();
    void refusal_inWhatQtSays_isTheStatus();
    void link_silentPeer_isGivenUp();
    void link_handshakeWithoutEnd_isGivenUp();
};

void TestClientParts::backoff_failures_doubleUpToTheLongest()
{
    Backoff backoff(500ms, 3s);
    for (const auto longest : {500ms, 1000ms, 2000ms, 3000ms, 3000ms}) {
        const auto pause = backoff.next();
        QVERIFY2(pause >= longest / 2 && pause <= longest, qPrintable(QString::number(pause.count())));
    }
    backoff.reset();
    QVERIFY(backoff.next() <= 500ms);
}

void TestClientParts::clock_dates_comeNearerToTheServices()
{
    const QDateTime local(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    ServerClock clock;
    QCOMPARE(clock.at(local), local);
    clock.hear("Wed, 04 Mar 2026 06:00:00 GMT", local);
    QCOMPARE(clock.at(local), local.addSecs(53 * 60 + 53));
    clock.hear("Wed, 04 Mar 2026 06:00:00 GMT", local.addMSecs(900)); // the same second, later
    QCOMPARE(clock.at(local), local.addSecs(53 * 60 + 53));
    clock.hear("Wed, 04 Mar 2026 06:00:02 GMT", local.addMSecs(1100)); // just begun
    QCOMPARE(clock.at(local), local.addSecs(53 * 60 + 53).addMSecs(900));
    clock.hear("Wed, 04 Mar 2026 05:06:09 GMT", local.addSecs(2)); // the clock was set
    QCOMPARE(clock.at(local), local);
}

void TestClientParts::clock_noDate_changesNothing()
{
    const QDateTime local(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    ServerClock clock;
    for (const char *text : {"", "yesterday", "2026-03-04T05:06:07Z", "Wed, 04 Mar 2026 06:00:00 +0100"})
        clock.hear(text, local);
    QCOMPARE(clock.at(local), local);
}

void TestClientParts::catchUp_whatIsHeardTwice_comesOnceInOrder_data()
{
    QTest::addColumn<QList<int>>("heard");
    QTest::addColumn<QList<int>>("told");
    QTest::newRow("nothing") << QList<int>() << QList<int>();
    QTest::newRow("missed only") << QList<int> {3, 4, 5} << QList<int> {3, 4, 5};
    QTest::newRow("news before what was missed") << QList<int> {6, 7, 3, 4, 5, 6, 7} << QList<int> {3, 4, 5, 6, 7};
    QTest::newRow("news before and behind") << QList<int> {5, 3, 4, 5, 6} << QList<int> {3, 4, 5, 6};
}

void TestClientParts::catchUp_whatIsHeardTwice_comesOnceInOrder()
{
    QFETCH(QList<int>, heard);
    QFETCH(QList<int>, told);
    CatchUpBuffer catchUp;
    for (const int version : heard)
        catchUp.add(change(version));
    QList<int> found;
    const QList<AnnouncedChange> taken = catchUp.takeInOrder();
    for (const AnnouncedChange &announced : taken)
        found += int(announced.change.version);
    QCOMPARE(found, told);
    QVERIFY(catchUp.takeInOrder().isEmpty());
}

void TestClientParts::refusal_inWhatQtSays_isTheStatus_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("status");
    QTest::newRow("6.4") << QStringLiteral(
        "QWebSocketPrivate::processHandshake: Unhandled http status code: 401 (Unauthorized).")
                         << 401;
    QTest::newRow("translated") << QStringLiteral("Unbekannter Status: 403 (Forbidden).") << 403;
    QTest::newRow("6.8") << QStringLiteral(
        "QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenge encountered.")
                         << 401;
    QTest::newRow("bad request") << QStringLiteral(
        "QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting connection.")
                                 << 400;
    QTest::newRow("connection refused") << QStringLiteral("Connection refused") << 0;
    QTest::newRow("port") << QStringLiteral("Connection to 127.0.0.1:443 timed out") << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestClientParts::refusal_inWhatQtSays_isTheStatus()
{
    QFETCH(QString, said);
    QFETCH(int, status);
    QCOMPARE(refusalIn(said), status);
}

void TestClientParts::link_silentPeer_isGivenUp()
{
    SilentPeer peer;
    SocketLink link(peer.request(), 10s, 20ms);
    QSignalSpy opened(&link, &SocketLink::opened), closed(&link, &SocketLink::closed);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(opened.count(), 1);
    QVERIFY(!link.isOpen());
    QCOMPARE(closed.first().first().value<LinkEnd>().text, QStringLiteral("The service has fallen silent."));
}

void TestClientParts::link_handshakeWithoutEnd_isGivenUp()
{
    SilentPeer peer;
    peer.answers = false;
    SocketLink link(peer.request(), 50ms, 10s);
    QSignalSpy opened(&link, &SocketLink::opened), closed(&link, &SocketLink::closed);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(closed.first().first().value<LinkEnd>().text, QStringLiteral("No answer in time."));
}

QTEST_GUILESS_MAIN(TestClientParts)
#include "tst_client_parts.moc"
