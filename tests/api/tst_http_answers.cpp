#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray notifications = "/api/notifications/";

QByteArray postHead(const QByteArray &path, qint64 length, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

} // namespace

/// What every answer has in common: methods, paths, request ids (CONTRACT sections 4, 10).
class tst_HttpAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
        m_service.notification(m_ann).post();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void head_list_isGetWithoutBody()
    {
        const Answer get = m_service.api().as(m_ann).get(notifications);
        const Answer head = m_service.api().as(m_ann).head(notifications);
        head.expect(200);
        QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
        QCOMPARE(head.header("Content-Type"), get.header("Content-Type"));
        QVERIFY(m_service.api().as(m_ann).get(notifications).status == 200); // the connection is still in step
    }

    void path_withoutFinalSlash_isTheSame()
    {
        const Caller ann = m_service.api().as(m_ann);
        ann.get("/api/notifications").expect(200).expect("count", 1);
        ann.get("/api/notifications?page_size=3").expect(200);
        const QByteArray detail = notificationPath(ann.get(notifications).text("results.0.id"));
        ann.get(detail.chopped(1)).expect(200);
    }

    void method_notAllowedHere_is405WithAllow()
    {
        const Answer answer = m_service.api().as(m_ann).send("PUT", notifications);
        answer.expectProblem(405, "method_not_allowed");
        QVERIFY(answer.header("Allow").contains("GET") && answer.header("Allow").contains("POST"));
    }

    void path_unknown_is404() { m_service.api().as(m_ann).get("/api/nowhere/").expectProblem(404, "not_found"); }

    void refusal_byTheHead_comesBeforeTheBody()
    {
        RawSocket socket(m_service.process().port());
        socket.send(postHead(notifications, 1'000'000));
        QVERIFY(socket.readToEnd().startsWith("HTTP/1.1 401 "));
    }

    void refusal_ofAShortBody_keepsTheConnection()
    {
        RawSocket socket(m_service.process().port());
        socket.send(postHead(notifications, 1000) + QByteArray(400, ' '));
        QVERIFY(socket.readUntil("\r\n\r\n").startsWith("HTTP/1.1 401 "));
        socket.readUntil("}");
        socket.send(QByteArray(600, ' ') + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(socket.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200 "));
    }

    void refusal_ofAnAnnouncedBody_standsInPlaceOf100()
    {
        RawSocket refused(m_service.process().port());
        refused.send(postHead(notifications, 1000, "Expect: 100-continue\r\n"));
        QVERIFY(refused.readToEnd().startsWith("HTTP/1.1 401 "));
        RawSocket taken(m_service.process().port());
        const QByteArray token = "Authorization: Bearer " + tokenOf({0, "platform", "service"}) + "\r\n";
        taken.send(postHead(notifications, 2, token + "Expect: 100-continue\r\n"));
        QCOMPARE(taken.readUntil("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        taken.send("{}");
        QVERIFY(taken.readUntil("\r\n\r\n").startsWith("HTTP/1.1 400 "));
    }

    void requests_behindASignIn_areAnsweredInOrder()
    {
        RawSocket socket(m_service.process().port());
        const QByteArray credentials = R"({"username": "nobody", "password": "not a password"})";
        const QByteArray signIn = postHead("/api/auth/token/", credentials.size()) + credentials;
        socket.send(signIn + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" + signIn
            + "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray answers = socket.readToEnd();
        QList<QByteArray> statuses;
        for (qsizetype at = answers.indexOf("HTTP/1.1 "); at >= 0; at = answers.indexOf("HTTP/1.1 ", at + 1))
            statuses += answers.mid(at + 9, 3);
        QCOMPARE(statuses, (QList<QByteArray> {"401", "200", "401", "404"}));
    }

    void body_beyondTheRoutesSize_is413_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("most");
        QTest::newRow("nobody known") << QByteArray("/api/auth/token/") << 16 * 1024;
        QTest::newRow("one of something") << notifications << 256 * 1024;
        QTest::newRow("many of something") << QByteArray("/api/notifications/bulk-create/") << 1024 * 1024;
    }
    void body_beyondTheRoutesSize_is413()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, most);
        const Caller platform = m_service.api().asService();
        platform.sendBytes("POST", path, QByteArray(most, ' ')).expectProblem(400, "validation_error");
        RawSocket socket(m_service.process().port());
        socket.send(postHead(path, most + 1, "Authorization: Bearer " + tokenOf({0, "platform", "service"}) + "\r\n"));
        QVERIFY(socket.readToEnd().startsWith("HTTP/1.1 413 "));
    }

    void requestId_saneOne_isGivenBack_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<bool>("sane");
        QTest::addRow("sane") << QByteArray("Trace-1.a_b") << true;
        QTest::addRow("longest") << QByteArray(128, 'x') << true;
        QTest::addRow("too long") << QByteArray(129, 'x') << false;
        QTest::addRow("spaces") << QByteArray("a b") << false;
        QTest::addRow("markup") << QByteArray("<b>") << false;
    }
    void requestId_saneOne_isGivenBack()
    {
        QFETCH(QByteArray, id);
        QFETCH(bool, sane);
        const QByteArray given
            = m_service.api().as(m_ann).with("X-Request-Id", id).get(notifications).header("X-Request-Id");
        QVERIFY(!given.isEmpty());
        QCOMPARE(given == id, sane);
    }

    void healthAndReadiness_needNoToken()
    {
        m_service.api().anonymous().get("/healthz").expect(200);
        m_service.api().anonymous().get("/readyz").expect(200);
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_HttpAnswers)
#include "tst_http_answers.moc"
