#include "support/raw_web_socket.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray unknownType = "{\"type\": \"caf\xc3\xa9 \xf0\x9f\x98\x80\"}";
const QByteArray subscribe = "{\"type\": \"subscribe\", \"notification_types\": []}";

QByteArray fragment(int opcode, const QByteArray &payload)
{
    return ClientFrame {.opcode = opcode, .payload = payload, .isFinal = false};
}

/// A text in frames of one byte each.
QByteArray byteByByte(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i)
        bytes += ClientFrame {
            .opcode = i == 0 ? Text : Continuation, .payload = text.sliced(i, 1), .isFinal = i == text.size() - 1};
    return bytes;
}

} // namespace

/// Clients' frames, sound and unsound (RFC 6455; CONTRACT section 12).
class tst_WsFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void text_inTwoFragments_cutAnywhere_isOneMessage()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        for (qsizetype cut = 0; cut <= unknownType.size(); ++cut) {
            socket.send(fragment(Text, unknownType.first(cut))
                + ClientFrame {.opcode = Continuation, .payload = unknownType.sliced(cut)});
            QCOMPARE(socket.nextType(), QStringLiteral("error"));
        }
        QVERIFY(socket.ping());
    }

    void text_inFragmentsOfOneByte_isOneMessage()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        socket.send(byteByByte(subscribe));
        QCOMPARE(socket.nextType(), QStringLiteral("subscribed"));
        for (const char byte : byteByByte(subscribe)) // and a packet each
            socket.send(QByteArray(1, byte));
        QCOMPARE(socket.nextType(), QStringLiteral("subscribed"));
        QVERIFY(socket.ping());
    }

    void ping_betweenFragments_isAnsweredBetween()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        socket.send(fragment(Text, subscribe.first(10)));
        QVERIFY(socket.ping());
        socket.send(fragment(Continuation, subscribe.mid(10, 10)) + ClientFrame {.opcode = Pong, .payload = "unasked"});
        QVERIFY(socket.ping());
        socket.send(ClientFrame {.opcode = Continuation, .payload = subscribe.mid(20)});
        QCOMPARE(socket.nextType(), QStringLiteral("subscribed"));
    }

    void fragments_empty_areNothing()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        QByteArray bytes = fragment(Text, "");
        for (int i = 0; i < 1000; ++i)
            bytes += fragment(Continuation, "");
        socket.send(bytes + ClientFrame {.opcode = Continuation, .payload = subscribe});
        QCOMPARE(socket.nextType(), QStringLiteral("subscribed"));
        QVERIFY(socket.ping());
    }

    void message_of64KiB_isRead_andOneByteMoreIsNot()
    {
        const QByteArray whole(64 * 1024, 'x');
        RawWebSocket socket(m_service.api().port(), m_ann);
        socket.send(ClientFrame {.payload = whole});
        QCOMPARE(socket.nextType(), QStringLiteral("error"));
        socket.send(fragment(Text, whole.first(40'000))
            + ClientFrame {.opcode = Continuation, .payload = whole.sliced(40'000)});
        QCOMPARE(socket.nextType(), QStringLiteral("error"));
        socket.send(fragment(Text, whole.first(40'000)) + fragment(Continuation, whole.sliced(40'000)));
        QVERIFY(socket.ping());
        socket.send(ClientFrame {.opcode = Continuation, .payload = "x"});
        QCOMPARE(socket.closeCode(), 1009);
    }

    void messages_inOnePacket_areAllAnswered()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        QByteArray bytes;
        for (int i = 0; i < 500; ++i) // many more than may wait for their answer at once
            bytes
                += ClientFrame {.payload = i % 2 == 0 ? subscribe : QByteArray("{\"type\":\"sync\",\"since\":\"0\"}")};
        socket.send(bytes);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(socket.nextType(), i % 2 == 0 ? QStringLiteral("subscribed") : QStringLiteral("sync_complete"));
        QVERIFY(socket.ping());
    }

    void breach_closesWithItsCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, const QByteArray &bytes, int code) { QTest::newRow(name) << bytes << code; };
        const QByteArray sound = ClientFrame {.payload = subscribe};
        row("not masked", ClientFrame {.payload = subscribe, .isMasked = false}, 1002);
        row("ping not masked", ClientFrame {.opcode = Ping, .isMasked = false}, 1002);
        row("close not masked", ClientFrame {.opcode = Close, .payload = closePayload(1000), .isMasked = false}, 1002);
        for (int bit = 1; bit < 8; bit <<= 1)
            row(("reserved bit " + QByteArray::number(bit)).constData(),
                ClientFrame {.payload = subscribe, .reserved = bit}, 1002);
        for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
            row(("opcode " + QByteArray::number(opcode)).constData(), ClientFrame {.opcode = opcode, .payload = "x"},
                1002);
        row("continuation of nothing", ClientFrame {.opcode = Continuation, .payload = "x"}, 1002);
        row("message within a message", fragment(Text, "{") + sound, 1002);
        row("ping in fragments", fragment(Ping, "x"), 1002);
        row("ping of 126 bytes", ClientFrame {.opcode = Ping, .payload = QByteArray(126, 'x')}, 1002);
        row("length in too many bytes", ClientFrame {.payload = subscribe, .lengthBytes = 8}, 1002);
        row("not UTF-8", ClientFrame {.payload = "\xff"}, 1007);
        row("surrogates", ClientFrame {.payload = "\"\xed\xa0\xbd\xed\xb8\x80\""}, 1007);
        row("overlong", ClientFrame {.payload = "\"\xc0\xaf\""}, 1007);
        row("cut off in fragments", fragment(Text, "\"\xc3") + ClientFrame {.opcode = Continuation, .payload = "\""},
            1007);
        row("close of one byte", ClientFrame {.opcode = Close, .payload = "x"}, 1002);
        row("close with 1005", ClientFrame {.opcode = Close, .payload = closePayload(1005)}, 1002);
        row("close with a reason not UTF-8", ClientFrame {.opcode = Close, .payload = closePayload(1000, "\xff")},
            1007);
        row("close", ClientFrame {.opcode = Close}, 1000);
        row("close with 4000", ClientFrame {.opcode = Close, .payload = closePayload(4000, "bye")}, 4000);
        row("close within a message",
            fragment(Text, "{") + ClientFrame {.opcode = Close, .payload = closePayload(1001)}, 1001);
    }
    void breach_closesWithItsCode()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto other = m_service.socket(m_ann);
        RawWebSocket socket(m_service.api().port(), m_ann);
        // What follows is not read any more.
        socket.send(bytes + ClientFrame {.payload = subscribe} + ClientFrame {.opcode = Ping}
            + ClientFrame {.opcode = 3, .payload = "x"});
        QCOMPARE(socket.closeCode(), code);
        QVERIFY(other->ping());
    }

    void pings_whoseAnswersNobodyReads_closeWith4408()
    {
        RawWebSocket socket(m_service.api().port(), m_ann);
        socket.raw().stopReading();
        const QByteArray ping = ClientFrame {.opcode = Ping, .payload = QByteArray(125, 'p')};
        // 16 MB of answers fill the kernel's buffers on both sides and then the service's own.
        for (int i = 0; i < 400 && socket.raw().isOpen(); ++i)
            socket.send(ping.repeated(300));
        QTRY_VERIFY(m_service.api()
                        .anonymous()
                        .get("/metrics")
                        .expect(200)
                        .body.contains("mediconnect_websocket_sessions_closed_total{code=\"4408\"} 1"));
        QVERIFY(m_service.socket(m_ann)->ping());
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_WsFrames)
#include "tst_ws_frames.moc"
