#include "support/database.h"
#include "support/directory.h"
#include "support/event_source.h"
#include "support/private_postgres.h"
#include "support/private_redis.h"
#include "support/service_process.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int patience = 60'000;
const QByteArray stream = "mediconnect:events";
const QByteArray refused = "mediconnect:events:refused";
const QByteArray group = "notifyd";

} // namespace

/// The Redis Stream while Redis, PostgreSQL or a consumer is away.
class tst_EventStreamFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::own(); }
    void init();
    void cleanup();

    void addedBeforeTheService_comes();
    void databaseAway_staysPending_untilItIsBack();
    void redisRestarted_goesOn();
    void redisAway_holdsUpNothing();
    void noRedisThere_isLoggedOnce();
    void redisHangs_isLeft_andTriedAgain();
    void deadConsumer_isClaimedOver();
    void livingConsumer_isLeftAlone();
    void instanceKilled_eachIsTakenOnce();
    void claimedTooOften_isRefused();
    void recipientLocked_staysPending_andIsTriedAgain();
    void tlsAndPassword_areUsed();
    void wrongPassword_isLoggedOnceWithoutIt();
    void sigterm_endsInTime();

private:
    void start(const QByteArray &url, const QByteArray &caFile = {});
    void start() { start(m_redis->url(), m_redis->caFile()); }
    void add(int message)
    {
        m_redis->run({"XADD", stream, "*", "event", toBytes(m_source.message(m_doctor, m_patient, message))});
    }
    // Some other instance has read what there is, so long ago, and so many times.
    void readByDead(const QByteArray &idle, const QByteArray &times = "1");
    QByteArray pending() { return m_redis->run({"XPENDING", stream, group}).first(); }
    QByteArray refusedCount() { return m_redis->run({"XLEN", refused}).first(); }
    QList<qint64> messages();
    qsizetype logged(const char *line) { return m_service->log().count(line); }

    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<PrivateRedis> m_redis;
    QString m_uri;
    std::unique_ptr<ServiceProcess> m_service;
    std::unique_ptr<Api> m_api;
    User m_doctor;
    User m_patient;
    EventSource m_source {"/chat"};
};

void tst_EventStreamFaults::init()
{
    m_postgres->start();
    m_redis = std::make_unique<PrivateRedis>();
    m_uri = m_postgres->createDatabase();
    m_source = EventSource("/chat");
    // People first, by an instance that knows nothing of Redis.
    m_service = std::make_unique<ServiceProcess>(m_uri);
    m_service->start();
    Api api(m_service->port());
    Directory directory(api);
    m_doctor = directory.doctor("ruth");
    m_patient = directory.patient("luis");
    m_service->kill();
}

void tst_EventStreamFaults::cleanup()
{
    m_service->showLogWhenFailed();
    m_service.reset();
}

void tst_EventStreamFaults::start(const QByteArray &url, const QByteArray &caFile)
{
    Environment environment {{"MEDICONNECT_REDIS_URL", url}};
    if (!caFile.isEmpty())
        environment += {"MEDICONNECT_CA_FILE", caFile};
    m_service = std::make_unique<ServiceProcess>(m_uri, environment);
    m_service->start();
    m_api = std::make_unique<Api>(m_service->port());
}

void tst_EventStreamFaults::readByDead(const QByteArray &idle, const QByteArray &times)
{
    m_redis->run({"XGROUP", "CREATE", stream, group, "0", "MKSTREAM"});
    m_redis->run({"XREADGROUP", "GROUP", group, "dead", "STREAMS", stream, ">"});
    for (const QByteArray &id : m_redis->run({"XCLAIM", stream, group, "dead", "0",
             m_redis->run({"XRANGE", stream, "-", "+"}).first(), "IDLE", idle, "RETRYCOUNT", times, "JUSTID"}))
        QVERIFY2(id.contains('-'), id.constData());
}

QList<qint64> tst_EventStreamFaults::messages()
{
    QList<qint64> ids;
    const Answer answer = m_api->as(m_patient).get("/api/notifications/?page_size=100");
    for (const QJsonValue &notification : answer.json().value(QLatin1String("results")).toArray())
        ids.prepend(at(notification, "metadata.message_id").toInteger());
    return ids;
}

void tst_EventStreamFaults::addedBeforeTheService_comes()
{
    add(1);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
}

void tst_EventStreamFaults::databaseAway_staysPending_untilItIsBack()
{
    start();
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    m_postgres->stop(PrivatePostgres::Shutdown::Immediate);
    add(2);
    QTRY_COMPARE_WITH_TIMEOUT(pending(), "1", patience);
    m_postgres->start();
    QTRY_COMPARE_WITH_TIMEOUT(messages(), (QList<qint64> {1, 2}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(pending(), "0", patience);
    QCOMPARE(refusedCount(), "0");
}

void tst_EventStreamFaults::redisRestarted_goesOn()
{
    start();
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    m_redis->stop();
    QTRY_COMPARE_WITH_TIMEOUT(logged("no events from Redis: "), 1, patience);
    m_redis->start();
    add(2);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), (QList<qint64> {1, 2}), patience);
    QCOMPARE(logged("no events from Redis: "), 1);
    QCOMPARE(logged("events from Redis again"), 1);
}

void tst_EventStreamFaults::redisAway_holdsUpNothing()
{
    m_redis->stop();
    start();
    NotificationBuilder(*m_api, m_patient).post();
    QTRY_COMPARE_WITH_TIMEOUT(logged("no events from Redis: Connection refused"), 1, patience);
    QVERIFY(m_api->anonymous().get("/metrics").body.contains("\nmediconnect_event_stream_connected 0\n"));
    m_redis->start();
    add(7);
    QTRY_VERIFY_WITH_TIMEOUT(messages().contains(7), patience);
}

