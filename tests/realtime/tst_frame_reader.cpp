#include "naive_frames.h"

#include "../support/client_frame.h"

#include <QtTest/QTest>

#include <random>

using namespace mc::realtime;
using namespace mc::test;
using Kind = ReceivedFrame::Kind;

namespace {

constexpr qint64 most = 64 * 1024;

/// All that comes of bytes in pieces that end at those places.
QList<ReceivedFrame> read(const QByteArray &bytes, const QList<qsizetype> &cuts, qint64 limit = most)
{
    FrameReader reader(limit);
    QList<ReceivedFrame> all;
    qsizetype from = 0;
    for (const qsizetype to : cuts + QList<qsizetype> {bytes.size()}) {
        QByteArrayView left = QByteArrayView(bytes).sliced(from, to - from);
        while (const std::optional<ReceivedFrame> frame = reader.next(left))
            all += *frame;
        if (!left.isEmpty())
            qFatal("bytes were left");
        from = to;
    }
    return all;
}

QList<qsizetype> everywhere(qsizetype size)
{
    QList<qsizetype> cuts;
    for (qsizetype i = 1; i < size; ++i)
        cuts += i;
    return cuts;
}

// Reasons of breaches are for people.
QList<ReceivedFrame> withoutReasons(QList<ReceivedFrame> all)
{
    for (ReceivedFrame &frame : all)
        frame.closeReason.clear();
    return all;
}

QByteArray shown(const QList<ReceivedFrame> &all)
{
    QByteArray text;
    for (const ReceivedFrame &frame : all)
        text += '[' + QByteArray::number(int(frame.kind)) + ' ' + frame.payload.left(40).toPercentEncoding() + ' '
            + QByteArray::number(frame.payload.size()) + ' ' + QByteArray::number(frame.closeCode) + "] ";
    return text;
}

/// Frames that nothing is wrong with, of every kind and in fragments.
QByteArray conversation(std::mt19937 &random)
{
    const auto upTo = [&random](int last) { return std::uniform_int_distribution<int>(0, last)(random); };
    const QByteArrayList texts {
        "", "{\"type\":\"sync\"}", "é", "\xef\xbb\xbf{}", "😀😀", QByteArray(126, 'x'), QByteArray(300, 'y')};
    QByteArray bytes;
    const int messages = 1 + upTo(3);
    for (int i = 0; i < messages; ++i) {
        const QByteArray &text = texts.at(upTo(int(texts.size()) - 1));
        const int fragments = 1 + upTo(3);
        qsizetype from = 0;
        for (int k = 0; k < fragments; ++k) {
            const qsizetype to = k == fragments - 1 ? text.size() : from + upTo(int(text.size() - from));
            bytes += ClientFrame {.opcode = k == 0 ? 1 + upTo(1) : 0,
                .payload = text.sliced(from, to - from),
                .isFinal = k == fragments - 1};
            from = to;
            if (upTo(3) == 0)
                bytes += ClientFrame {.opcode = Ping + upTo(1), .payload = QByteArray(upTo(125), 'p')};
        }
    }
    if (upTo(3) == 0)
        bytes += ClientFrame {.opcode = Close, .payload = closePayload(1000 + upTo(20), "bye é")};
    return bytes;
}

void mutate(QByteArray &bytes, std::mt19937 &random)
{
    const auto upTo = [&random](qsizetype last) { return std::uniform_int_distribution<qsizetype>(0, last)(random); };
    for (qsizetype i = upTo(2); i >= 0 && !bytes.isEmpty(); --i) {
        const qsizetype at = upTo(bytes.size() - 1);
        switch (upTo(4)) {
        case 0:
            bytes[at] = char(bytes.at(at) ^ (1 << upTo(7)));
            break;
        case 1:
            bytes[at] = char(upTo(255));
            break;
        case 2:
            bytes.remove(at, 1);
            break;
        case 3:
            bytes.insert(at, char(upTo(255)));
            break;
        default:
            bytes.truncate(at);
        }
    }
}

} // namespace

