#include "../support/test_certificate.h"
#include "admitted_server.h"
#include "conversation.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

using namespace mc::admission;
using namespace mc::test;
using namespace std::chrono_literals;

/// Each row of CONTRACT section 10, spoken over raw sockets.
class TestAdmission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request_whole_isShownNormalised()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(
            get("/echo/a%20b?c=d", "X-Test: 1\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 2\r\nX-Request-Id: mine\r\n"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 200);
        QCOMPARE(heard.value("X-Request-Id"), QByteArray("mine"));
        const QRegularExpression date(
            QStringLiteral("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$"));
        QVERIFY(date.match(QString::fromLatin1(heard.value("Date"))).hasMatch());
        QVERIFY(heard.value("Connection").isEmpty());
        QVERIFY(heard.body.contains(" /echo/a b?c=d\nHost=a\nX-Test=1\nX-Request-Id=mine\nConnection=\n"));
    }

    void request_ofAnyHost_isShownWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *const host :
            {"a:8000", "127.0.0.1", "[::1]:80", "a..b", ".", "-", "999.999.999.999", "a:", "a:99999", "xn--a"})
            QTest::newRow(host) << QByteArray(host);
    }
    void request_ofAnyHost_isShownWithItsPath()
    {
        QFETCH(QByteArray, host);
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send("GET //echo/x?y HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        QVERIFY(hear(client).body.contains(" /echo/x?y\nHost=" + host + '\n'));
    }

    void request_withoutSaneId_getsOne()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo", "X-Request-Id: not sane\r\n") + get("/echo"));
        const Heard first = hear(client);
        const Heard second = hear(client);
        QVERIFY(!first.value("X-Request-Id").isEmpty());
        QVERIFY(first.value("X-Request-Id") != second.value("X-Request-Id"));
        QVERIFY(first.body.contains("X-Request-Id=" + first.value("X-Request-Id") + '\n'));
    }

    void body_ofEitherFraming_isShownWithItsLength()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Content-Length: 5\r\n", "hello"));
        QVERIFY(hear(client).body.endsWith("Content-Length=5\nUpgrade=\nhello"));
        client.send(post("Transfer-Encoding: chunked\r\n", "2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nT: 1\r\n\r\n"));
        const Heard heard = hear(client);
        QVERIFY(heard.body.contains("Transfer-Encoding=\n"));
        QVERIFY(heard.body.endsWith("Content-Length=5\nUpgrade=\nhello"));
    }

    void malformed_request_getsAProblemAndTheEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expectedCode");
        const QString invalid = QStringLiteral("validation_error");
        const QString tooLarge = QStringLiteral("payload_too_large");
        QTest::newRow("request line") << QByteArray("nonsense\r\n\r\n") << 400 << invalid;
        QTest::newRow("header") << get("/", "nonsense\r\n") << 400 << invalid;
        QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400 << invalid;
        QTest::newRow("lengths") << post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab") << 400 << invalid;
        QTest::newRow("length and chunked")
            << post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "") << 400 << invalid;
        QTest::newRow("chunk") << post("Transfer-Encoding: chunked\r\n", "zz\r\n") << 400 << invalid;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400 << invalid;
        QTest::newRow("head") << get("/", "X: " + QByteArray(17000, 'x') + "\r\n") << 431 << tooLarge;
        QTest::newRow("headers") << get("/", QByteArray("X: y\r\n").repeated(101)) << 431 << tooLarge;
        QTest::newRow("URL") << get('/' + QByteArray(9000, 'x')) << 414 << tooLarge;
        QTest::newRow("announced body") << post("Content-Length: 2000000\r\n", "") << 413 << tooLarge;
        QTest::newRow("chunked body") << post("Transfer-Encoding: chunked\r\n", "200000\r\n") << 413 << tooLarge;
        QTest::newRow("expectation") << post("Expect: tea\r\nContent-Length: 1\r\n", "") << 417 << invalid;
        QTest::newRow("method") << QByteArray("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") << 501
                                << QStringLiteral("method_not_allowed");
        QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n") << 405
                               << QStringLiteral("method_not_allowed");
        QTest::newRow("version") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505
                                 << QStringLiteral("not_acceptable");
    }
    void malformed_request_getsAProblemAndTheEnd()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QString, expectedCode);
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(bytes + get("/echo"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), status);
        QCOMPARE(heard.value("Content-Type"), QByteArray("application/problem+json"));
        QCOMPARE(heard.value("Connection"), QByteArray("close"));
        QVERIFY(!heard.value("Date").isEmpty() && !heard.value("X-Request-Id").isEmpty());
        QCOMPARE(code(heard), expectedCode);
        QCOMPARE(QJsonDocument::fromJson(heard.body).object().value(QLatin1String("status")).toInt(), status);
        QCOMPARE(heard.value("Allow").isEmpty(), status != 405);
        QCOMPARE(client.receiveAll(), QByteArray());
        QVERIFY(!client.wasReset());
        QCOMPARE(server.shown(), 0);
    }

    void expectContinue_bodyAllowed_isAskedFor()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n", ""));
        QCOMPARE(client.receiveUntil("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("hello");
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 200);
        QVERIFY(heard.body.contains("Expect=\n") && heard.body.endsWith("hello"));
    }

    void expectContinue_bodyTooLarge_isRefusedFirst()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Expect: 100-continue\r\nContent-Length: 5000000\r\n", ""));
        QCOMPARE(hear(client).status(), 413);
    }

    void head_anyResource_hasTheHeadersOfGetAndNoBody()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/large/5000"));
        const Heard whole = hear(client);
        client.send("HEAD /large/5000 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo"));
        const Heard head = hear(client, false);
        QCOMPARE(head.value("Content-Length"), QByteArray("5000"));
        QCOMPARE(head.value("Content-Type"), whole.value("Content-Type"));
        QCOMPARE(hear(client).status(), 200);
    }

    void optionsOfTheServer_areAnswered()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 204);
        QVERIFY(heard.value("Allow").contains("PATCH"));
        QCOMPARE(hear(client).status(), 200);
    }

    void answer_withoutBody_hasNoHeadersOfOne()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/empty") + get("/echo"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 204);
        QVERIFY(!heard.head.contains("Content-"));
        QCOMPARE(hear(client).status(), 200);
    }

    void answer_missing_becomesAnInternalError()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/silent"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 500);
        QCOMPARE(code(heard), QStringLiteral("internal_error"));
        client.receiveAll();
        QVERIFY(client.hasEnded());
    }

    void connectionClose_orOldVersion_endsAfterTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("close") << get("/echo", "Connection: close\r\n");
        QTest::newRow("1.0") << QByteArray("GET /echo HTTP/1.0\r\n\r\n");
        QTest::newRow("1.0 keep-alive") << QByteArray("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    }
    void connectionClose_orOldVersion_endsAfterTheAnswer()
    {
        QFETCH(QByteArray, bytes);
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(bytes + get("/echo"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 200);
        QCOMPARE(heard.value("Connection"), QByteArray("close"));
        QCOMPARE(client.receiveAll(), QByteArray());
        QVERIFY(client.hasEnded());
        QCOMPARE(server.shown(), 1);
        client.close();
        QTRY_COMPARE(server.load(), 0);
    }

    void pipelined_requests_areAnsweredInOrder()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        QByteArray bytes;
        for (int i = 0; i < 300; ++i)
            bytes += i % 3 == 0 ? post("X-Test: " + QByteArray::number(i) + "\r\nContent-Length: 2\r\n", "ab")
                                : get("/echo", "X-Test: " + QByteArray::number(i) + "\r\n");
        QCOMPARE(client.send(bytes), bytes.size());
        for (int i = 0; i < 300; ++i) {
            const Heard heard = hear(client);
            QCOMPARE(heard.status(), 200);
            QVERIFY(heard.body.contains("X-Test=" + QByteArray::number(i) + '\n'));
        }
    }

    void halfClosed_afterRequests_areAnsweredAll()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo") + get("/large/300000") + get("/echo"));
        client.finishSending();
        QCOMPARE(hear(client).status(), 200);
        QCOMPARE(hear(client).body.size(), 300'000);
        QCOMPARE(hear(client).status(), 200);
        client.receiveAll();
        QVERIFY(client.hasEnded() && !client.wasReset());
    }

    void halfClosed_withinARequest_getsARefusal()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(post("Content-Length: 5\r\n", "hel"));
        client.finishSending();
        QCOMPARE(hear(client).status(), 400);
    }

    void listen_portTaken_saysSo()
    {
        AdmittedServer server;
        const auto second = ListeningSocket::open(QHostAddress(QHostAddress::LocalHost), server.port());
        QVERIFY(!second);
        QCOMPARE(second.error().detail, QStringLiteral("port %1 of 127.0.0.1 is taken").arg(server.port()));
    }

    void tls_requests_areAnswered()
    {
        AdmissionOptions options;
        options.tls = std::make_shared<const mc::ops::Replaceable<QSslConfiguration>>(serverTls());
        AdmittedServer server(options);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
        QVERIFY(client.waitForEncrypted(10000));
        client.write(get("/large/3000000") + post("Content-Length: 5\r\nConnection: close\r\n", "hello"));
        QByteArray heard;
        while (client.state() == QAbstractSocket::ConnectedState && client.waitForReadyRead(10000))
            heard += client.readAll();
        QVERIFY(heard.size() > 3'000'000);
        QVERIFY(heard.endsWith("hello"));
        QCOMPARE(client.error(), QAbstractSocket::RemoteHostClosedError);

        RawPeer plain = RawPeer::connectedTo(server.port());
        plain.send(get("/echo"));
        plain.receiveAll();
        QVERIFY(plain.hasEnded());
    }
};

#include "tst_admission.moc"
QTEST_GUILESS_MAIN(TestAdmission)
