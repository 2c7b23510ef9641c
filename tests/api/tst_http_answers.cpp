#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray notifications = "/api/notifications/";

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

    void path_unknown_is404()
    {
        m_service.api().as(m_ann).get("/api/nowhere/").expectProblem(404, "not_found");
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
        const QByteArray given = m_service.api().as(m_ann).with("X-Request-Id", id).get(notifications).header("X-Request-Id");
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
