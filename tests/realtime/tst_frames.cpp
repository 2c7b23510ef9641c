#include "realtime/frames.h"

#include <QtTest/QTest>

using namespace mc::realtime;

class tst_Frames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textFrame_anyLength_hasTheShortestHeader_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << 0 << QByteArray::fromHex("8100");
        QTest::newRow("short") << 5 << QByteArray::fromHex("8105");
        QTest::newRow("longest in one byte") << 125 << QByteArray::fromHex("817d");
        QTest::newRow("shortest in two") << 126 << QByteArray::fromHex("817e007e");
        QTest::newRow("longest in two") << 65535 << QByteArray::fromHex("817effff");
        QTest::newRow("shortest in eight") << 65536 << QByteArray::fromHex("817f0000000000010000");
    }
    void textFrame_anyLength_hasTheShortestHeader()
    {
        QFETCH(int, size);
        QFETCH(QByteArray, header);
        const QByteArray payload(size, 'x');
        QCOMPARE(textFrame(payload), header + payload);
    }

    void textFrame_rfcExample_isThatFrame()
    {
        // RFC 6455 section 5.7: a single-frame unmasked text message.
        QCOMPARE(textFrame("Hello"), QByteArray::fromHex("810548656c6c6f"));
    }

    void pongFrame_carriesThePingsPayload()
    {
        QCOMPARE(pongFrame("abc"), QByteArray::fromHex("8a03616263"));
        QCOMPARE(pongFrame(QByteArray(125, 'x')), QByteArray::fromHex("8a7d") + QByteArray(125, 'x'));
    }

    void pingFrame_isEmptyAndFinal() { QCOMPARE(pingFrame(), QByteArray::fromHex("8900")); }
};

QTEST_GUILESS_MAIN(tst_Frames)
#include "tst_frames.moc"
