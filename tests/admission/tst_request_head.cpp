#include "admission/forwarded_head.h"
#include "admission/head_reader.h"

#include <QtTest/QTest>

using namespace mc::admission;

namespace {

const Limits limits;

/// What reading the bytes came to, in one word: the status of the refusal, "whole" or "more".
QByteArray outcome(const QByteArray &bytes, qsizetype firstPiece)
{
    HeadReader reader(limits);
    const QByteArray pieces[] {bytes.left(firstPiece), bytes.mid(firstPiece)};
    for (const QByteArray &piece : pieces) {
        if (reader.state() == HeadReader::State::Reading)
            reader.consume(piece);
    }
    if (reader.state() == HeadReader::State::Reading)
        return "more";
    if (reader.state() == HeadReader::State::Whole)
        return "whole";
    const mc::model::Error &error = reader.refusal();
    return QByteArray::number(error.status != 0 ? error.status : mc::model::httpStatus(error.code));
}

RequestHead headOf(const QByteArray &bytes)
{
    HeadReader reader(limits);
    reader.consume(bytes);
    Q_ASSERT(reader.state() == HeadReader::State::Whole);
    return reader.takeHead();
}

QByteArray get(const QByteArray &more) { return "GET / HTTP/1.1\r\nHost: a\r\n" + more + "\r\n"; }

QByteArray post(const QByteArray &more) { return "POST / HTTP/1.1\r\nHost: a\r\n" + more + "\r\n"; }

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void head_ofAnyForm_isJudgedAlikeHoweverCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
            QTest::newRow(name) << bytes << QByteArray(expected);
        };
        row("plain", get(""), "whole");
        row("empty lines before", "\r\n\r\n" + get(""), "whole");
        row("not whole", "GET / HTTP/1.1\r\nHost: a\r\n", "more");
        row("no version", "GET /\r\n\r\n", "400");
        row("two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("blank behind version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "400");
        row("tab for blank", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("blank first", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("method not a token", "GE{T / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("method endless", QByteArray(40, 'A') + " / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "501");
        row("method in lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "501");
        row("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "405");
        row("CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "405");
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505");
        row("HTTP/0.9 named", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", "505");
        row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", "whole");
        row("version in lower case", "GET / http/1.1\r\nHost: a\r\n\r\n", "400");
        row("version too long", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", "400");
        row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", "400");
        row("bare LF in headers", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", "400");
        row("bare LF behind a value", get("X: abcd\n"), "400");
        row("bare CR", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", "400");
        row("bare CR in request line", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("NUL in request line", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), "400");
        row("NUL in value", get(QByteArray("X: a\0b\r\n", 8)), "400");
        row("NUL in name", get(QByteArray("X\0: b\r\n", 7)), "400");
        row("TLS on a plain port", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), "400");
        row("no host", "GET / HTTP/1.1\r\n\r\n", "400");
        row("no host in 1.0", "GET / HTTP/1.0\r\n\r\n", "whole");
        row("two hosts", get("Host: a\r\n"), "400");
        row("empty host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", "400");
        row("host with port", "GET / HTTP/1.1\r\nHost: a.b-c:8000\r\n\r\n", "whole");
        row("host with bad port", "GET / HTTP/1.1\r\nHost: a:80a\r\n\r\n", "400");
        row("host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", "400");
        row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400");
        row("host IPv6", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "whole");
        row("host IPv6 open", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", "400");
        row("header without colon", get("nonsense\r\n"), "400");
        row("header without name", get(": x\r\n"), "400");
        row("blank before colon", get("X : y\r\n"), "400");
        row("folded", get("X: y\r\n z\r\n"), "400");
        row("folded by tab", get("X: y\r\n\tz\r\n"), "400");
        row("empty value", get("X:\r\n"), "whole");
        row("latin1 value", get("X: \xe9\r\n"), "whole");
        row("DEL in value", get("X: \x7f\r\n"), "400");
        row("100 headers", get(QByteArray("X: y\r\n").repeated(99)), "whole");
        row("101 headers", get(QByteArray("X: y\r\n").repeated(100)), "431");
        row("head 16 KiB", get("X: " + QByteArray(16384 - get("X: \r\n").size(), 'y') + "\r\n"), "whole");
        row("head over 16 KiB", get("X: " + QByteArray(16385 - get("X: \r\n").size(), 'y') + "\r\n"), "431");
        row("head endless", "GET / HTTP/1.1\r\nX: " + QByteArray(20000, 'y'), "431");
        row("URL 8 KiB", "GET /" + QByteArray(8191, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "whole");
        row("URL over 8 KiB", "GET /" + QByteArray(8192, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "414");
        row("URL endless", "GET /" + QByteArray(20000, 'a'), "414");
        row("escape", "GET /%e2%82%ac?a=%20 HTTP/1.1\r\nHost: a\r\n\r\n", "whole");
        row("escape cut", "GET /%e HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("escape not hex", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("escaped NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("raw UTF-8", "GET /\xe2\x82\xac HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("relative target", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("absolute target", "GET http://b:1/a?c HTTP/1.1\r\nHost: a\r\n\r\n", "whole");
        row("absolute target, no host", "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("absolute target, user", "GET http://u@b/ HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("other scheme", "GET ftp://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "whole");
        row("GET *", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("length", post("Content-Length: 5\r\n"), "whole");
        row("length twice the same", post("Content-Length: 5\r\nContent-Length: 5\r\n"), "whole");
        row("length twice", post("Content-Length: 5\r\nContent-Length: 6\r\n"), "400");
        row("length in a list", post("Content-Length: 5, 5\r\n"), "400");
        row("length with sign", post("Content-Length: +5\r\n"), "400");
        row("length negative", post("Content-Length: -5\r\n"), "400");
        row("length hex", post("Content-Length: 0x5\r\n"), "400");
        row("length empty", post("Content-Length:\r\n"), "400");
        row("length at the limit", post("Content-Length: 1048576\r\n"), "whole");
        row("length over the limit", post("Content-Length: 1048577\r\n"), "413");
        row("length beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n"), "413");
        row("length and chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), "400");
        row("chunked", post("Transfer-Encoding: Chunked\r\n"), "whole");
        row("chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), "400");
        row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "400");
        row("identity", post("Transfer-Encoding: identity\r\n"), "400");
        row("chunked then gzip", post("Transfer-Encoding: chunked, gzip\r\n"), "400");
        row("gzip then chunked", post("Transfer-Encoding: gzip, chunked\r\n"), "501");
        row("xchunked", post("Transfer-Encoding: xchunked\r\n"), "400");
        row("empty coding", post("Transfer-Encoding:\r\n"), "400");
        row("expect", post("Expect: 100-Continue\r\nContent-Length: 1\r\n"), "whole");
        row("expect more", post("Expect: the-best\r\nContent-Length: 1\r\n"), "417");
    }
    void head_ofAnyForm_isJudgedAlikeHoweverCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(outcome(bytes, 0), expected);
        const qsizetype step = bytes.size() > 2000 ? 97 : 1;
        for (qsizetype cut = 1; cut < bytes.size(); cut += step)
            QCOMPARE(outcome(bytes, cut), expected);
    }

    void take_bytesBehindTheHead_leavesThem()
    {
        HeadReader reader(limits);
        QCOMPARE(reader.consume(get("") + "body"), get("").size());
        QCOMPARE(reader.state(), HeadReader::State::Whole);
        QCOMPARE(reader.consume("more"), 0);
        reader.takeHead();
        QVERIFY(!reader.hasBegun());
        reader.consume("\r\n");
        QVERIFY(!reader.hasBegun());
        QCOMPARE(reader.consume(get("X: 2\r\n")), get("X: 2\r\n").size());
        QCOMPARE(*reader.takeHead().first("x"), QByteArrayView("2"));
    }

    void head_fields_areFoundInAnyCase()
    {
        const RequestHead head = headOf("GET /a?b=c HTTP/1.1\r\nhOST: h:1\r\nX-A:  one \t\r\nx-a: two\r\n"
                                        "Connection: x, Close ,\r\nX-Request-Id: Abc-1._\r\n\r\n");
        QCOMPARE(head.method(), QByteArrayView("GET"));
        QCOMPARE(head.path(), QByteArray("/a?b=c"));
        QCOMPARE(head.authority(), QByteArrayView("h:1"));
        QCOMPARE(head.joined("X-A"), QByteArray("one, two"));
        QVERIFY(head.lists("connection", "close"));
        QVERIFY(!head.keepsAlive());
        QVERIFY(!head.first("absent"));
        QCOMPARE(head.requestId(), QByteArray("Abc-1._"));
    }

    void head_connection_decidesWhetherItStays()
    {
        QVERIFY(headOf(get("")).keepsAlive());
        QVERIFY(!headOf("GET / HTTP/1.0\r\n\r\n").keepsAlive());
        QVERIFY(!headOf(get("Connection: close\r\n")).keepsAlive());
        QVERIFY(headOf(get("Upgrade: h2c, WebSocket\r\n")).asksForWebSocket());
        QVERIFY(!headOf(get("Upgrade: h2c\r\n")).asksForWebSocket());
    }

    void requestId_notSane_isDropped_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("blank") << QByteArray("a b");
        QTest::newRow("slash") << QByteArray("a/b");
        QTest::newRow("too long") << QByteArray(129, 'a');
        QTest::newRow("empty") << QByteArray();
    }
    void requestId_notSane_isDropped()
    {
        QFETCH(QByteArray, id);
        QVERIFY(headOf(get("X-Request-Id: " + id + "\r\n")).requestId().isEmpty());
    }

    void shownHead_hopByHopHeaders_areGone()
    {
        RequestHead head = headOf("HEAD http://b:1//c?d HTTP/1.1\r\nHost: a\r\nConnection: X-Hop, close\r\nX-Hop: 1\r\n"
                                  "Keep-Alive: 5\r\nTE: trailers\r\nTransfer-Encoding: chunked\r\nX-Kept: 2\r\n\r\n");
        head.setRequestId("id");
        QCOMPARE(forwardedHead(head, 7),
            QByteArray("GET /c?d HTTP/1.1\r\nHost: b:1\r\nX-Kept: 2\r\nContent-Length: 7\r\nX-Request-Id: id\r\n\r\n"));
    }
};

#include "tst_request_head.moc"
QTEST_APPLESS_MAIN(TestRequestHead)
