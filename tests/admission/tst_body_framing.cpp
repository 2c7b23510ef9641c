#include "admission/body_reader.h"

#include <QtTest/QTest>

using namespace mc::admission;

namespace {

Limits smallLimits()
{
    Limits limits;
    limits.body = 20;
    limits.head = 100;
    limits.chunkLine = 30;
    return limits;
}
const Limits limits = smallLimits();

/// What reading the bytes came to: the body and how many bytes are left over, "more", or the refusal's status.
QByteArray outcome(const Framing &framing, const QByteArray &bytes, qsizetype firstPiece)
{
    BodyReader reader(framing, limits);
    qsizetype taken = reader.consume(bytes.left(firstPiece));
    if (taken == firstPiece)
        taken += reader.consume(bytes.mid(firstPiece));
    switch (reader.state()) {
    case BodyReader::State::Reading:
        return "more";
    case BodyReader::State::Refused:
        return QByteArray::number(reader.refusal().status);
    case BodyReader::State::Whole:
        return '"' + reader.takeBody() + "\" " + QByteArray::number(bytes.size() - taken);
    }
    return {};
}

} // namespace

class TestBodyFraming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void body_chunked_isReadAlikeHoweverCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
            QTest::newRow(name) << bytes << QByteArray(expected);
        };
        row("one chunk", "5\r\nhello\r\n0\r\n\r\n", "\"hello\" 0");
        row("bytes behind", "5\r\nhello\r\n0\r\n\r\nGET", "\"hello\" 3");
        row("many chunks", "1\r\na\r\n2\r\nbc\r\n00A\r\n0123456789\r\n0\r\n\r\n", "\"abc0123456789\" 0");
        row("no body", "0\r\n\r\n", "\"\" 0");
        row("last chunk of many zeros", "000\r\n\r\n", "\"\" 0");
        row("extension", "5;a=b;c=\"d\"\r\nhello\r\n0;e\r\n\r\n", "\"hello\" 0");
        row("extension endless", "5;" + QByteArray(40, 'x') + "\r\nhello\r\n0\r\n\r\n", "400");
        row("extension with NUL", QByteArray("5;a\0\r\n", 6), "400");
        row("trailers", "1\r\na\r\n0\r\nX: y\r\nZ: w\r\n\r\n", "\"a\" 0");
        row("trailers endless", "0\r\n" + QByteArray("X: y\r\n").repeated(30), "431");
        row("trailer with bare LF", "0\r\nX: y\n\r\n", "400");
        row("trailer with bare CR", "0\r\nX: \ry\r\n\r\n", "400");
        row("not whole", "5\r\nhel", "more");
        row("end missing", "1\r\na\r\n0\r\n", "more");
        row("size missing", "\r\nhello\r\n", "400");
        row("size not hex", "g\r\n", "400");
        row("size negative", "-1\r\n", "400");
        row("size with 0x", "0x5\r\nhello\r\n", "400");
        row("size with blank", "5 \r\nhello\r\n", "400");
        row("size behind blank", " 5\r\nhello\r\n", "400");
        row("size beyond 64 bits", "fffffffffffffffff\r\n", "400");
        row("size too large", "15\r\n", "413");
        row("size huge", "fffffffffffffff\r\n", "413");
        row("sum too large", "14\r\n01234567890123456789\r\n1\r\n", "413");
        row("bare LF behind size", "5\nhello\r\n0\r\n\r\n", "400");
        row("no CRLF behind data", "5\r\nhello0\r\n\r\n", "400");
        row("bare LF behind data", "5\r\nhello\n0\r\n\r\n", "400");
        row("bare CR at end", "0\r\n\rx", "400");
    }
    void body_chunked_isReadAlikeHoweverCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(outcome({Framing::Kind::Chunked, 0}, bytes, cut), expected);
    }

    void body_ofKnownLength_isReadAlikeHoweverCut()
    {
        for (qsizetype cut = 0; cut <= 8; ++cut)
            QCOMPARE(outcome({Framing::Kind::Length, 5}, "hello123", cut), QByteArray("\"hello\" 3"));
        QCOMPARE(outcome({Framing::Kind::Length, 5}, "hell", 2), QByteArray("more"));
        QCOMPARE(outcome({Framing::Kind::None, 0}, "GET", 1), QByteArray("\"\" 3"));
    }
};

#include "tst_body_framing.moc"
QTEST_APPLESS_MAIN(TestBodyFraming)
