#include "delivery_stage.h"
#include "support/event_source.h"

using namespace mc::test;

namespace {

const QByteArray traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const QByteArray incoming = "00-" + traceId + "-00f067aa0ba902b7-01";

// The id of a notification as a trace has it.
QByteArray asTrace(const QString &id) { return id.toLatin1().replace("-", ""); }

} // namespace

/// W3C Trace Context, from a request or an event to the provider, the log and the timeline (CONTRACT section 12).
class tst_Trace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_stage.service.directory().patient("ann", object({{"phone", "+34600000001"}}));
        m_phone = m_stage.device(m_ann, "android", "device-1");
        m_stage.device(m_ann, "ios", QByteArray(64, 'a'));
    }
    void cleanup() { m_stage.cleanUp(); }

    void request_withTrace_takesItToEveryProvider();
    void request_withoutTrace_beginsOneWithTheNotificationsId();
    void request_withAnInvalidTrace_isAsWithout_data();
    void request_withAnInvalidTrace_isAsWithout();
    void request_notSampled_staysSo();
    void attempts_areSpansOfTheirOwn();
    void scheduled_keepsItsTrace();
    void bulkCreation_hasTheTraceOfItsRequest();
    void event_tellsTheTraceOfWhatItCreates();
    void event_forAnAudience_tellsTheTraceOfTheBatch();
    void testPush_hasTheTraceOfItsRequest();
    void log_tellsTheTraceOfRequestAndAttempt();

private:
    QJsonObject body(const QJsonObject &changes = {})
    {
        return merged(
            m_stage.service.notification(m_ann).priority("critical").set("channels", array({"push", "sms"})).body(),
            changes);
    }
    Caller traced(const QByteArray &traceparent)
    {
        return m_stage.service.api().asService().with("traceparent", traceparent);
    }
    QByteArray timelinesTrace(const QString &id)
    {
        return m_stage.asAdmin().get(notificationPath(id) + "timeline/").expect(200).text("trace_id").toLatin1();
    }
    /// The traceparent headers of a provider's requests.
    QByteArrayList headersAt(Fake provider, int count = 1)
    {
        [&] { QVERIFY(m_stage.providers.waitFor(provider, count)); }();
        QByteArrayList headers;
        const QJsonArray requests = m_stage.providers.received(provider);
        for (const QJsonValue &request : requests)
            headers += at(request, "headers.traceparent").toString().toLatin1();
        return headers;
    }

    DeliveryStage m_stage {{{"MEDICONNECT_LOG_LEVEL", "debug"}}};
    User m_ann;
    qint64 m_phone = 0; ///< a device of hers
};

void tst_Trace::request_withTrace_takesItToEveryProvider()
{
    const QString id = traced(incoming).post("/api/notifications/", body()).expect(201).text("id");
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    for (const Fake provider : {Fake::Fcm, Fake::Apns, Fake::Sms}) {
        const QByteArray header = headersAt(provider).value(0);
        QVERIFY2(header.startsWith("00-" + traceId + '-') && header.endsWith("-01"), header.constData());
        QVERIFY(!header.contains("00f067aa0ba902b7")); // the caller's span is not the attempt's
    }
    QCOMPARE(timelinesTrace(id), traceId);
    QCOMPARE(
        m_stage.service.api().as(m_ann).get(notificationPath(id) + "timeline/").expect(200).text("trace_id").toLatin1(),
        traceId);
}

void tst_Trace::request_withoutTrace_beginsOneWithTheNotificationsId()
{
    const QString id = m_stage.service.api().asService().post("/api/notifications/", body()).expect(201).text("id");
    QVERIFY(headersAt(Fake::Fcm).value(0).startsWith("00-" + asTrace(id) + '-'));
    QCOMPARE(timelinesTrace(id), asTrace(id));
}

void tst_Trace::request_withAnInvalidTrace_isAsWithout_data()
{
    QTest::addColumn<QByteArray>("traceparent");
    QTest::newRow("upper case") << incoming.toUpper();
    QTest::newRow("all zero") << "00-" + QByteArray(32, '0') + "-00f067aa0ba902b7-01";
    QTest::newRow("version ff") << "ff" + incoming.mid(2);
    QTest::newRow("endless") << QByteArray(2000, 'a');
    QTest::newRow("injection") << QByteArray("00-x', now())--");
}

void tst_Trace::request_withAnInvalidTrace_isAsWithout()
{
    QFETCH(QByteArray, traceparent);
    const QString id = traced(traceparent).post("/api/notifications/", body()).expect(201).text("id");
    QCOMPARE(timelinesTrace(id), asTrace(id));
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
}

