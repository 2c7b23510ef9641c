#include "event_posting.h"

#include <QtTest/QTest>

using namespace mc::test;

/// How events come: in three modes, to two instances, again and at once, and each is taken in once (CONTRACT section 7).
class tst_EventModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void event_inEachMode_isTakenOnce();
    void event_onTwoInstancesAtOnce_isTakenOnce();
    void event_twiceInOneBatch_isTakenOnce();
    void id_ofAnotherSource_isAnotherEvent();
    void body_withoutEvents_isRefused_data();
    void body_withoutEvents_isRefused();
    void key_sameEvent_getsTheSameAnswer();
    void key_otherHeaders_isAnotherRequest();

private:
    Caller platform() { return m_service.api().asService(); }
    QJsonObject profileUpdated(const User &user, const QJsonObject &changes = {})
    {
        return eventOf("account.profile_updated", object({{"user_id", user.id}}), changes);
    }
    int count(const User &user) { return countOf(m_service.api(), user); }

    RunningService m_service;
};

void tst_EventModes::event_inEachMode_isTakenOnce()
{
    const User ann = m_service.directory().patient("ann");
    const QJsonObject same = profileUpdated(ann, object({{"id", "ü 1"}, {"source", "/users"}}));
    const auto structured = [&] { return postEvent(platform(), same); };
    const auto batched = [&] { return postEvents(platform(), {same}); };
    const auto binary = [&] {
        return inBinaryMode(platform(), same).post("/api/events/", same.value(QLatin1String("data")).toObject());
    };
    structured().expect(202).expect("accepted", 1).expect("duplicates", 0).expect("notifications", 1);
    for (const Answer &answer : {structured(), batched(), binary()})
        answer.expect(202)
            .expect("accepted", 0)
            .expect("duplicates", 1)
            .expect("notifications", 0)
            .expect("errors", QJsonArray());
    QCOMPARE(count(ann), 1);
    const QJsonObject other = merged(same, object({{"id", "ü 2"}}));
    inBinaryMode(platform(), other)
        .post("/api/events/", other.value(QLatin1String("data")).toObject())
        .expect("accepted", 1);
    postEvent(platform(), other).expect("duplicates", 1);
    QCOMPARE(count(ann), 2);
}

void tst_EventModes::event_onTwoInstancesAtOnce_isTakenOnce()
{
    ServiceProcess second(m_service.databaseUri());
    second.start();
    Api there(second.port());
    const User ann = m_service.directory().patient("ann");
    for (int round = 0; round < 10; ++round) {
        const QJsonObject same = profileUpdated(ann);
        std::vector<PendingAnswer> pending;
        for (int i = 0; i < 8; ++i) {
            Api &api = i % 2 ? m_service.api() : there;
            pending.push_back(inBinaryMode(api.asService(), same)
                                  .postLater("/api/events/", same.value(QLatin1String("data")).toObject()));
        }
        int accepted = 0, duplicates = 0;
        for (PendingAnswer &one : pending) {
            const Answer answer = one.answer().expect(202);
            accepted += answer["accepted"].toInt();
            duplicates += answer["duplicates"].toInt();
        }
        QCOMPARE(accepted, 1);
        QCOMPARE(duplicates, 7);
    }
    QCOMPARE(count(ann), 10);
}

void tst_EventModes::event_twiceInOneBatch_isTakenOnce()
{
    const User ann = m_service.directory().patient("ann");
    const QJsonObject same = profileUpdated(ann);
    postEvents(platform(), {same, profileUpdated(ann), same})
        .expect(202)
        .expect("accepted", 2)
        .expect("duplicates", 1)
        .expect("notifications", 2)
        .expect("errors", QJsonArray());
    QCOMPARE(count(ann), 2);
}

void tst_EventModes::id_ofAnotherSource_isAnotherEvent()
{
    const User ann = m_service.directory().patient("ann");
    for (const char *source : {"/users", "/users/", "https://clinic.example/users"})
        postEvent(platform(), profileUpdated(ann, object({{"id", "1"}, {"source", source}}))).expect("accepted", 1);
    QCOMPARE(count(ann), 3);
}

void tst_EventModes::body_withoutEvents_isRefused_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << QByteArray("application/cloudevents+json") << QByteArray("{") << 400;
    QTest::newRow("no object") << QByteArray("application/cloudevents+json") << QByteArray("[]") << 400;
    QTest::newRow("no array") << QByteArray("application/cloudevents-batch+json") << QByteArray("{}") << 400;
    QTest::newRow("plain JSON") << QByteArray("application/json") << QByteArray("{}") << 415;
    QTest::newRow("XML") << QByteArray("application/cloudevents+xml") << QByteArray("<a/>") << 415;
}

void tst_EventModes::body_withoutEvents_isRefused()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    platform()
        .sendBytes("POST", "/api/events/", body, contentType)
        .expectProblem(status, status == 400 ? "validation_error" : "unsupported_media_type");
}

void tst_EventModes::key_sameEvent_getsTheSameAnswer()
{
    const User ann = m_service.directory().patient("ann");
    const Caller keyed = platform().with("Idempotency-Key", "event-1");
    const QJsonObject one = profileUpdated(ann);
    for (int i = 0; i < 2; ++i)
        postEvent(keyed, one).expect(202).expect("accepted", 1).expect("duplicates", 0);
    postEvent(keyed, profileUpdated(ann)).expectProblem(409, "conflict");
    QCOMPARE(count(ann), 1);
}

void tst_EventModes::key_otherHeaders_isAnotherRequest()
{
    const User ann = m_service.directory().patient("ann");
    const Caller keyed = platform().with("Idempotency-Key", "event-2");
    const QJsonObject data = object({{"user_id", ann.id}});
    inBinaryMode(keyed, profileUpdated(ann)).post("/api/events/", data).expect(202).expect("accepted", 1);
    inBinaryMode(keyed, profileUpdated(ann)).post("/api/events/", data).expectProblem(409, "conflict");
}

QTEST_GUILESS_MAIN(tst_EventModes)
#include "tst_event_modes.moc"