/// A client's frames, in whatever pieces they come, against RFC 6455.
class tst_FrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void head_anyCombination_isJudgedByTheRfc()
    {
        for (const bool isInMessage : {false, true}) {
            for (int combination = 0; combination < 16 * 2 * 2 * 8; ++combination) {
                const ClientFrame frame {.opcode = combination & 15,
                    .payload = "",
                    .isFinal = (combination & 16) != 0,
                    .isMasked = (combination & 32) != 0,
                    .reserved = combination >> 6};
                const QByteArray before
                    = isInMessage ? ClientFrame {.payload = "a", .isFinal = false}.bytes() : QByteArray();
                const QList<int> opcodes = isInMessage ? QList<int> {Continuation} : QList<int> {Text, Binary};
                const bool isControl = frame.opcode == Close || frame.opcode == Ping || frame.opcode == Pong;
                const bool isSound = frame.reserved == 0 && frame.isMasked
                    && (isControl ? frame.isFinal : opcodes.contains(frame.opcode));
                const QList<ReceivedFrame> all = read(before + frame.bytes(), {});
                const bool isRefused = !all.isEmpty() && all.last().closeCode == 1002;
                QVERIFY2(isRefused == !isSound, frame.bytes().toHex().constData());
                QCOMPARE(withoutReasons(all), withoutReasons(naiveFrames(before + frame.bytes(), most)));
                if (isRefused) // known as soon as the first two bytes are there
                    QCOMPARE(read(before + frame.bytes().first(2), {}), all);
            }
        }
    }

    void pieces_cutAnywhere_comeToTheSame()
    {
        const QByteArray bytes = ClientFrame {.payload = "first"}.bytes()
            + ClientFrame {.payload = "s\xc3", .isFinal = false}
            + ClientFrame {.opcode = Ping, .payload = "are you there"}
            + ClientFrame {.opcode = 0, .payload = "", .isFinal = false}
            + ClientFrame {.opcode = Pong, .payload = "yes"}
            + ClientFrame {.opcode = 0,
                .payload = "\xa9"
                           "cond"}
            + ClientFrame {.opcode = Binary, .payload = QByteArray(200, '\xff')}
            + ClientFrame {.opcode = Close, .payload = closePayload(1001, "gone")} + "whatever follows";
        const QList<ReceivedFrame> expected {{Kind::Text, "first"}, {Kind::Ping, "are you there"},
            {Kind::Text, "sécond"}, {Kind::Binary, QByteArray(200, '\xff')},
            {.kind = Kind::Close, .closeCode = 1001, .closeReason = QStringLiteral("gone")}};
        QCOMPARE(read(bytes, {}), expected);
        QCOMPARE(read(bytes, everywhere(bytes.size())), expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(read(bytes, {cut}), expected);
    }

    void length_isWrittenInAsFewBytesAsPossible_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("lengthBytes");
        QTest::addColumn<bool>("isSound");
        for (const int size : {0, 125, 126, 0xffff, 0x10000}) {
            for (const int bytes : {0, 2, 8}) {
                if ((bytes == 0 && size > 125) || (bytes == 2 && size > 0xffff))
                    continue;
                const int fewest = size > 0xffff ? 8 : size > 125 ? 2 : 0;
                QTest::addRow("%d in %d", size, bytes) << size << bytes << (bytes == fewest);
            }
        }
    }
    void length_isWrittenInAsFewBytesAsPossible()
    {
        QFETCH(int, size);
        QFETCH(int, lengthBytes);
        QFETCH(bool, isSound);
        const QByteArray payload(size, 'x');
        const QList<ReceivedFrame> all = read(ClientFrame {.payload = payload, .lengthBytes = lengthBytes}, {});
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().payload, isSound ? payload : QByteArray());
        QCOMPARE(all.first().closeCode, isSound ? 0 : 1002);
    }

    void head_alone_isEnoughToRefuse_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("code");
        QTest::newRow("one byte too many") << QByteArray::fromHex("81ff0000000000010001") << 1009;
        QTest::newRow("2^62 bytes") << QByteArray::fromHex("82ff4000000000000000") << 1009;
        QTest::newRow("top bit") << QByteArray::fromHex("81ff8000000000000000") << 1002;
        QTest::newRow("ping of 126 bytes") << QByteArray::fromHex("89fe") << 1002;
        QTest::newRow("close of 2^16 bytes") << QByteArray::fromHex("88ff") << 1002;
    }
    void head_alone_isEnoughToRefuse()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, code);
        const QList<ReceivedFrame> all = read(head, everywhere(head.size()));
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().closeCode, code);
    }

    void message_ofTheLimit_isTaken_andOneByteMoreIsNot()
    {
        const QByteArray whole(most, 'x');
        const QByteArray begun = ClientFrame {.payload = whole.first(most - 1), .isFinal = false};
        QCOMPARE(read(ClientFrame {.payload = whole}, {}), (QList<ReceivedFrame> {{Kind::Text, whole}}));
        QCOMPARE(
            read(begun + ClientFrame {.opcode = 0, .payload = "x"}, {}), (QList<ReceivedFrame> {{Kind::Text, whole}}));
        QCOMPARE(read(ClientFrame {.payload = whole + 'x'}, {}).first().closeCode, 1009);
        QCOMPARE(read(begun + ClientFrame {.opcode = 0, .payload = "xy"}, {}).first().closeCode, 1009);
        QCOMPARE(
            read(begun + ClientFrame {.opcode = 0, .payload = "xy", .isFinal = false}, {}).first().closeCode, 1009);
        // Each message has the limit for itself, and a ping between fragments takes nothing of it.
        const QByteArray ping = ClientFrame {.opcode = Ping, .payload = QByteArray(125, 'p')};
        QCOMPARE(read(begun + ping + ClientFrame {.opcode = 0, .payload = "x"} + begun, {}).size(), 2);
    }

    void fragments_without_content_costNothing()
    {
        QByteArray bytes = ClientFrame {.payload = "", .isFinal = false};
        for (int i = 0; i < 1000; ++i)
            bytes += ClientFrame {.opcode = 0, .payload = "", .isFinal = false};
        bytes += ClientFrame {.opcode = 0, .payload = "end"};
        QCOMPARE(read(bytes, {}), (QList<ReceivedFrame> {{Kind::Text, "end"}}));
        QVERIFY(sizeof(FrameReader) <= 128); // all that it holds between messages
    }

    void text_isJudgedAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isSound");
        const auto row
            = [](const char *name, const QByteArray &text, bool isSound) { QTest::newRow(name) << text << isSound; };
        row("two bytes", "caf\xc3\xa9", true);
        row("four bytes", "\xf0\x9f\x98\x80", true);
        row("byte order mark", "\xef\xbb\xbf{}", true);
        row("NUL", QByteArray("a\0b", 3), true);
        row("last code point", "\xf4\x8f\xbf\xbf", true);
        row("noncharacter", "\xef\xbf\xbe", true);
        row("before the surrogates", "\xed\x9f\xbf", true);
        row("surrogate", "\xed\xa0\x80", false);
        row("pair of surrogates", "\xed\xa0\xbd\xed\xb8\x80", false);
        row("overlong NUL", "\xc0\x80", false);
        row("overlong slash", "\xe0\x80\xaf", false);
        row("overlong of four", "\xf0\x80\x80\x80", false);
        row("beyond the last", "\xf4\x90\x80\x80", false);
        row("five bytes", "\xf8\x88\x80\x80\x80", false);
        row("cut off", "abc\xc3", false);
        row("tail alone", "\xa9", false);
        row("0xff", "\xff", false);
        row("at the end of much", QByteArray(1000, 'x') + '\xed' + '\xa0' + '\x80', false);
    }
    void text_isJudgedAsAWhole()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isSound);
        const auto expected = [&](int opcode) {
            return isSound || opcode == Binary
                ? QList<ReceivedFrame> {{opcode == Text ? Kind::Text : Kind::Binary, text}}
                : QList<ReceivedFrame> {{.kind = Kind::Close, .closeCode = 1007}};
        };
        for (const int opcode : {Text, Binary}) {
            QCOMPARE(withoutReasons(read(ClientFrame {.opcode = opcode, .payload = text}, {})), expected(opcode));
            for (qsizetype cut = 0; cut <= text.size(); ++cut) {
                const QByteArray bytes
                    = ClientFrame {.opcode = opcode, .payload = text.first(cut), .isFinal = false}.bytes()
                    + ClientFrame {.opcode = Ping} + ClientFrame {.opcode = 0, .payload = text.sliced(cut)};
                QCOMPARE(withoutReasons(read(bytes, {})), (QList<ReceivedFrame> {{Kind::Ping, {}}} + expected(opcode)));
            }
        }
        QCOMPARE(naiveIsUtf8(text), isSound);
    }

    void close_isAnsweredWithItsCode_orRefused_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << 1000;
        QTest::newRow("one byte") << QByteArray("\x03") << 1002;
        for (const int code :
            {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
            QTest::addRow("%d", code) << closePayload(code, "é") << code;
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535})
            QTest::addRow("%d", code) << closePayload(code) << 1002;
        QTest::newRow("longest reason") << closePayload(1000, QByteArray(123, 'x')) << 1000;
        QTest::newRow("reason cut off") << closePayload(1000, "caf\xc3") << 1007;
    }
    void close_isAnsweredWithItsCode_orRefused()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, code);
        const QByteArray more = ClientFrame {.payload = "more"}; // is not read any more
        const QList<ReceivedFrame> all = read(ClientFrame {.opcode = Close, .payload = payload} + more, {});
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().kind, Kind::Close);
        QCOMPARE(all.first().closeCode, code);
        const QByteArray begun = ClientFrame {.payload = "begun", .isFinal = false};
        QCOMPARE(read(begun + ClientFrame {.opcode = Close, .payload = payload} + more, {}), all);
    }

    void mutations_comeToWhatTheRfcSays()
    {
        const quint32 seed
            = qEnvironmentVariableIsSet("MC_SEED") ? qEnvironmentVariable("MC_SEED").toUInt() : std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        int refused = 0;
        for (int i = 0; i < 10'000; ++i) {
            QByteArray bytes = conversation(random);
            mutate(bytes, random);
            QList<qsizetype> cuts;
            for (qsizetype at = 0; at < bytes.size(); at += 1 + qsizetype(random() % 40))
                cuts += at;
            const QList<ReceivedFrame> expected = withoutReasons(naiveFrames(bytes, 500));
            const QList<ReceivedFrame> all = withoutReasons(read(bytes, cuts, 500));
            QVERIFY2(all == expected, (bytes.toHex() + '\n' + shown(all) + '\n' + shown(expected)).constData());
            refused += !all.isEmpty() && all.last().closeCode >= 1002;
        }
        QVERIFY(refused > 1000 && refused < 9000);
    }
};

QTEST_GUILESS_MAIN(tst_FrameReader)
#include "tst_frame_reader.moc"
