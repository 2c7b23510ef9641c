#include "admitted_server.h"
#include "conversation.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace mc::admission;
using namespace mc::test;
using namespace std::chrono_literals;

namespace {

constexpr quint32 seed = 20240115;
constexpr int mutations = 10'000;
constexpr qint64 gigabyte = 1024LL * 1024 * 1024;
constexpr qint64 mostGrowth = 20 * 1024; // kB

/// A line of /proc/self/status in kB.
qint64 memory(const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').constFirst().toLongLong();
    }
    return -1;
}

/// The answers without what differs from one time to the next.
QByteArray comparable(const QByteArray &answers)
{
    static const QRegularExpression dates(QStringLiteral("Date: [^\r]*\r\n|X-Request-Id: [0-9a-f]{16}-[0-9a-f]+\r\n"));
    return QString::fromLatin1(answers).remove(dates).toLatin1();
}

/// Requests that end the connection by themselves, so that all answers can be awaited.
const QList<QByteArray> &conversations()
{
    static const QByteArray id = "X-Request-Id: fixed\r\n";
    static const QByteArray last = id + "Connection: close\r\n";
    static const QList<QByteArray> all {
        get("/echo?a=b", last),
        get("/echo", id) + "HEAD /large/100 HTTP/1.1\r\nHost: a\r\n" + last + "\r\n",
        post(last + "Content-Length: 11\r\n", "hello\r\n\r\nyou"),
        post(last + "Transfer-Encoding: chunked\r\n",
            "5;x=y\r\nhello\r\nb\r\n\r\n\r\n0\r\n\r\nabc\r\n0\r\nT: 1\r\n\r\n"),
        post(last + "Expect: 100-continue\r\nContent-Length: 5\r\n", "hello"),
        post(id + "Content-Length: 2\r\n", "ab") + get("/empty", id) + get("/nowhere", last),
        get("/", id + "Bad Header: x\r\n"),
        post(id + "Transfer-Encoding: chunked\r\n", "5\r\nhello!\r\n0\r\n\r\n"),
        "GET / HTTP/1.1\nHost: a\n\n",
        get("/ws/", id + "Upgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 12\r\n"),
    };
    return all;
}

QByteArray mutated(QRandomGenerator &random, QByteArray bytes)
{
    static const QList<QByteArray> pieces {"\r\n", "\n", "\r", QByteArray(1, '\0'), " ", ":", "\t", "\xff", "%", "0",
        "ffffffff", "Content-Length: 7\r\n", "Transfer-Encoding: chunked\r\n", "Host: b\r\n", "HTTP/2.0",
        "Expect: 100-continue\r\n", "Upgrade: websocket\r\n", "Connection: close\r\n", QByteArray(300, 'A')};
    for (quint32 changes = 1 + random.bounded(4U); changes > 0; --changes) {
        const qsizetype at = qsizetype(random.bounded(quint32(bytes.size() + 1)));
        switch (random.bounded(5)) {
        case 0:
            bytes.remove(at, 1 + random.bounded(8));
            break;
        case 1:
            bytes.insert(at, pieces.at(random.bounded(int(pieces.size()))));
            break;
        case 2:
            if (at < bytes.size())
                bytes[at] = char(random.bounded(256));
            break;
        case 3:
            bytes.insert(at, bytes.mid(at, random.bounded(40)));
            break;
        default:
            bytes.truncate(std::max<qsizetype>(at, 1));
        }
    }
    return bytes;
}

void checkHealth(const AdmittedServer &server)
{
    RawPeer client = RawPeer::connectedTo(server.port());
    client.send(get("/echo"));
    QCOMPARE(hear(client).status(), 200);
}

} // namespace

