#include "support/database.h"
#include "support/event_source.h"
#include "support/private_redis.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int patience = 20'000;
const QByteArray stream = "mediconnect:events";
const QByteArray refused = "mediconnect:events:refused";

} // namespace

/// Events of the Redis Stream mediconnect:events: XADD in, API out.
class tst_EventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void added_comesThrough_isAcknowledgedAndDeleted();
    void thousand_comeOnceInTheirOrder();
    void refused_isSetAsideWithItsReason_data();
    void refused_isSetAsideWithItsReason();
    void refused_holdsUpNoOther();
    void unstorable_isSetAside_whenItWasTriedAgain();
    void sameEvent_byStreamAndRequest_isTakenOnce();
    void groupGone_isMadeAnew();

private:
    void add(const QJsonObject &event) { m_redis.run({"XADD", stream, "*", "event", toBytes(event)}); }
    int length(const QByteArray &ofStream) { return m_redis.run({"XLEN", ofStream}).first().toInt(); }
    QByteArray pending() { return m_redis.run({"XPENDING", stream, "notifyd"}).first(); }
    // The message ids of a user's notifications, oldest first.
    QList<qint64> messagesOf(const User &user);

    PrivateRedis m_redis;
    RunningService m_service {{{"MEDICONNECT_REDIS_URL", m_redis.url()}}};
    User m_doctor;
    User m_patient;
    EventSource m_source {"/chat"};
};

void tst_EventStream::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_doctor = m_service.directory().doctor("ruth");
}

void tst_EventStream::init() { m_patient = m_service.directory().patient("luis"); }

void tst_EventStream::cleanup()
{
    m_service.showLogWhenFailed();
    m_redis.run({"DEL", refused});
}

QList<qint64> tst_EventStream::messagesOf(const User &user)
{
    QList<qint64> ids;
    for (int page = 1;; ++page) {
        const Answer answer = m_service.api().as(user).get(
            "/api/notifications/?ordering=created_at&page_size=100&page=" + QByteArray::number(page));
        for (const QJsonValue &notification : answer.expect(200).json().value(QLatin1String("results")).toArray())
            ids += at(notification, "metadata.message_id").toInteger();
        if (answer["next"].isNull() || QTest::currentTestFailed())
            return ids;
    }
}

void tst_EventStream::added_comesThrough_isAcknowledgedAndDeleted()
{
    add(m_source.message(m_doctor, m_patient, 1));
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), QList<qint64> {1}, patience);
    QTRY_COMPARE_WITH_TIMEOUT(length(stream), 0, patience);
    QCOMPARE(pending(), "0");
    QCOMPARE(length(refused), 0);
    QVERIFY(m_service.api().anonymous().get("/metrics").body.contains("\nmediconnect_event_stream_connected 1\n"));
}

void tst_EventStream::thousand_comeOnceInTheirOrder()
{
    const QByteArray event = toBytes(merged(m_source.message(m_doctor, m_patient, 0), object({{"source", "/many"}})));
    QByteArray numbered = event;
    numbered.replace("\"message_id\":0", "\"message_id\":' .. i .. '");
    numbered.replace("\"id\":\"", "\"id\":\"' .. i .. '-");
    m_redis.run(
        {"EVAL", "for i = 1, 1000 do redis.call('XADD', KEYS[1], '*', 'event', '" + numbered + "') end", "1", stream});
    QTRY_COMPARE_WITH_TIMEOUT(length(stream), 0, patience);
    QList<qint64> expected;
    for (int i = 1; i <= 1000; ++i)
        expected += i;
    QCOMPARE(messagesOf(m_patient), expected);
}

void tst_EventStream::refused_isSetAsideWithItsReason_data()
{
    QTest::addColumn<QByteArrayList>("fields");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArrayList &fields, const char *reason) {
        QTest::addRow("%s", name) << fields << QByteArray(reason);
    };
    row("no event", {"payload", "{}"}, "There is no field \"event\".");
    row("no JSON", {"event", "{\"id\":"}, "JSON");
    row("no object", {"event", "[]"}, "Must be a JSON object.");
    row("wrong attributes", {"event", "{}"}, "specversion: ");
    row("nobody",
        {"event",
            R"({"specversion":"1.0","id":"1","source":"/a","type":"mediconnect.account.created",)"
            R"("data":{"user_id":999999}})"},
        "data.user_id: User 999999 is unknown");
}

void tst_EventStream::refused_isSetAsideWithItsReason()
{
    QFETCH(QByteArrayList, fields);
    QFETCH(QByteArray, reason);
    const QByteArray id = m_redis.run(QByteArrayList {"XADD", stream, "*"} + fields).first();
    QTRY_COMPARE_WITH_TIMEOUT(length(refused), 1, patience);
    const QByteArrayList kept = m_redis.run({"XRANGE", refused, "-", "+"}).mid(1); // after its own id
    QCOMPARE(kept.mid(0, 2), fields);
    QCOMPARE(kept.value(2), "reason");
    QVERIFY2(kept.value(3).contains(reason), kept.value(3).constData());
    QCOMPARE(kept.mid(4), (QByteArrayList {"id", id}));
    QCOMPARE(length(stream), 0);
    QCOMPARE(pending(), "0");
}

void tst_EventStream::refused_holdsUpNoOther()
{
    add(m_source.message(m_doctor, m_patient, 1));
    add(m_source.event("account.created", object({{"user_id", 999999}})));
    add(m_source.message(m_doctor, m_patient, 2));
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), (QList<qint64> {1, 2}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(length(refused), 1, patience);
}

// The database may be to blame, so such an event is tried for some time. Nothing else of the same read waits for it.
void tst_EventStream::unstorable_isSetAside_whenItWasTriedAgain()
{
    Database database(m_service.databaseUri());
    database.run("ALTER TABLE notifications ADD CONSTRAINT unlucky CHECK (message_id <> 13) NOT VALID");
    for (int id : {12, 13, 14})
        add(m_source.message(m_doctor, m_patient, id));
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), (QList<qint64> {12, 14}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(length(stream), 1, patience);
    QCOMPARE(pending(), "1");
    QCOMPARE(length(refused), 0);
    const QByteArray id = m_redis.run({"XRANGE", stream, "-", "+"}).first();
    m_redis.run({"XCLAIM", stream, "notifyd", "dead", "0", id, "IDLE", "61000", "RETRYCOUNT", "5", "JUSTID"});
    QTRY_COMPARE_WITH_TIMEOUT(length(refused), 1, patience);
    QCOMPARE(pending(), "0");
    database.run("ALTER TABLE notifications DROP CONSTRAINT unlucky");
}

void tst_EventStream::sameEvent_byStreamAndRequest_isTakenOnce()
{
    const QJsonObject event = m_source.message(m_doctor, m_patient, 1);
    add(event);
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), QList<qint64> {1}, patience);
    m_service.api()
        .asService()
        .sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json")
        .expect(202)
        .expect("duplicates", 1);
    add(event);
    add(m_source.message(m_doctor, m_patient, 2));
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), (QList<qint64> {1, 2}), patience);
    QCOMPARE(length(refused), 0);
}

void tst_EventStream::groupGone_isMadeAnew()
{
    m_redis.run({"DEL", stream});
    add(m_source.message(m_doctor, m_patient, 1));
    QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), QList<qint64> {1}, patience);
}

QTEST_GUILESS_MAIN(tst_EventStream)
#include "tst_event_stream.moc"
