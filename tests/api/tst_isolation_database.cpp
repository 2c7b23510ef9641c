#include "support/bystander.h"
#include "support/database.h"
#include "support/flood.h"
#include "support/raw_peer.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int requests = 1000;

} // namespace

/// What waits for the database waits where nobody else does: what others' answers take meanwhile.
class tst_IsolationDatabase : public QObject
{
    Q_OBJECT

    RunningService m_service;
    User m_ann;
    User m_boss;

    QByteArray notificationFor(const User &user)
    {
        return R"({"recipient_id": )" + QByteArray::number(user.id)
            + R"(, "notification_type": "system", "title": "Hello", "message": "There"})";
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
        m_boss = m_service.directory().admin("boss");
        for (int i = 0; i < 20; ++i)
            m_service.notification(m_ann).post();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void lockedInbox_whoeverAsksForIt_leavesOthersAlone()
    {
        const User locked = m_service.directory().patient("locked");
        m_service.notification(locked).post();
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);

        Database holder(m_service.databaseUri());
        holder.run("BEGIN");
        holder.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(locked.id) + " FOR UPDATE");
        bool isUndisturbed = false;
        {
            const Flood module(m_service.process().port(), 24,
                requestBytes(
                    "POST", "/api/notifications/", tokenOf({0, "platform", "service"}), notificationFor(locked)));
            isUndisturbed = other.isUndisturbed(calm, requests);
            QTRY_VERIFY_WITH_TIMEOUT(module.count(503) > 0, 15'000); // with a Retry-After, when the lock's time is over
            QCOMPARE(module.count(500), 0);
            holder.run("ROLLBACK");
            QTRY_VERIFY(module.count(201) > 0);
        }
        QVERIFY(isUndisturbed);
    }

    // Of one and the same module: those that wait for the lock take turns with the rest.
    void lockedInbox_moduleThatPostsToIt_reachesOthersMeanwhile()
    {
        const User locked = m_service.directory().patient("locked");
        const User module {0, "platform", "service"};
        Database holder(m_service.databaseUri());
        holder.run("BEGIN");
        holder.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(locked.id) + " FOR UPDATE");
        const Flood toTheLocked(m_service.process().port(), 24,
            requestBytes("POST", "/api/notifications/", tokenOf(module), notificationFor(locked)));
        QTRY_VERIFY(Database(m_service.databaseUri())
                        .value("SELECT count(*) > 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            == "t");
        m_service.api().as(module).sendBytes("POST", "/api/notifications/", notificationFor(m_ann)).expect(201);
        QCOMPARE(toTheLocked.told(), QByteArray()); // none was given up meanwhile
        holder.run("ROLLBACK");
        QTRY_VERIFY(toTheLocked.count(201) >= 24);
        QCOMPARE(toTheLocked.count(503), 0);
    }

    void metrics_askedForAllTheTime_leaveOthersAlone()
    {
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);
        const Flood scrapers(m_service.process().port(), 16, requestBytes("GET", "/metrics"));
        QTRY_VERIFY(scrapers.count(200) > 0);
        QVERIFY(other.isUndisturbed(calm, requests));
    }

    void searches_ofAdmins_leaveOthersAlone()
    {
        Database(m_service.databaseUri())
            .run("INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, "
                 "created_at, title, message, channels) "
                 "SELECT gen_random_uuid(), "
                + QByteArray::number(m_service.directory().patient("full").id)
                + ", 'system', 'low', 'sent', now() - n * interval '1 second', 'Title ' || n, repeat('message ', 20), "
                  "'{in_app}' "
                  "FROM generate_series(1, 60000) n");
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);
        const Flood searchers(m_service.process().port(), 20,
            requestBytes("GET", "/api/notifications/?search=nowhere-to-be-found", tokenOf(m_boss)));
        QTRY_VERIFY(searchers.count(200) > 0);
        QVERIFY(other.isUndisturbed(calm, requests));
        QCOMPARE(searchers.count(500), 0);
    }

    void frozenDatabase_stopsNeitherProbesNorTheStop()
    {
        const std::unique_ptr<PrivatePostgres> cluster = PrivatePostgres::own();
        ServiceProcess service(cluster->createDatabase());
        service.start();
        Api api(service.port());
        Directory directory(api);
        const User ann = directory.patient("ann");
        NotificationBuilder(api, ann).post();

        cluster->freeze();
        std::vector<RawPeer> waiting;
        for (int i = 0; i < 40; ++i) {
            waiting.push_back(RawPeer::connectedTo(service.port()));
            waiting.back().send(requestBytes("GET", "/api/notifications/", tokenOf(ann)));
        }
        for (int i = 0; i < 40; ++i)
            Api(service.port()).anonymous().get("/healthz").expect(200);
        QVERIFY2(waiting.front().receive(std::chrono::milliseconds(0)).isEmpty(), "somebody answered it");
        QVERIFY(waiting.front().receive(std::chrono::seconds(15)).startsWith("HTTP/1.1 503 "));
        QCOMPARE(service.terminate(), 0);

        cluster->thaw();
        service.start();
        Api again(service.port());
        QCOMPARE(again.as(ann).get("/api/notifications/").expect(200).json()[QStringLiteral("count")].toInt(), 1);
    }

    void readOnlyDatabase_isNotReady()
    {
        const std::unique_ptr<PrivatePostgres> cluster = PrivatePostgres::own();
        ServiceProcess service(cluster->createDatabase());
        service.start();
        Api api(service.port());
        Directory directory(api);
        const User ann = directory.patient("ann");
        api.anonymous().get("/readyz").expect(200);

        cluster->setReadOnly(true);
        QTRY_COMPARE(api.anonymous().get("/readyz").status, 503);
        const Answer refused = NotificationBuilder(api, ann).send();
        refused.expect(503);
        QVERIFY(!refused.header("Retry-After").isEmpty());

        cluster->setReadOnly(false);
        QTRY_COMPARE(api.anonymous().get("/readyz").status, 200);
        QTRY_COMPARE(NotificationBuilder(api, ann).send().status, 201); // each session hears of it by itself
    }
};

QTEST_GUILESS_MAIN(tst_IsolationDatabase)
#include "tst_isolation_database.moc"
