#include "http/cloud_event_binding.h"

#include "../model/outcome.h"
#include "admission/head_reader.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using http::eventsOf;
using http::Request;

namespace {

constexpr char single[]
    = R"({"specversion": "1.0", "id": "17", "source": "/billing", "type": "a.b", "data": {"x": 1}})";
constexpr char structuredType[] = "application/cloudevents+json";
constexpr char batchType[] = "application/cloudevents-batch+json";

Request carrying(const QByteArray &contentType, const QByteArray &body)
{
    Request request;
    request.method = "POST";
    request.contentType = contentType;
    request.body = body;
    return request;
}

// As a client's head has them, in whatever case.
Request withHeaders(const QByteArrayList &headers, const QByteArray &body = R"({"x": 1})")
{
    const QByteArray head = "POST /api/events/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + headers.join("\r\n") + (headers.isEmpty() ? "" : "\r\n") + "\r\n";
    const admission::Limits limits;
    admission::HeadReader reader(limits);
    reader.consume(head);
    Request request = http::requestFrom(reader.takeHead(), QHostAddress(QHostAddress::LocalHost));
    request.body = body;
    return request;
}

QByteArrayList leastHeaders() { return {"ce-specversion: 1.0", "ce-id: 17", "ce-source: /billing", "ce-type: a.b"}; }

} // namespace

/// The HTTP binding of CloudEvents 1.0: where events stand in a request.
class TestCloudEventBinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void event_inEachMode_isTheSame();
    void contentType_decidesTheMode_data();
    void contentType_decidesTheMode();
    void body_withoutEvents_isRefused_data();
    void body_withoutEvents_isRefused();
    void batch_mostEvents_isTaken();
    void batch_wrongEvent_spoilsNoOther();
    void header_value_isDecoded_data();
    void header_value_isDecoded();
    void headers_inAnyCase_areRead();
    void headers_wrong_areThoseOfOneEvent_data();
    void headers_wrong_areThoseOfOneEvent();
};

void TestCloudEventBinding::event_inEachMode_isTheSame()
{
    const auto structured = eventsOf(carrying(structuredType, single));
    const auto batched = eventsOf(carrying(batchType, '[' + QByteArray(single) + ']'));
    const auto binary = eventsOf(withHeaders(leastHeaders()));
    for (const auto &events : {structured, batched, binary}) {
        QCOMPARE(told(events), QStringLiteral("ok"));
        QCOMPARE(events->size(), 1);
        QCOMPARE(told(events->first()), QStringLiteral("ok"));
        QVERIFY(*events->first() == *structured->first());
    }
    QCOMPARE(structured->first()->data, json(R"({"x": 1})"));
}

void TestCloudEventBinding::contentType_decidesTheMode_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("with parameters") << QByteArray("application/cloudevents+json; charset=utf-8") << true;
    QTest::newRow("in capitals") << QByteArray("Application/CloudEvents+JSON") << true;
    for (const char *type : {"", "application/json", "application/cloudevents", "application/cloudevents+xml",
             "application/cloudevents-batch", "application/cloudevents+jsonx", "text/plain"})
        QTest::newRow(type) << QByteArray(type) << false;
}

void TestCloudEventBinding::contentType_decidesTheMode()
{
    QFETCH(QByteArray, contentType);
    QFETCH(bool, isTaken);
    const auto events = eventsOf(carrying(contentType, single));
    QCOMPARE(told(events), isTaken ? QStringLiteral("ok") : QStringLiteral("unsupported_media_type: "));
    // Headers of an event make JSON data of a body, but no other type.
    Request request = withHeaders(leastHeaders());
    request.contentType = contentType;
    const bool isData = contentType == "application/json";
    if (!isTaken)
        QCOMPARE(told(eventsOf(request)), isData ? QStringLiteral("ok") : QStringLiteral("unsupported_media_type: "));
}

void TestCloudEventBinding::body_withoutEvents_isRefused_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    const QByteArray types[] {structuredType, batchType, "application/json"};
    for (const QByteArray &type : types) {
        for (const char *body : {"", "{", "7", "null", "\"text\"", "{\"x\": 1, \"x\": 2}", "[{}"})
            QTest::addRow("%s %s", type.constData(), body) << type << QByteArray(body);
    }
    QTest::newRow("an array as one event") << types[0] << QByteArray("[]");
    QTest::newRow("an event as a batch") << types[1] << QByteArray(single);
    QTest::newRow("an array as data") << types[2] << QByteArray("[]");
    QTest::newRow("501 events") << types[1] << '[' + QByteArray("{},").repeated(500) + "{}]";
}

void TestCloudEventBinding::body_withoutEvents_isRefused()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    Request request = withHeaders(leastHeaders(), body);
    request.contentType = contentType;
    QVERIFY(told(eventsOf(request)).startsWith(QLatin1String("validation_error")));
}

