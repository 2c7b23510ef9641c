#include "../support/raw_peer.h"
#include "loop/tcp_connection.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc::loop;
using namespace mc::test;
using namespace std::chrono_literals;

namespace {

const QByteArray megabyte(1024 * 1024, 'm');

/// Everything that has arrived at the client by now.
QByteArray arrived(RawPeer &client)
{
    QByteArray all;
    for (QByteArray next = client.receive(0ms); !next.isEmpty(); next = client.receive(0ms))
        all += next;
    return all;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto [descriptor, client] = RawPeer::pair();
        m_connection = std::make_unique<TcpConnection>(descriptor);
        m_client = std::move(client);
    }
    void cleanup() { m_connection.reset(); }

    void read_bytesSent_answersThemAndNotesTheTime()
    {
        const auto before = m_connection->lastHeard();
        m_connection->setReading(true);
        QSignalSpy readable(m_connection.get(), &Connection::readable);
        m_client.send("hello");
        QTRY_VERIFY(!readable.isEmpty());
        QCOMPARE(m_connection->read(100), QByteArray("hello"));
        QVERIFY(m_connection->lastHeard() > before);
        char byte = 0;
        QCOMPARE(m_connection->read(&byte, 1), 0);
        QVERIFY(!m_connection->hasEnded());
        QCOMPARE(m_connection->peerAddress(), QHostAddress(QHostAddress::LocalHost));
        QVERIFY(m_connection->peerPort() > 0);
    }

    void read_peerFinishedSending_answersTheEndAndStillWrites()
    {
        m_connection->setReading(true);
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        connect(m_connection.get(), &Connection::readable, this, [this] { m_connection->read(100); });
        m_client.send("bye");
        m_client.finishSending();
        QTRY_VERIFY(m_connection->hasEnded());
        m_connection->write("answer");
        m_connection->close();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(m_client.receiveAll(), QByteArray("answer"));
        QVERIFY(!m_client.wasReset());
    }

    void unread_beforeReadingIsSwitchedOn_announcesThem()
    {
        m_connection->unread("second");
        m_connection->unread("first");
        QSignalSpy readable(m_connection.get(), &Connection::readable);
        m_connection->setReading(true);
        QCOMPARE(readable.count(), 0);
        QTRY_VERIFY(!readable.isEmpty());
        readable.clear();
        char text[20] = {};
        QCOMPARE(m_connection->read(text, 3), 3);
        QCOMPARE(QByteArray(text), QByteArray("fir"));
        QTRY_VERIFY(!readable.isEmpty());
        QCOMPARE(m_connection->read(100), QByteArray("stsecond"));
    }

    void setReading_off_leavesBytesWithTheKernel()
    {
        QSignalSpy readable(m_connection.get(), &Connection::readable);
        QVERIFY(m_client.send(QByteArray(32, ' ') + megabyte.repeated(32), 200ms) < 32 * megabyte.size());
        QCOMPARE(readable.count(), 0);
        m_connection->setReading(true);
        QTRY_VERIFY(!readable.isEmpty());
        m_connection->setReading(false);
        readable.clear();
        QCoreApplication::processEvents();
        QCOMPARE(readable.count(), 0);
    }

    void write_moreThanThePeerTakes_queuesAndDrains()
    {
        QSignalSpy drained(m_connection.get(), &Connection::drained);
        QByteArray expected;
        for (int i = 0; i < 40; ++i) {
            const QByteArray part(1'000'000, char('a' + i % 26));
            expected += part;
            m_connection->write(part);
        }
        QVERIFY(m_connection->queued() > 0);
        QByteArray got;
        QTRY_VERIFY((got += arrived(m_client)).size() == expected.size());
        QCOMPARE(got, expected);
        QTRY_COMPARE(drained.count(), 1);
        QCOMPARE(m_connection->queued(), 0);
    }

