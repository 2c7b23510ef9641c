#include "admission/head_reader.h"
#include "http/trusted_proxies.h"

#include <QtTest/QTest>

using namespace mc;
using http::TrustedProxies;
using ops::ForwardedHeader;

namespace {

constexpr char proxy[] = "10.0.0.1"; // the nearest one, which the service sees

admission::RequestHead headWith(const QByteArrayList &lines)
{
    const admission::Limits limits;
    admission::HeadReader reader(limits);
    reader.consume("GET / HTTP/1.1\r\nHost: x\r\n" + lines.join("\r\n") + (lines.isEmpty() ? "" : "\r\n") + "\r\n");
    return reader.takeHead();
}

QList<ops::Network> networks(const QByteArrayList &texts)
{
    QList<ops::Network> networks;
    for (const QByteArray &text : texts)
        networks.append(ops::networkFrom(text).value());
    return networks;
}

QString clientOf(const QByteArray &header, ForwardedHeader believed, const QByteArrayList &lines, const char *peer)
{
    const TrustedProxies proxies(networks({"10.0.0.0/8", "2001:db8:1::/48"}), believed);
    QByteArrayList whole;
    for (const QByteArray &line : lines)
        whole.append(header + ": " + line);
    return proxies.clientOf(headWith(whole), *ops::addressFrom(peer)).toString();
}

} // namespace

/// From which address a request comes (CONTRACT section 12, "Behind a proxy").
class TestTrustedProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain_header_tellsTheClient_data();
    void plain_header_tellsTheClient();
    void standard_header_tellsTheClient_data();
    void standard_header_tellsTheClient();
    void peer_notTrusted_isTheClient();
    void header_notBelieved_isIgnored();
    void nobodyTrusted_peerIsTheClient();
    void tooManyHops_endAtTheLastOne();
    void network_textAndMembers_data();
    void network_textAndMembers();
    void network_wrongText_isNone_data();
    void network_wrongText_isNone();
};

void TestTrustedProxies::plain_header_tellsTheClient_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const QByteArrayList &lines, const char *client) {
        QTest::newRow(name) << lines << QString::fromLatin1(client);
    };
    row("none", {}, proxy);
    row("empty", {""}, proxy);
    row("one", {"198.51.100.7"}, "198.51.100.7");
    row("one of IPv6", {"2001:db8::7"}, "2001:db8::7");
    row("with a port", {"198.51.100.7:4711"}, "198.51.100.7");
    row("in brackets", {"[2001:db8::7]"}, "2001:db8::7");
    row("in brackets, with a port", {"[2001:db8::7]:4711"}, "2001:db8::7");
    row("IPv4 as IPv6", {"::ffff:198.51.100.7"}, "198.51.100.7");
    row("what a client invented before it", {"203.0.113.9, 198.51.100.7"}, "198.51.100.7");
    row("a line that a client invented", {"203.0.113.9", "198.51.100.7"}, "198.51.100.7");
    row("through two proxies", {"198.51.100.7, 10.9.9.9"}, "198.51.100.7");
    row("through two proxies, a line each", {"198.51.100.7", "10.9.9.9"}, "198.51.100.7");
    row("through two proxies, invented before", {"203.0.113.9,198.51.100.7,2001:db8:1::9"}, "198.51.100.7");
    row("from a proxy itself", {"10.9.9.9"}, "10.9.9.9");
    row("a proxy's name before an invention", {"10.9.9.9, 203.0.113.9"}, "203.0.113.9");
    row("unknown", {"unknown"}, proxy);
    row("unknown behind an invention", {"203.0.113.9, unknown"}, proxy);
    row("unknown behind the second proxy", {"203.0.113.9, unknown, 10.9.9.9"}, "10.9.9.9");
    row("hidden", {"_secret"}, proxy);
    row("short", {"10"}, proxy);
    row("a name", {"localhost"}, proxy);
    row("with an interface", {"fe80::1%eth0"}, proxy);
    row("a port that is none", {"198.51.100.7:http"}, proxy);
    row("brackets open", {"[2001:db8::7"}, proxy);
    row("IPv4 in brackets", {"[198.51.100.7]"}, proxy);
    row("of the other form", {"for=198.51.100.7"}, proxy);
    row("empty elements", {" , 198.51.100.7 ,, "}, "198.51.100.7");
}

void TestTrustedProxies::plain_header_tellsTheClient()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(QString, client);
    QCOMPARE(clientOf("X-Forwarded-For", ForwardedHeader::XForwardedFor, lines, proxy), client);
}

