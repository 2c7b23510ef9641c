#include "support/running_service.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray notifications = "/api/notifications/";

} // namespace

/// PostgreSQL going away under the service and coming back, and the service's own end (CONTRACT sections 1, 9).
class tst_Restart : public QObject
{
    Q_OBJECT

    void expectWorking()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_api->as(m_ann).get(notifications).status, 200, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_api->anonymous().get("/readyz").status, 200, 30'000);
    }

    std::unique_ptr<WsClient> socketOf(Api &api, const User &user)
    {
        auto socket = std::make_unique<WsClient>(api.socketUrl(user));
        socket->expect("connection_status");
        return socket;
    }

    void start()
    {
        m_service = std::make_unique<ServiceProcess>(m_uri);
        m_service->start();
        m_api = std::make_unique<Api>(m_service->port());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PrivatePostgres::own();
        m_uri = m_postgres->createDatabase();
    }
    void init()
    {
        m_postgres->start();
        start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = Directory(*m_api, m_nextId++).patient("ann");
    }
    void cleanup()
    {
        m_service->showLogWhenFailed();
        m_service->kill();
    }

    void databaseGone_requestsGet503_untilItIsBack_data()
    {
        QTest::addColumn<int>("shutdown");
        QTest::addRow("fast") << int(PrivatePostgres::Shutdown::Fast);
        QTest::addRow("immediate") << int(PrivatePostgres::Shutdown::Immediate);
    }
    void databaseGone_requestsGet503_untilItIsBack()
    {
        QFETCH(int, shutdown);
        const QString id = NotificationBuilder(*m_api, m_ann).post();
        m_postgres->stop(PrivatePostgres::Shutdown(shutdown));
        for (int i = 0; i < 20; ++i) { // more than there are workers, each with a connection of its own
            const Answer list = m_api->as(m_ann).get(notifications);
            list.expectProblem(503, "unavailable");
            QVERIFY(list.header("Retry-After").toInt() > 0);
            NotificationBuilder(*m_api, m_ann).send().expectProblem(503, "unavailable");
        }
        m_api->anonymous().get("/healthz").expect(200);
        m_api->anonymous().get("/readyz").expect(503);
        m_postgres->start();
        expectWorking();
        m_api->as(m_ann).get(notificationPath(id)).expect(200);
        NotificationBuilder(*m_api, m_ann).post();
    }

    void databaseRestarted_nothingAcceptedIsLost()
    {
        QSet<QString> accepted;
        for (int round = 0; round < 3; ++round) {
            accepted.insert(NotificationBuilder(*m_api, m_ann).post());
            std::vector<PendingAnswer> pending;
            for (int i = 0; i < 60; ++i)
                pending.push_back(
                    m_api->asService().postLater(notifications, NotificationBuilder(*m_api, m_ann).body()));
            m_postgres->restart(PrivatePostgres::Shutdown::Immediate);
            for (PendingAnswer &one : pending) {
                const Answer answer = one.answer();
                QVERIFY2(answer.status == 201 || answer.status == 503, answer.body.constData());
                if (answer.status == 201)
                    accepted.insert(answer.text("id"));
            }
            expectWorking();
        }
        for (const QString &id : std::as_const(accepted))
            m_api->as(m_ann).get(notificationPath(id)).expect(200);
    }

    void databaseRestarted_openSocketsHearWhatCameMeanwhile()
    {
        ServiceProcess other(m_uri);
        other.start();
        Api otherApi(other.port());
        const auto here = socketOf(*m_api, m_ann);
        const auto there = socketOf(otherApi, m_ann);
        QSet<QString> posted;
        for (int round = 0; round < 3; ++round) {
            m_postgres->restart(PrivatePostgres::Shutdown::Immediate);
            // The first post that gets through may well come before the other instance listens again.
            Answer answer;
            const auto isPosted = [&] { return (answer = NotificationBuilder(*m_api, m_ann).send()).status == 201; };
            QVERIFY(QTest::qWaitFor(isPosted, 30'000));
            posted.insert(answer.text("id"));
            posted.insert(NotificationBuilder(*m_api, m_ann).post());
        }
        // A post whose answer was lost with the connection may be heard too.
        for (WsClient *socket : {here.get(), there.get()}) {
            QSet<QString> heard;
            while (!heard.contains(posted) && !QTest::currentTestFailed())
                heard.insert(at(socket->expect("new_notification"), "id").toString());
        }
    }

    void markReadWhileDatabaseIsGone_getsAnError()
    {
        const QString id = NotificationBuilder(*m_api, m_ann).post();
        const auto socket = socketOf(*m_api, m_ann);
        m_postgres->stop();
        socket->send(object({{"type", "mark_read"}, {"notification_id", id}}));
        socket->expectError();
        m_postgres->start();
        expectWorking();
        // Requests get through already; the sessions that serve sockets may come back a moment later.
        QJsonObject answer;
        const auto isMarked = [&] {
            socket->send(object({{"type", "mark_read"}, {"notification_id", id}}));
            answer = socket->next();
            return at(answer, "type") == QLatin1String("notification_read");
        };
        QVERIFY(QTest::qWaitFor(isMarked, 10'000));
        expectAt(answer, "data.notification_id", id);
    }

    void sigterm_closesSocketsWith1001_andEndsCleanly()
    {
        const auto one = socketOf(*m_api, m_ann);
        const auto two = socketOf(*m_api, m_ann);
        m_service->requestStop();
        QCOMPARE(one->closeCode(), 1001);
        QCOMPARE(two->closeCode(), 1001);
        QCOMPARE(m_service->terminate(), 0);
    }

    void sigterm_requestsUnderWay_areAnswered()
    {
        std::vector<PendingAnswer> pending;
        for (int i = 0; i < 30; ++i)
            pending.push_back(m_api->asService().postLater(notifications, NotificationBuilder(*m_api, m_ann).body()));
        // The first answer tells that they are being worked on.
        QSet<QString> accepted {pending.front().answer().expect(201).text("id")};
        m_service->requestStop();
        for (std::size_t i = 1; i < pending.size(); ++i) {
            const Answer answer = pending[i].answer();
            if (answer.status == 201)
                accepted.insert(answer.text("id"));
            else
                QVERIFY2(answer.status == 0 || answer.status == 503, answer.body.constData());
        }
        QCOMPARE(m_service->terminate(), 0);
        start();
        for (const QString &id : std::as_const(accepted))
            m_api->as(m_ann).get(notificationPath(id)).expect(200);
    }

    void sigterm_whileTheDatabaseIsGone_endsCleanly()
    {
        const auto socket = socketOf(*m_api, m_ann);
        m_postgres->stop();
        m_api->as(m_ann).get(notifications).expect(503);
        m_service->requestStop();
        QCOMPARE(socket->closeCode(), 1001);
        QCOMPARE(m_service->terminate(), 0);
    }

    void sigterm_aPeerThatDoesNotAnswerTheClose_holdsNothingUp()
    {
        RawSocket silent(m_api->port());
        silent.send(handshakeHead(socketPath(m_ann.id), {{"Authorization", "Bearer " + tokenOf(m_ann)}}));
        silent.readUntil("connection_status");
        RawSocket idle(m_api->port());
        idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n");
        QCOMPARE(m_service->terminate(), 0);
    }

    void killed_andStartedAnew_keepsWhatWasAccepted()
    {
        const QString id = NotificationBuilder(*m_api, m_ann).post();
        m_service->kill();
        start();
        m_api->as(m_ann).get(notificationPath(id)).expect(200);
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_uri;
    std::unique_ptr<ServiceProcess> m_service;
    std::unique_ptr<Api> m_api;
    User m_ann;
    qint64 m_nextId = 1001;
};

QTEST_GUILESS_MAIN(tst_Restart)
#include "tst_restart.moc"