/// Peers that cut, garble, leave and flood.
class TestAdmissionAbuse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requests_cutAtEveryByte_getTheSameAnswers()
    {
        AdmittedServer server;
        for (const QByteArray &bytes : conversations()) {
            RawPeer whole = RawPeer::connectedTo(server.port());
            whole.send(bytes);
            const QByteArray expected = comparable(whole.receiveAll());
            QVERIFY(expected.startsWith("HTTP/1.1 "));
            std::vector<RawPeer> clients;
            for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
                clients.push_back(RawPeer::connectedTo(server.port()));
                clients.back().send(bytes.left(cut));
            }
            // By now the first pieces have been read, each on its own.
            QTRY_COMPARE(server.load(), int(clients.size()) + 1);
            checkHealth(server);
            for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
                RawPeer &client = clients[std::size_t(cut - 1)];
                client.send(bytes.mid(cut));
                QCOMPARE(comparable(client.receiveAll()), expected);
                client.close();
            }
            whole.close();
            QTRY_COMPARE(server.load(), 0);
        }
    }

    void requests_byteByByte_getTheSameAnswers()
    {
        AdmittedServer server;
        for (const QByteArray &bytes : conversations()) {
            RawPeer whole = RawPeer::connectedTo(server.port());
            whole.send(bytes);
            const QByteArray expected = comparable(whole.receiveAll());
            RawPeer client = RawPeer::connectedTo(server.port());
            for (const char byte : bytes)
                client.send(QByteArray(1, byte));
            QCOMPARE(comparable(client.receiveAll()), expected);
        }
    }

    void mutatedRequests_neverHangOrCrash()
    {
        qInfo("seed %u, %d mutations", seed, mutations);
        QRandomGenerator random(seed);
        AdmissionOptions options;
        AdmittedServer server(options, nullptr, 2);
        constexpr int atOnce = 50;
        for (int done = 0; done < mutations; done += atOnce) {
            std::vector<std::pair<RawPeer, QByteArray>> clients;
            for (int i = 0; i < atOnce; ++i) {
                const QByteArray bytes
                    = mutated(random, conversations().at(random.bounded(int(conversations().size()))));
                clients.emplace_back(RawPeer::connectedTo(server.port()), bytes);
                clients.back().first.send(bytes);
                clients.back().first.finishSending();
            }
            for (auto &[client, bytes] : clients) {
                const QByteArray answers = client.receiveAll();
                QVERIFY2(client.hasEnded(), bytes.toHex(' ').constData());
                QVERIFY2(answers.isEmpty() || answers.startsWith("HTTP/1.1 "), bytes.toHex(' ').constData());
                client.close();
            }
        }
        QTRY_COMPARE(server.load(), 0);
        checkHealth(server);
    }

    void clients_leavingBeforeTheirAnswer_doNoHarm()
    {
        AdmittedServer server({}, nullptr, 2);
        for (int i = 0; i < 200; ++i) {
            RawPeer client = RawPeer::connectedTo(server.port());
            client.send(i % 2 == 0 ? get("/large/3000000").repeated(3) : post("Content-Length: 9\r\n", "half"));
            if (i % 4 < 2)
                client.reset();
        }
        QTRY_COMPARE(server.load(), 0);
        checkHealth(server);
    }

    void body_ofAGigabyte_neverGrowsTheProcess_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("chunked");
        QTest::newRow("announced") << QByteArray("Content-Length: " + QByteArray::number(gigabyte) + "\r\n") << false;
        QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n") << true;
        QTest::newRow("one chunk") << QByteArray("Transfer-Encoding: chunked\r\n") << false;
    }
    void body_ofAGigabyte_neverGrowsTheProcess()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, chunked);
        AdmittedServer server;
        checkHealth(server);
        const QByteArray piece = chunked ? "10000\r\n" + QByteArray(65536, 'x') + "\r\n" : QByteArray(65536, 'x');
        const qint64 before = memory("VmRSS");
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post(header, chunked || header.startsWith("Content") ? QByteArray() : QByteArray("40000000\r\n")));
        qint64 most = 0;
        for (qint64 sent = 0; sent < gigabyte; sent += piece.size()) {
            if (client.send(piece, 5s) < piece.size())
                break;
            most = std::max(most, memory("VmRSS"));
        }
        const Heard heard = hear(client);
        QVERIFY(heard.status() == 413 || client.wasReset());
        QVERIFY2(most - before < mostGrowth, qPrintable(QString::number(most - before)));
        checkHealth(server);
    }

    void body_overTheLimit_isAnsweredBeforeItIsSent()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Content-Length: 1073741824\r\n", QByteArray(100'000, 'x')));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 413);
        QCOMPARE(client.receiveAll(), QByteArray());
        QVERIFY(!client.wasReset());
    }

    void bodies_announcedButNotSent_costLittle()
    {
        AdmittedServer server;
        checkHealth(server);
        const qint64 before = memory("VmRSS");
        std::vector<RawPeer> clients;
        for (int i = 0; i < 400; ++i) {
            clients.push_back(RawPeer::connectedTo(server.port()));
            clients.back().send(post("Content-Length: 1000000\r\n", "x"));
        }
        QTRY_VERIFY(server.load() >= 400);
        checkHealth(server);
        QVERIFY2(memory("VmRSS") - before < mostGrowth, qPrintable(QString::number(memory("VmRSS") - before)));
    }
};

#include "tst_admission_abuse.moc"
QTEST_GUILESS_MAIN(TestAdmissionAbuse)