void tst_EventStreamFaults::noRedisThere_isLoggedOnce()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&other, &QTcpServer::newConnection, &other, [&] {
        ++connections;
        other.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    start("redis://127.0.0.1:" + QByteArray::number(other.serverPort()));
    QTRY_VERIFY_WITH_TIMEOUT(connections >= 4, patience);
    QCOMPARE(logged("no events from Redis: "), 1);
    QCOMPARE(logged("no events from Redis: no Redis answers there"), 1);
}

void tst_EventStreamFaults::redisHangs_isLeft_andTriedAgain()
{
    start();
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    m_redis->hang(true);
    QTRY_COMPARE_WITH_TIMEOUT(logged("no events from Redis: no answer in time"), 1, patience);
    m_redis->hang(false);
    add(2);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), (QList<qint64> {1, 2}), patience);
}

void tst_EventStreamFaults::deadConsumer_isClaimedOver()
{
    add(1);
    readByDead("61000");
    QCOMPARE(pending(), "1");
    start();
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    QTRY_COMPARE_WITH_TIMEOUT(pending(), "0", patience);
}

void tst_EventStreamFaults::livingConsumer_isLeftAlone()
{
    add(1);
    readByDead("1000");
    start();
    add(2);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {2}, patience);
    QCOMPARE(pending(), "1");
}

// Of two, while both read.
void tst_EventStreamFaults::instanceKilled_eachIsTakenOnce()
{
    constexpr int count = 2000;
    start();
    ServiceProcess other(m_uri, {{"MEDICONNECT_REDIS_URL", m_redis->url()}});
    other.start();
    QByteArray event = toBytes(m_source.message(m_doctor, m_patient, 0));
    event.replace("\"message_id\":0", "\"message_id\":' .. i .. '").replace("\"id\":\"", "\"id\":\"' .. i .. '-");
    m_redis->run({"EVAL",
        "for i = 1, " + QByteArray::number(count) + " do redis.call('XADD', KEYS[1], '*', 'event', '" + event
            + "') end",
        "1", stream});
    const auto left = [this] { return m_redis->run({"XLEN", stream}).first().toInt(); };
    QTRY_VERIFY_WITH_TIMEOUT(left() < count, patience);
    m_service->kill();
    qInfo("killed while %d wait, %s of them read", left(), pending().constData());
    // What it held is all that is left; a minute passes for it.
    QTRY_COMPARE_WITH_TIMEOUT(QByteArray::number(left()), pending(), patience);
    const QByteArrayList ids = m_redis->run({"XRANGE", stream, "-", "+"});
    for (qsizetype i = 0; i + 2 < ids.size(); i += 3)
        m_redis->run({"XCLAIM", stream, group, "dead", "0", ids[i], "IDLE", "61000", "JUSTID"});
    QTRY_COMPARE_WITH_TIMEOUT(left(), 0, patience);
    Api(other.port()).as(m_patient).get("/api/notifications/?page_size=1").expect(200).expect("count", count);
    QCOMPARE(Database(m_uri).value("SELECT count(DISTINCT message_id) FROM notifications"), QByteArray::number(count));
    QCOMPARE(refusedCount(), "0");
}

void tst_EventStreamFaults::claimedTooOften_isRefused()
{
    add(1);
    readByDead("61000", "5"); // this is the fifth claim
    start();
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    m_service->kill();
    add(2);
    readByDead("61000", "6");
    start();
    QTRY_COMPARE_WITH_TIMEOUT(refusedCount(), "1", patience);
    QVERIFY(m_redis->run({"XRANGE", refused, "-", "+"}).contains("Claimed over 5 times."));
    QCOMPARE(pending(), "0");
    QCOMPARE(messages(), QList<qint64> {1});
}

// Another transaction is in the way for longer than statements wait: that is not the event's fault.
void tst_EventStreamFaults::recipientLocked_staysPending_andIsTriedAgain()
{
    start();
    Database database(m_uri);
    database.run("BEGIN");
    database.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(m_patient.id) + " FOR UPDATE");
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(logged("Another request is still at work"), 1, patience);
    database.run("COMMIT");
    QCOMPARE(pending(), "1");
    readByDead("61000");
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    QTRY_COMPARE_WITH_TIMEOUT(pending(), "0", patience);
    QCOMPARE(refusedCount(), "0");
}

void tst_EventStreamFaults::tlsAndPassword_areUsed()
{
    m_redis = std::make_unique<PrivateRedis>(PrivateRedis::Access::TlsAndPassword);
    start();
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    // A certificate of a CA that nobody trusts is none.
    start(m_redis->url());
    QTRY_COMPARE_WITH_TIMEOUT(logged("no events from Redis: "), 1, patience);
    QTRY_VERIFY2(m_service->log().contains("certificate"), m_service->log().constData());
}

void tst_EventStreamFaults::wrongPassword_isLoggedOnceWithoutIt()
{
    m_redis = std::make_unique<PrivateRedis>(PrivateRedis::Access::TlsAndPassword);
    QByteArray url = m_redis->url();
    url.replace(url.indexOf("s3cret"), 6, "guessed");
    start(url, m_redis->caFile());
    QTRY_COMPARE_WITH_TIMEOUT(logged("no events from Redis: WRONGPASS"), 1, patience);
    QVERIFY(!m_service->log().contains("guessed"));
}

void tst_EventStreamFaults::sigterm_endsInTime()
{
    start();
    add(1);
    QTRY_COMPARE_WITH_TIMEOUT(messages(), QList<qint64> {1}, patience);
    m_redis->hang(true);
    QCOMPARE(m_service->terminate(), 0);
}

QTEST_GUILESS_MAIN(tst_EventStreamFaults)
#include "tst_event_stream_faults.moc"