void tst_Trace::request_notSampled_staysSo()
{
    traced(incoming.chopped(2) + "00").post("/api/notifications/", body()).expect(201);
    const QByteArray header = headersAt(Fake::Sms).value(0);
    QVERIFY2(header.startsWith("00-" + traceId + '-') && header.endsWith("-00"), header.constData());
}

void tst_Trace::attempts_areSpansOfTheirOwn()
{
    m_stage.providers.answer(Fake::Sms, ProviderAnswer::error("20500").times(1));
    traced(incoming).post("/api/notifications/", body({{QStringLiteral("channels"), array({"sms"})}})).expect(201);
    const QByteArrayList headers = headersAt(Fake::Sms, 2);
    QCOMPARE(headers.value(0).mid(3, 32), traceId);
    QCOMPARE(headers.value(1).mid(3, 32), traceId);
    QVERIFY(headers.value(0) != headers.value(1));
}

void tst_Trace::scheduled_keepsItsTrace()
{
    const QString at = QDateTime::currentDateTimeUtc().addMSecs(1500).toString(Qt::ISODateWithMs);
    traced(incoming).post("/api/notifications/", body({{QStringLiteral("scheduled_for"), at}})).expect(201);
    QCOMPARE(headersAt(Fake::Sms).value(0).mid(3, 32), traceId);
}

void tst_Trace::bulkCreation_hasTheTraceOfItsRequest()
{
    QJsonObject content = body();
    content.remove(QStringLiteral("recipient_id"));
    content.insert(QStringLiteral("audience"), object({{"user_ids", array({m_ann.id})}}));
    traced(incoming).post("/api/notifications/bulk-create/", content).expect(202);
    QCOMPARE(headersAt(Fake::Sms).value(0).mid(3, 32), traceId);
}

void tst_Trace::event_tellsTheTraceOfWhatItCreates()
{
    const QByteArray own = "af7651916cd43dd8448eb211c80319c0";
    QJsonObject event
        = EventSource("/records")
              .event("record.test_results_available",
                  object({{"medical_record_id", 5}, {"patient_id", m_ann.id}, {"title", "Blood"}, {"urgent", true}}));
    event.insert(QStringLiteral("traceparent"), QString::fromLatin1("00-" + own + "-b7ad6b7169203331-01"));
    traced(incoming)
        .sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json")
        .expect(202)
        .expect("accepted", 1);
    QCOMPARE(headersAt(Fake::Sms).value(0).mid(3, 32), own); // not that of the request that brought it
}

void tst_Trace::event_forAnAudience_tellsTheTraceOfTheBatch()
{
    QJsonObject event = EventSource("/system").event("system.maintenance_scheduled",
        object({{"starts_at", "2031-02-01T22:00:00Z"}, {"ends_at", "2031-02-01T23:30:00Z"},
            {"audience", object({{"user_ids", array({m_ann.id})}})}}));
    event.insert(QStringLiteral("traceparent"), QString::fromLatin1(incoming));
    m_stage.service.api()
        .asService()
        .sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json")
        .expect(202)
        .expect("notifications", 1);
    QCOMPARE(headersAt(Fake::Fcm).value(0).mid(3, 32), traceId);
}

void tst_Trace::testPush_hasTheTraceOfItsRequest()
{
    m_stage.service.api()
        .as(m_ann)
        .with("traceparent", incoming)
        .send("POST", "/api/notifications/devices/" + QByteArray::number(m_phone) + "/test/")
        .expect(202);
    QCOMPARE(headersAt(Fake::Fcm).value(0).mid(3, 32), traceId);
}

void tst_Trace::log_tellsTheTraceOfRequestAndAttempt()
{
    const QByteArray own = "0123456789abcdef0123456789abcdef";
    m_stage.providers.answer(Fake::Sms, ProviderAnswer::error("21211"));
    const QString id = traced("00-" + own + "-00f067aa0ba902b7-01")
                           .post("/api/notifications/", body({{QStringLiteral("channels"), array({"sms"})}}))
                           .expect(201)
                           .text("id");
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    const QByteArray trace = "trace_id=" + own + ' ';
    QTRY_VERIFY(m_stage.service.process().log().contains(trace + "POST /api/notifications/ 201"));
    QTRY_VERIFY(m_stage.service.process().log().contains(
        trace + "notification " + id.toLatin1() + " by sms, attempt 1: given up: SMS 21211"));
}

QTEST_GUILESS_MAIN(tst_Trace)
#include "tst_trace.moc"
