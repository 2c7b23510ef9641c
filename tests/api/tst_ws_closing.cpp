#include "support/running_service.h"

#include <QtCore/QtEndian>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

// The code of the close frame that ends these server frames (RFC 6455 section 5.2); 0 when another frame does.
int closeCodeOf(const QByteArray &frames)
{
    qsizetype at = 0;
    while (at + 2 <= frames.size()) {
        const int opcode = frames[at] & 0x0f;
        const auto *length = frames.constData() + at + 2;
        quint64 size = quint64(frames[at + 1] & 0x7f);
        at += 2;
        if (size == 126) {
            size = qFromBigEndian<quint16>(length);
            at += 2;
        } else if (size == 127) {
            size = qFromBigEndian<quint64>(length);
            at += 8;
        }
        if (opcode == 8 && at + 2 <= frames.size())
            return qFromBigEndian<quint16>(frames.constData() + at);
        at += qsizetype(size);
    }
    return 0;
}

} // namespace

/// When the service closes a WebSocket by itself, and with which code (CONTRACT section 6).
class tst_WsClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init() { m_ann = m_service.directory().patient("ann"); }
    void cleanup() { m_service.showLogWhenFailed(); }

    void tokenExpires_closesWith4401()
    {
        const QByteArray shortLived = token(merged(claimsOf(m_ann), object({{"exp", secondsFromNow(2)}})));
        const auto lasting = m_service.socket(m_ann);
        WsClient socket(m_service.api().socketUrl(m_ann.id, shortLived));
        socket.expect("connection_status");
        QCOMPARE(socket.closeCode(), 4401);
        QVERIFY(lasting->ping());
    }

    void userMadeInactive_closesAllWith4403()
    {
        const User ben = m_service.directory().doctor("ben");
        const auto others = m_service.socket(ben);
        const auto one = m_service.socket(m_ann);
        const auto two = m_service.socket(m_ann);
        m_service.directory().replace(m_ann, object({{"is_active", false}}));
        QCOMPARE(one->closeCode(), 4403);
        QCOMPARE(two->closeCode(), 4403);
        QVERIFY(others->ping());
        m_service.api().as(m_ann).handshake(socketPath(m_ann.id)).expectProblem(401, "NOTIF_008");
    }

    void userChangedOtherwise_staysConnected()
    {
        const auto socket = m_service.socket(m_ann);
        m_service.directory().replace(m_ann, object({{"first_name", "Anna"}}));
        const QString id = m_service.notification(m_ann).post();
        expectAt(socket->expect("new_notification"), "id", id);
    }

    void slowConsumer_isClosedWith4408_othersUnharmed()
    {
        const auto fast = m_service.socket(m_ann);
        RawSocket slow(m_service.api().port());
        slow.send(handshakeHead(socketPath(m_ann.id), {{"Authorization", "Bearer " + tokenOf(m_ann)}}));
        QVERIFY(slow.readUntil("\r\n\r\n").contains(" 101 "));
        slow.readUntil("connection_status");
        slow.readUntil("}}");
        slow.stopReading();
        // 40 KB each: 16 MB fill the kernel's buffers on both sides and then the service's own.
        const QString text = QStringLiteral("😀").repeated(10'000);
        constexpr int posts = 400;
        QStringList ids;
        for (int i = 0; i < posts; ++i) {
            ids << m_service.notification(m_ann).set("message", text).post();
            expectAt(fast->expect("new_notification"), "id", ids.last());
            if (QTest::currentTestFailed())
                return;
        }
        const QByteArray received = slow.readToEnd();
        QVERIFY(!slow.isOpen());
        QCOMPARE(closeCodeOf(received), 4408);
        QVERIFY(received.size() < 16'000'000);
        QVERIFY(fast->ping());
        QVERIFY(m_service.socket(m_ann)->ping());
    }

    void clientCloses_isAnswered()
    {
        const auto socket = m_service.socket(m_ann);
        socket->close();
        QCOMPARE(socket->closeCode(), 1000);
    }

    void socketsDroppedWithoutClose_leaveTheServiceWell()
    {
        for (int i = 0; i < 50; ++i)
            m_service.socket(m_ann)->abort();
        m_service.notification(m_ann).post();
        QVERIFY(m_service.socket(m_ann)->ping());
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_WsClosing)
#include "tst_ws_closing.moc"
