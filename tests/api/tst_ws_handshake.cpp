#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Who gets a WebSocket, and its first message (CONTRACT section 6).
class tst_WsHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann");
        m_ben = m_service.directory().doctor("ben");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void handshake_noOrBadToken_is401_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addRow("none") << QByteArray();
        QTest::addRow("noise") << QByteArray("noise");
        QTest::addRow("expired") << token(merged(claimsOf(m_ann), object({{"exp", secondsFromNow(-60)}})));
        QTest::addRow("other secret") << token(claimsOf(m_ann), "another secret of thirty-two bytes");
        QTest::addRow("none as algorithm") << token(claimsOf(m_ann), jwtSecret, object({{"alg", "none"}}));
        QTest::addRow("nobody in the directory") << tokenOf({987654321, "nobody", "patient"});
    }
    void handshake_noOrBadToken_is401()
    {
        QFETCH(QByteArray, token);
        const Caller nobody = m_service.api().anonymous();
        const Answer inQuery
            = nobody.handshake(socketPath(m_ann.id) + (token.isNull() ? QByteArray() : "?token=" + token));
        inQuery.expectProblem(401, "NOTIF_008");
        QVERIFY(inQuery.header("WWW-Authenticate").startsWith("Bearer"));
        if (!token.isNull())
            m_service.api().withToken(token).handshake(socketPath(m_ann.id)).expectProblem(401, "NOTIF_008");
    }

    void handshake_inactiveUser_is401()
    {
        const User gone = m_service.directory().patient("gone", object({{"is_active", false}}));
        m_service.api().as(gone).handshake(socketPath(gone.id)).expectProblem(401, "NOTIF_008");
    }

    void handshake_somebodyElsesInbox_is403()
    {
        m_service.api().as(m_ben).handshake(socketPath(m_ann.id)).expectProblem(403, "NOTIF_008");
    }

    void handshake_unknownParameter_is400NamingIt()
    {
        const QByteArray path = socketPath(m_ann.id), own = "token=" + tokenOf(m_ann);
        const Caller anonymous = m_service.api().anonymous();
        anonymous.handshake(path + "?since=5&" + own).expectProblem(400, "NOTIF_008").expectField("since");
        anonymous.handshake(path + '?' + own + '&' + own).expectProblem(400, "NOTIF_008").expectField("token");
        anonymous.handshake(path + "?since=5").expectProblem(401, "NOTIF_008");
        anonymous.handshake(path + "?_=5&" + own).expect(101);
        m_service.api().as(m_ann).handshake(path + "?token=").expect(101); // the header's counts
    }

    void handshake_own_isTaken()
    {
        const Answer answer = m_service.api().as(m_ann).handshake(socketPath(m_ann.id));
        answer.expect(101);
        // The example key of RFC 6455 section 1.3 and its answer.
        QCOMPARE(answer.header("Sec-WebSocket-Accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        m_service.api().as(m_ann).handshake(socketPath(m_ann.id).chopped(1)).expect(101);
    }

    void handshake_adminOnAnybodys_isTaken()
    {
        m_service.api().as(m_admin).handshake(socketPath(m_ann.id)).expect(101);
    }

    void plainGet_is426()
    {
        const Answer answer = m_service.api().as(m_ann).get(socketPath(m_ann.id));
        answer.expectProblem(426, "NOTIF_008");
        QVERIFY(answer.header("Upgrade").toLower().contains("websocket"));
    }

    void handshake_otherVersion_is426()
    {
        RawSocket socket(m_service.api().port());
        socket.send(handshakeHead(socketPath(m_ann.id), {{"Authorization", "Bearer " + tokenOf(m_ann)}})
                        .replace("Version: 13", "Version: 12"));
        QVERIFY(socket.readUntil("\r\n").contains(" 426 "));
    }

    void subprotocols_offered_areChosenAmong_data()
    {
        QTest::addColumn<QByteArray>("offered"); // {token}: Ann's
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("chosen");
        const auto row = [](const char *name, const char *offered, int status, const char *chosen = "") {
            QTest::newRow(name) << QByteArray(offered) << status << QByteArray(chosen);
        };
        row("token and ours", "mediconnect.v1, bearer.{token}", 101, "mediconnect.v1");
        row("ours last", "bearer.{token},mediconnect.v1", 101, "mediconnect.v1");
        row("with others", "chat, bearer.{token}, mediconnect.v2, mediconnect.v1", 101, "mediconnect.v1");
        row("token twice", "mediconnect.v1, bearer.{token}, bearer.{token}", 101, "mediconnect.v1");
        row("token alone", "bearer.{token}", 400);
        row("token and another version", "mediconnect.v2, bearer.{token}", 400);
        row("two tokens", "mediconnect.v1, bearer.{token}, bearer.noise", 400);
        row("bad token", "mediconnect.v1, bearer.noise", 401);
        row("empty token", "mediconnect.v1, bearer.", 401);
        row("ours in capitals", "MediConnect.v1, bearer.{token}", 400);
        row("no token", "mediconnect.v1", 401);
    }
    void subprotocols_offered_areChosenAmong()
    {
        QFETCH(QByteArray, offered);
        QFETCH(int, status);
        QFETCH(QByteArray, chosen);
        const Caller browser
            = m_service.api().anonymous().with("Sec-WebSocket-Protocol", offered.replace("{token}", tokenOf(m_ann)));
        const Answer answer = browser.handshake(socketPath(m_ann.id));
        if (status == 101)
            answer.expect(101);
        else
            answer.expectProblem(status, "NOTIF_008");
        QCOMPARE(answer.header("Sec-WebSocket-Protocol"), chosen);
    }

    // Native clients may name it too; who offers only what is not spoken here is served without.
    void subprotocols_besideAHeader_areChosenAmong()
    {
        const Caller ann = m_service.api().as(m_ann);
        const QByteArray path = socketPath(m_ann.id);
        const char *name = "Sec-WebSocket-Protocol";
        QCOMPARE(
            ann.with(name, "mediconnect.v1").handshake(path).expect(101).header(name), QByteArray("mediconnect.v1"));
        QCOMPARE(ann.with(name, "chat, mediconnect.v2").handshake(path).expect(101).header(name), QByteArray());
        QCOMPARE(ann.handshake(path).expect(101).header(name), QByteArray());
    }

    void tokens_inSeveralPlaces_haveToBeTheSame()
    {
        const QByteArray path = socketPath(m_ann.id), bens = tokenOf(m_ben), query = path + "?token=" + tokenOf(m_ann);
        const Caller ann = m_service.api().as(m_ann);
        ann.handshake(query).expect(101);
        m_service.api().as(m_ben).handshake(query).expectProblem(400, "NOTIF_008");
        ann.handshake(path + "?token=" + bens).expectProblem(400, "NOTIF_008");
        const QByteArray offered = "mediconnect.v1, bearer." + bens;
        ann.with("Sec-WebSocket-Protocol", offered).handshake(path).expectProblem(400, "NOTIF_008");
        m_service.api()
            .anonymous()
            .with("Sec-WebSocket-Protocol", offered)
            .handshake(query)
            .expectProblem(400, "NOTIF_008");
        // Whoever says nothing of tokens is told that one is needed.
        m_service.api().anonymous().with("Authorization", "Basic YTpi").handshake(path).expectProblem(401, "NOTIF_008");
    }

    void allDeliveries_takeTheSubprotocolToo()
    {
        const QByteArray offered = "mediconnect.v1, bearer." + tokenOf(m_admin);
        const Answer answer = m_service.api()
                                  .anonymous()
                                  .with("Sec-WebSocket-Protocol", offered)
                                  .handshake("/ws/admin/deliveries/")
                                  .expect(101);
        QCOMPARE(answer.header("Sec-WebSocket-Protocol"), QByteArray("mediconnect.v1"));
    }

    void connect_tokenInAnyPlace_getsConnectionStatus_data()
    {
        QTest::addColumn<QByteArray>("place");
        for (const char *place : {"query", "header", "subprotocol"})
            QTest::newRow(place) << QByteArray(place);
    }
    void connect_tokenInAnyPlace_getsConnectionStatus()
    {
        QFETCH(QByteArray, place);
        const User cleo = m_service.directory().patient("cleo");
        for (int i = 0; i < 3; ++i)
            m_service.notification(cleo).post();
        const QUrl withToken = m_service.api().socketUrl(cleo);
        const QStringList subprotocols {
            QStringLiteral("mediconnect.v1"), QStringLiteral("bearer.") + QString::fromLatin1(tokenOf(cleo))};
        WsClient socket(place == "query" ? withToken : withToken.adjusted(QUrl::RemoveQuery),
            WsClient::Options {.token = place == "header" ? tokenOf(cleo) : QByteArray(),
                .subprotocols = place == "subprotocol" ? subprotocols : QStringList()});
        const QJsonObject data = socket.expect("connection_status");
        expectAt(data, "status", "connected");
        expectAt(data, "unread_count", 3);
        QVERIFY(!at(data, "last_sync").toString().isEmpty());
    }

    void connect_adminOnAnybodys_seesThatInbox()
    {
        const User dan = m_service.directory().patient("dan");
        m_service.notification(dan).post();
        WsClient socket(m_service.api().socketUrl(dan.id, tokenOf(m_admin)));
        expectAt(socket.expect("connection_status"), "unread_count", 1);
        const QString id = m_service.notification(dan).post();
        expectAt(socket.expect("new_notification"), "id", id);
    }

    void refusedHandshakes_leaveTheServiceWell()
    {
        for (int i = 0; i < 50; ++i)
            m_service.api().anonymous().handshake(socketPath(m_ann.id)).expect(401);
        QVERIFY(m_service.socket(m_ann)->ping());
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
    User m_ben;
};

QTEST_GUILESS_MAIN(tst_WsHandshake)
#include "tst_ws_handshake.moc"