    void dropQueuedAfterCurrent_slowPeer_keepsTheStartedArrayWhole()
    {
        QSignalSpy drained(m_connection.get(), &Connection::drained);
        const QByteArray first = megabyte.repeated(32);
        m_connection->write(first);
        const qint64 rest = m_connection->queued();
        QVERIFY(rest > 0);
        m_connection->write("dropped");
        QCOMPARE(m_connection->queued(), rest + 7);
        m_connection->dropQueuedAfterCurrent();
        QCOMPARE(m_connection->queued(), rest);
        m_connection->write("last");
        QByteArray got;
        QTRY_VERIFY((got += arrived(m_client)).size() >= first.size() + 4);
        QCOMPARE(got, first + "last");
    }

    void close_bytesUnread_peerReadsTheAnswerWithoutReset()
    {
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        QVERIFY(m_client.send(megabyte, 100ms) > 0);
        m_connection->write("refused");
        m_connection->close();
        QVERIFY(!m_connection->isOpen());
        QTRY_VERIFY(m_client.send("more", 1ms) == 4);
        QCOMPARE(m_client.receiveAll(), QByteArray("refused"));
        QVERIFY(m_client.hasEnded() && !m_client.wasReset());
        QCOMPARE(closed.count(), 0);
        m_client.close();
        QTRY_COMPARE(closed.count(), 1);
    }

    void close_withQueue_sendsItFirst()
    {
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->write(megabyte.repeated(32));
        m_connection->close();
        QByteArray got;
        QTRY_VERIFY((got += arrived(m_client)).size() >= 32 * megabyte.size() && m_client.hasEnded());
        QCOMPARE(got.size(), 32 * megabyte.size());
        m_client.close();
        QTRY_COMPARE(closed.count(), 1);
    }

    void close_peerKeepsOpen_endsByItself()
    {
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->close();
        QTRY_COMPARE(closed.count(), 1);
    }

    void peerResets_whileWriting_closesOnceFromTheLoop()
    {
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->setReading(true);
        connect(m_connection.get(), &Connection::readable, this, [this] { m_connection->read(100); });
        m_client.reset();
        QTRY_COMPARE(closed.count(), 1);
        m_connection->write("nobody");
        m_connection->close();
        QCoreApplication::processEvents();
        QCOMPARE(closed.count(), 1);
        QVERIFY(!m_connection->isOpen());
    }

    void abort_anyTime_closesWithoutSignal()
    {
        QSignalSpy closed(m_connection.get(), &Connection::closed);
        m_connection->write("x");
        m_connection->abort();
        m_connection->abort();
        QCOMPARE(m_client.receiveAll(), QByteArray("x"));
        QVERIFY(m_client.hasEnded());
        QCOMPARE(closed.count(), 0);
    }

    void moveToThread_withUnreadBytes_worksOverThere()
    {
        m_connection->setReading(true);
        m_client.send("kernel");
        QSignalSpy readable(m_connection.get(), &Connection::readable);
        QTRY_VERIFY(!readable.isEmpty());
        m_connection->setReading(false);
        m_connection->unread("unread ");

        QThread thread;
        Connection *const connection = m_connection.release();
        connection->moveToThread(&thread);
        connect(connection, &Connection::readable, connection,
            [connection] { connection->write(connection->read(1000).toUpper()); });
        connect(connection, &Connection::closed, connection, &QObject::deleteLater);
        QMetaObject::invokeMethod(connection, [connection] { connection->setReading(true); });
        thread.start();
        QByteArray got;
        while (got.size() < 13 && !m_client.hasEnded())
            got += m_client.receive();
        QCOMPARE(got, QByteArray("UNREAD KERNEL"));
        connect(connection, &QObject::destroyed, &thread, &QThread::quit, Qt::DirectConnection);
        QMetaObject::invokeMethod(connection, &Connection::close);
        QCOMPARE(m_client.receiveAll(), QByteArray());
        m_client.close();
        QVERIFY(thread.wait(10000));
    }

private:
    std::unique_ptr<Connection> m_connection;
    RawPeer m_client;
};

#include "tst_connection.moc"
QTEST_GUILESS_MAIN(TestConnection)
