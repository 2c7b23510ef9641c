#include "admitted_server.h"
#include "conversation.h"

#include <QtTest/QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace mc::admission;
using namespace mc::test;
using namespace std::chrono_literals;

/// What becomes of slow peers, of too many, and of all when the service stops.
class TestAdmissionLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slowReader_ofAnswers_isHeldUpAndThenServed()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port(), 4096);
        constexpr int requests = 60;
        client.send(get("/large/1000000").repeated(requests));
        QTRY_VERIFY(server.shown() > 0);
        QVERIFY(!QTest::qWaitFor([&server] { return server.shown() == requests; }, 300));
        for (int i = 0; i < requests; ++i)
            QCOMPARE(hear(client).body.size(), 1'000'000);
    }

    void slowReader_forTooLong_isLetGo()
    {
        AdmissionOptions options;
        options.deadlines.answerStall = 100ms;
        options.deadlines.tick = 20ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port(), 4096);
        client.send(get("/large/20000000"));
        QTRY_COMPARE(server.load(), 0);
    }

    void head_notWholeInTime_gets408()
    {
        AdmissionOptions options;
        options.deadlines.head = 60ms;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send("GET / HTTP/1.1\r\nHo");
        QCOMPARE(hear(client).status(), 408);
        RawPeer silent = RawPeer::connectedTo(server.port());
        QCOMPARE(silent.receiveAll(), QByteArray());
        QVERIFY(silent.hasEnded());
    }

    void head_tricklingIn_gets408AllTheSame()
    {
        AdmissionOptions options;
        options.deadlines.head = 100ms;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        QByteArray heard;
        client.send("GET / HTTP/1.1\r\nX: ");
        for (int i = 0; i < 1000 && heard.isEmpty(); ++i) {
            client.send("x");
            heard = client.receive(10ms);
        }
        QVERIFY(heard.startsWith("HTTP/1.1 408 "));
    }

    void body_stalled_gets408()
    {
        AdmissionOptions options;
        options.deadlines.bodyStall = 60ms;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Content-Length: 5\r\n", "he"));
        QCOMPARE(hear(client).status(), 408);
    }

    void body_thatComesByteByByte_gets408()
    {
        AdmissionOptions options;
        options.deadlines.bodyStall = 50ms;
        options.deadlines.bodyRate = 1'000'000;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Content-Length: 100000\r\n", "x"));
        QByteArray heard;
        for (int i = 0; i < 1000 && heard.isEmpty(); ++i) {
            client.send("x");
            heard = client.receive(10ms);
        }
        QVERIFY(heard.startsWith("HTTP/1.1 408 "));
    }

    void idle_emptyLinesBehindARequest_areNoRequest()
    {
        AdmissionOptions options;
        options.deadlines.head = 40ms;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo") + "\r\n");
        QCOMPARE(hear(client).status(), 200);
        QCOMPARE(client.receive(200ms), QByteArray());
        QVERIFY(!client.hasEnded());
        client.send(get("/echo"));
        QCOMPARE(hear(client).status(), 200);
    }

    void idle_keptAliveForTooLong_isClosed()
    {
        AdmissionOptions options;
        options.deadlines.idle = 60ms;
        options.deadlines.tick = 10ms;
        AdmittedServer server(options);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo"));
        QCOMPARE(hear(client).status(), 200);
        QCOMPARE(client.receiveAll(), QByteArray());
        QVERIFY(client.hasEnded());
    }

    void connections_overTheLimit_get503()
    {
        AdmissionOptions options;
        options.mostConnections = 2;
        AdmittedServer server(options);
        RawPeer first = RawPeer::connectedTo(server.port());
        RawPeer second = RawPeer::connectedTo(server.port());
        QTRY_COMPARE(server.load(), 2);
        RawPeer third = RawPeer::connectedTo(server.port());
        const Heard refused = hear(third);
        QCOMPARE(refused.status(), 503);
        QCOMPARE(refused.value("Retry-After"), QByteArray("1"));
        first.send(get("/echo"));
        QCOMPARE(hear(first).status(), 200);
        third.close();
        second.close();
        QTRY_COMPARE(server.load(), 1);
        RawPeer fourth = RawPeer::connectedTo(server.port());
        fourth.send(get("/echo"));
        QCOMPARE(hear(fourth).status(), 200);
    }

    void workers_several_shareTheConnections()
    {
        AdmittedServer server({}, nullptr, 3);
        std::vector<RawPeer> clients;
        for (int i = 0; i < 30; ++i) {
            clients.push_back(RawPeer::connectedTo(server.port()));
            clients.back().send(get("/echo"));
        }
        for (RawPeer &client : clients)
            QCOMPARE(hear(client).status(), 200);
        QCOMPARE(server.load(), 30);
    }

    void accept_descriptorsExhausted_goesOnLater()
    {
        AdmittedServer server;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("can't accept connections")));
        rlimit before {};
        ::getrlimit(RLIMIT_NOFILE, &before);
        const rlimit low {100, before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &low);
        QList<int> fillers;
        for (int filler = ::dup(0); filler >= 0; filler = ::dup(0))
            fillers += filler;
        ::close(fillers.takeLast());
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo"));
        QVERIFY(!QTest::qWaitFor([&server] { return server.load() > 0; }, 300));
        for (const int filler : std::as_const(fillers))
            ::close(filler);
        ::setrlimit(RLIMIT_NOFILE, &before);
        QCOMPARE(hear(client).status(), 200);
    }

    void stop_requestUnderWay_isAnsweredWithClose()
    {
        AdmittedServer server;
        RawPeer idle = RawPeer::connectedTo(server.port());
        idle.send(get("/echo"));
        QCOMPARE(hear(idle).status(), 200);
        RawPeer busy = RawPeer::connectedTo(server.port());
        busy.send(post("Content-Length: 5\r\n", "he"));
        QTRY_COMPARE(server.load(), 2);
        server.stop();
        QCOMPARE(idle.receiveAll(), QByteArray());
        QVERIFY(idle.hasEnded());
        idle.close();
        QVERIFY(!RawPeer::connectedTo(server.port()).isConnected());
        QCOMPARE(server.emptied(), 0);
        busy.send("llo");
        const Heard heard = hear(busy);
        QCOMPARE(heard.status(), 200);
        QCOMPARE(heard.value("Connection"), QByteArray("close"));
        busy.close();
        QTRY_COMPARE(server.emptied(), 1);
    }
};

#include "tst_admission_limits.moc"
QTEST_GUILESS_MAIN(TestAdmissionLimits)