void TestTrustedProxies::standard_header_tellsTheClient_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const QByteArrayList &lines, const char *client) {
        QTest::newRow(name) << lines << QString::fromLatin1(client);
    };
    row("none", {}, proxy);
    row("one", {"for=198.51.100.7"}, "198.51.100.7");
    row("in capitals", {"For=198.51.100.7"}, "198.51.100.7");
    row("quoted", {"for=\"198.51.100.7:4711\""}, "198.51.100.7");
    row("of IPv6", {"for=\"[2001:db8::7]:4711\""}, "2001:db8::7");
    row("not quoted though it should be", {"for=[2001:db8::7]:4711"}, "2001:db8::7");
    row("among others", {"proto=https; for=198.51.100.7 ;by=203.0.113.43;host=a.example"}, "198.51.100.7");
    row("separators in a quotation", {"host=\"a;for=203.0.113.9,b\";for=198.51.100.7"}, "198.51.100.7");
    row("escapes in a quotation", {"host=\"a\\\",for=203.0.113.9\";for=198.51.100.7"}, "198.51.100.7");
    row("what a client invented before it", {"for=203.0.113.9, for=198.51.100.7"}, "198.51.100.7");
    row("a line that a client invented", {"for=203.0.113.9", "for=198.51.100.7"}, "198.51.100.7");
    row("through two proxies", {"for=198.51.100.7, for=10.9.9.9;proto=http"}, "198.51.100.7");
    row("hidden", {"for=_secret"}, proxy);
    row("unknown behind an invention", {"for=203.0.113.9, for=unknown"}, proxy);
    row("without for", {"proto=https"}, proxy);
    row("for twice", {"for=203.0.113.9;for=198.51.100.7"}, proxy);
    // Quotations that a client leaves open, so that what the proxy adds on the same line would be part of them.
    row("quotation left open", {"for=203.0.113.9, for=\"x, for=198.51.100.7"}, proxy);
    row("quotation left open before another", {"for=203.0.113.9, host=\"x, for=\"[2001:db8::7]:4711\""}, proxy);
    row("quotation left open on a line of its own", {"for=\"203.0.113.9", "for=198.51.100.7"}, "198.51.100.7");
    row("escape left open", {"for=203.0.113.9, host=\"\\"}, proxy);
    row("garbage behind", {"for=198.51.100.7 x"}, proxy);
    row("no value", {"for"}, proxy);
    row("of the other form", {"198.51.100.7"}, proxy);
}

void TestTrustedProxies::standard_header_tellsTheClient()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(QString, client);
    QCOMPARE(clientOf("Forwarded", ForwardedHeader::Forwarded, lines, proxy), client);
}

void TestTrustedProxies::peer_notTrusted_isTheClient()
{
    for (const char *peer : {"198.51.100.1", "11.0.0.1", "2001:db8:2::1"})
        QCOMPARE(clientOf("X-Forwarded-For", ForwardedHeader::XForwardedFor, {"203.0.113.9"}, peer),
            QString::fromLatin1(peer));
}

// A proxy that writes one header passes the other on, as the client sent it.
void TestTrustedProxies::header_notBelieved_isIgnored()
{
    QCOMPARE(
        clientOf("Forwarded", ForwardedHeader::XForwardedFor, {"for=203.0.113.9"}, proxy), QString::fromLatin1(proxy));
    QCOMPARE(
        clientOf("X-Forwarded-For", ForwardedHeader::Forwarded, {"203.0.113.9"}, proxy), QString::fromLatin1(proxy));
}

void TestTrustedProxies::nobodyTrusted_peerIsTheClient()
{
    const QHostAddress peer = *ops::addressFrom("127.0.0.1");
    QCOMPARE(TrustedProxies().clientOf(headWith({"X-Forwarded-For: 203.0.113.9"}), peer), peer);
}

void TestTrustedProxies::tooManyHops_endAtTheLastOne()
{
    QByteArrayList hops {"203.0.113.9"};
    for (int i = 30; i > 0; --i)
        hops.append("10.1.0." + QByteArray::number(i));
    QCOMPARE(clientOf("X-Forwarded-For", ForwardedHeader::XForwardedFor, {hops.join(", ")}, proxy),
        QStringLiteral("10.1.0.16"));
}

void TestTrustedProxies::network_textAndMembers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("stranger");
    const auto row = [](const char *text, const char *member, const char *stranger) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(member) << QByteArray(stranger);
    };
    row("127.0.0.1", "127.0.0.1", "127.0.0.2");
    row("10.0.0.0/8", "10.255.255.255", "11.0.0.0");
    row("128.0.0.0/1", "255.0.0.1", "127.255.255.255");
    row("192.0.2.4/30", "192.0.2.7", "192.0.2.8");
    row("2001:db8::7", "2001:db8::7", "2001:db8::8");
    row("2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::");
    row("fd00::/8", "fdff::1", "fe00::1");
    row("::1", "::1", "127.0.0.1");
}

void TestTrustedProxies::network_textAndMembers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, stranger);
    const std::optional<ops::Network> network = ops::networkFrom(text);
    QVERIFY(network);
    QCOMPARE(ops::toString(*network).toLatin1(), text);
    QVERIFY(network->has(*ops::addressFrom(member)));
    QVERIFY(!network->has(*ops::addressFrom(stranger)));
}

void TestTrustedProxies::network_wrongText_isNone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
        {"", "10", "10.0.0", "10.0.0.0/", "10.0.0.0/0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.1/8",
            "010.0.0.0/8", "::/0", "2001:db8::1/64", "2001:db8::/129", "localhost", "fe80::1%lo", "10.0.0.0/8/8"})
        QTest::newRow(text) << QByteArray(text);
}

void TestTrustedProxies::network_wrongText_isNone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!ops::networkFrom(text));
}

QTEST_GUILESS_MAIN(TestTrustedProxies)
#include "tst_trusted_proxies.moc"
