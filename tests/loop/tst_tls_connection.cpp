#include "../support/raw_peer.h"
#include "../support/test_certificate.h"
#include "loop/tls_connection.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc::loop;
using namespace mc::test;
using namespace std::chrono_literals;

namespace {

/// Accepts one connection and leaves its bytes alone.
class Listener : public QTcpServer
{
public:
    int descriptor = -1;

protected:
    void incomingConnection(qintptr accepted) override { descriptor = int(accepted); }
};

} // namespace

/// The Connection over TLS against Qt's client. The server's end may live on a thread of its own.
class TestTlsConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Listener listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        m_client = std::make_unique<QSslSocket>();
        m_client->setPeerVerifyMode(QSslSocket::VerifyNone);
        m_client->connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.serverPort());
        QTRY_VERIFY(listener.descriptor >= 0);
        m_connection = std::make_unique<TlsConnection>(listener.descriptor, serverTls(), 10s);
    }
    void cleanup()
    {
        m_connection.reset();
        m_client.reset();
    }

    void bytes_bothWays_arrive()
    {
        m_connection->setReading(true);
        connect(m_connection.get(), &Connection::readable, this,
            [this] { m_connection->write(m_connection->read(100'000).toUpper()); });
        QTRY_VERIFY(m_client->isEncrypted());
        m_client->write("hello");
        QTRY_COMPARE(m_client->bytesAvailable(), 5);
        QCOMPARE(m_client->readAll(), QByteArray("HELLO"));
    }

    void write_largeQueue_drainsAndCloses()
    {
        QTRY_VERIFY(m_client->isEncrypted());
        QSignalSpy drained(m_connection.get(), &Connection::drained);
        const QByteArray large(5'000'000, 'x');
        m_connection->write(large);
        m_connection->write("end");
        QVERIFY(m_connection->queued() > 0);
        QTRY_COMPARE(m_client->bytesAvailable(), large.size() + 3);
        QTRY_COMPARE(drained.count(), 1);
        QCOMPARE(m_connection->queued(), 0);
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->write("last");
        m_connection->close();
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_client->error(), QAbstractSocket::RemoteHostClosedError);
        QVERIFY(m_client->readAll().endsWith("endlast"));
        QTRY_COMPARE(closed.count(), 1);
    }

    void setReading_off_holdsTheClientUp()
    {
        QTRY_VERIFY(m_client->isEncrypted());
        const QByteArray large(32'000'000, 'x');
        m_client->write(large);
        QSignalSpy readable(m_connection.get(), &Connection::readable);
        QVERIFY(!QTest::qWaitFor(
            [this] { return m_client->bytesToWrite() + m_client->encryptedBytesToWrite() == 0; }, 300));
        QCOMPARE(readable.count(), 0);
        qint64 got = 0;
        connect(m_connection.get(), &Connection::readable, this,
            [this, &got] { got += m_connection->read(1'000'000).size(); });
        m_connection->setReading(true);
        QTRY_COMPARE(got, large.size());
    }

    void peerCloses_lastBytesAreReadThenItEnds()
    {
        QTRY_VERIFY(m_client->isEncrypted());
        m_client->write("bye");
        m_client->disconnectFromHost();
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QByteArray got;
        connect(m_connection.get(), &Connection::readable, this, [this, &got] { got += m_connection->read(100); });
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->setReading(true);
        QTRY_COMPARE(got, QByteArray("bye"));
        QTRY_VERIFY(m_connection->hasEnded() || !closed.isEmpty());
    }

    void handshake_notDoneInTime_losesTheConnection()
    {
        auto [descriptor, client] = RawPeer::pair();
        TlsConnection connection(descriptor, serverTls(), 50ms);
        QSignalSpy closed(&connection, &Connection::closed);
        QTRY_COMPARE(closed.count(), 1);
        client.receiveAll();
        QVERIFY(client.hasEnded());
    }

    void handshake_junk_losesTheConnection()
    {
        auto [descriptor, client] = RawPeer::pair();
        TlsConnection connection(descriptor, serverTls(), 10s);
        QSignalSpy closed(&connection, &Connection::closed);
        client.send("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(closed.count(), 1);
    }

    void moveToThread_afterHandshake_goesOn()
    {
        QTRY_VERIFY(m_client->isEncrypted());
        QThread thread;
        Connection *const connection = m_connection.release();
        connection->moveToThread(&thread);
        connect(connection, &Connection::readable, connection,
            [connection] { connection->write(connection->read(1000).toUpper()); });
        QMetaObject::invokeMethod(connection, [connection] { connection->setReading(true); });
        thread.start();
        m_client->write("moved");
        QTRY_COMPARE(m_client->bytesAvailable(), 5);
        QCOMPARE(m_client->readAll(), QByteArray("MOVED"));
        connect(connection, &QObject::destroyed, &thread, &QThread::quit, Qt::DirectConnection);
        QMetaObject::invokeMethod(connection, &QObject::deleteLater);
        QVERIFY(thread.wait(10000));
    }

private:
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QSslSocket> m_client;
};

#include "tst_tls_connection.moc"
QTEST_GUILESS_MAIN(TestTlsConnection)