void TestCloudEventBinding::batch_mostEvents_isTaken()
{
    QCOMPARE(eventsOf(carrying(batchType, '[' + QByteArray("{},").repeated(499) + "{}]"))->size(), 500);
    QCOMPARE(eventsOf(carrying(batchType, "[]"))->size(), 0);
}

void TestCloudEventBinding::batch_wrongEvent_spoilsNoOther()
{
    const auto events = eventsOf(carrying(batchType, "[7, " + QByteArray(single) + ", {}, null, [], \"x\"]"));
    QCOMPARE(told(events), QStringLiteral("ok"));
    QCOMPARE(events->size(), 6);
    for (qsizetype i = 0; i < events->size(); ++i)
        QCOMPARE(bool(events->at(i)), i == 1);
}

void TestCloudEventBinding::header_value_isDecoded_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("expected"); // null: it can't be decoded
    int n = 0;
    const auto row = [&n](const QByteArray &header, const QString &expected) {
        QTest::addRow("%d %s", ++n, header.constData()) << header << expected;
    };
    const auto text
        = [&row](const QByteArray &header, const char *expected) { row(header, QString::fromUtf8(expected)); };
    text("plain", "plain");
    text("", "");
    text("a%20b", "a b");
    text("%C3%BC%e2%82%ac", "ü€");
    text("Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀"); // the example of the binding
    text("\xc3\xbc", "ü");
    text("a+b", "a+b");
    text("%2525", "%25");
    text("%22", "\"");
    text(R"("a b")", "a b");
    text(R"("a \"b\" \\c")", R"(a "b" \c)");
    text(R"(x"a"y)", "xay");
    text(R"("a%20b")", "a b");
    text(R"("open)", "open");
    for (const char *wrong : {"%", "a%", "%2", "%zz", "50%", "%C3", "%FF", "%C3%28", "%ED%A0%80", "\xff"})
        row(wrong, QString());
}

void TestCloudEventBinding::header_value_isDecoded()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, expected);
    const std::optional<QString> value = http::attributeValue(header);
    QCOMPARE(bool(value), !expected.isNull());
    QCOMPARE(value.value_or(QString()), expected.isNull() ? QString() : expected);
}

void TestCloudEventBinding::headers_inAnyCase_areRead()
{
    const auto events = eventsOf(withHeaders({"CE-SpecVersion: 1.0", "Ce-Id: A%20\"1\"", "cE-SOURCE: /billing",
        "ce-type: a.b", "CE-Time: 2026-01-20T10:30:00Z", "ce-Tenant: north",
        "ce-traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "X-ce-id: other"}));
    QCOMPARE(told(events), QStringLiteral("ok"));
    QCOMPARE(told(events->first()), QStringLiteral("ok"));
    QCOMPARE(events->first()->id, QStringLiteral("A 1"));
    QCOMPARE(events->first()->time, QDateTime(QDate(2026, 1, 20), QTime(10, 30), Qt::UTC));
    QVERIFY(!events->first()->traceparent.isEmpty());
}

void TestCloudEventBinding::headers_wrong_areThoseOfOneEvent_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArrayList &headers, const char *expected) {
        QTest::newRow(name) << headers << QString::fromLatin1(expected);
    };
    row("twice", leastHeaders() + QByteArrayList {"CE-Id: 18"}, "ce-id invalid");
    row("twice the same", leastHeaders() + QByteArrayList {"ce-id: 17"}, "ce-id invalid");
    row("data", leastHeaders() + QByteArrayList {"ce-data: {}"}, "ce-data invalid");
    row("not UTF-8", leastHeaders() + QByteArrayList {"ce-subject: %FF"}, "ce-subject invalid");
    row("data in base64", leastHeaders() + QByteArrayList {"ce-data_base64: e30="}, "data_base64 invalid");
    row("no id", {"ce-specversion: 1.0", "ce-source: /billing", "ce-type: a.b"}, "id required");
    row("empty id", {"ce-specversion: 1.0", "ce-id:", "ce-source: /billing", "ce-type: a.b"}, "id too_short");
    row("bad extension", leastHeaders() + QByteArrayList {"ce-my-tenant: x"}, "my-tenant unknown");
}

void TestCloudEventBinding::headers_wrong_areThoseOfOneEvent()
{
    QFETCH(QByteArrayList, headers);
    QFETCH(QString, expected);
    const auto events = eventsOf(withHeaders(headers));
    QCOMPARE(told(events), QStringLiteral("ok"));
    QCOMPARE(events->size(), 1);
    QCOMPARE(told(events->first()), QStringLiteral("validation_error: ") + expected);
}

QTEST_GUILESS_MAIN(TestCloudEventBinding)
#include "tst_cloud_event_binding.moc"
