#include "events/cloud_event.h"

#include "../model/outcome.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using events::CloudEvent;
using events::cloudEventFrom;

namespace {

constexpr char traceparent[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

QJsonObject least()
{
    return json(R"({"specversion": "1.0", "id": "17", "source": "/billing", "type": "a.b", "data": {"x": 1}})");
}

QByteArray text(int length) { return '"' + QByteArray(length, 'x') + '"'; }
QByteArray quoted(const QByteArray &text) { return '"' + text + '"'; }

} // namespace

/// Events in the JSON format of CloudEvents 1.0: which attributes are read, and what is said of wrong ones.
class TestCloudEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void event_everyAttribute_isRead();
    void event_leastAttributes_leavesTheRestOpen();
    void attribute_value_isAcceptedOrNamed_data();
    void attribute_value_isAcceptedOrNamed();
    void extension_name_isPassedOverOrNamed_data();
    void extension_name_isPassedOverOrNamed();
    void data_inBase64_isReadOrNamed_data();
    void data_inBase64_isReadOrNamed();
    void data_inBothForms_isRefused();
    void errors_ofSeveralAttributes_areAllNamed();
    void name_withTraceparent_tellsIt();
};

void TestCloudEvent::event_everyAttribute_isRead()
{
    const model::Result<CloudEvent> event = cloudEventFrom(json(R"({
        "specversion": "1.0", "id": "A-1 ü", "source": "https://clinic.example/billing?x=1#y", "type": "a.b",
        "time": "2026-01-20T10:30:00.250+02:00", "subject": "invoice 7", "datacontenttype": "application/json; charset=utf-8",
        "dataschema": "https://clinic.example/schema", "data": {"x": 1}, "tenant": "north", "sampled": true, "sequence": 3,
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate": "vendor=1"})"));
    QCOMPARE(told(event), QStringLiteral("ok"));
    QVERIFY(*event
        == (CloudEvent {.source = QStringLiteral("https://clinic.example/billing?x=1#y"),
            .id = QStringLiteral("A-1 ü"),
            .type = QStringLiteral("a.b"),
            .time = QDateTime(QDate(2026, 1, 20), QTime(8, 30, 0, 250), Qt::UTC),
            .traceparent = QLatin1String(traceparent),
            .data = json(R"({"x": 1})")}));
}

void TestCloudEvent::event_leastAttributes_leavesTheRestOpen()
{
    const model::Result<CloudEvent> event = cloudEventFrom(least());
    QCOMPARE(told(event), QStringLiteral("ok"));
    QVERIFY(!event->time.isValid());
    QVERIFY(event->traceparent.isEmpty());
}

void TestCloudEvent::attribute_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QByteArray>("value"); // JSON text; empty: the attribute is left out
    QTest::addColumn<QString>("expected"); // the error's code; empty: accepted
    int n = 0;
    const auto row = [&n](const char *attribute, const QByteArray &value, const char *expected = "") {
        QTest::addRow("%d %s %s", ++n, attribute, value.left(30).constData())
            << QString::fromLatin1(attribute) << value << QString::fromLatin1(expected);
    };
    for (const char *attribute : {"specversion", "id", "source", "type", "data"}) {
        row(attribute, "", "required");
        row(attribute, "null", "required");
        row(attribute, "7", "invalid_type");
        row(attribute, "[]", "invalid_type");
        row(attribute, "true", "invalid_type");
    }
    for (const char *attribute : {"time", "subject", "datacontenttype", "dataschema", "traceparent"}) {
        row(attribute, "null");
        row(attribute, "7", "invalid_type");
        row(attribute, R"("")", "too_short");
        row(attribute, "{}", "invalid_type");
    }
    row("specversion", R"("0.3")", "invalid");
    row("specversion", R"("1.0.2")", "invalid");
    row("specversion", "1.0", "invalid_type");

    row("id", R"("")", "too_short");
    row("id", R"(" ")");
    row("id", text(255));
    row("id", text(256), "too_long");
    row("id", R"("a\nb")", "invalid");

    for (const char *source : {"/billing", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "billing",
             "mailto:billing@clinic.example", "//clinic.example/billing", "https://clinic.example/%C3%BC"})
        row("source", quoted(source));
    for (const char *source : {"/a b", "/a\\tb", "/ü", "http://[::1", "/a%zz", "/<a>"})
        row("source", quoted(source), "invalid");
    row("source", R"("")", "too_short");
    row("source", "\"/" + text(1023).mid(1));
    row("source", "\"/" + text(1024).mid(1), "too_long");

    row("type", R"("")", "too_short");
    row("type", text(255));
    row("type", text(256), "too_long");

    row("time", R"("2026-01-20T10:30:00Z")");
    row("time", R"("2026-01-20")", "invalid");
    row("time", R"("yesterday")", "invalid");
    row("time", R"("2026-02-30T10:30:00Z")", "invalid");

    for (const char *type :
        {"application/json", "text/json", "application/vnd.clinic+json", "Application/JSON;charset=x"})
        row("datacontenttype", quoted(type));
    for (const char *type : {"application/xml", "text/plain", "json", "application/jsonp"})
        row("datacontenttype", quoted(type), "invalid");

    row("dataschema", R"("/schemas/invoice")");
    row("dataschema", R"("not a uri")", "invalid");
    row("dataschema", text(2049), "too_long");
    row("subject", text(2048));
    row("subject", text(2049), "too_long");

    row("traceparent", quoted(traceparent));
    row("traceparent", quoted(QByteArray(traceparent).toUpper()), "invalid");
    row("traceparent", quoted(QByteArray(traceparent).chopped(1)), "invalid");
    row("traceparent", quoted(QByteArray(traceparent) + '\\' + 'n'), "invalid");

    row("data", "{}");
    row("data", R"("{}")", "invalid_type");
}

void TestCloudEvent::attribute_value_isAcceptedOrNamed()
{
    QFETCH(QString, attribute);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(told(cloudEventFrom(with(least(), attribute, value))),
        expected.isEmpty() ? QStringLiteral("ok") : QStringLiteral("validation_error: %1 %2").arg(attribute, expected));
}

void TestCloudEvent::extension_name_isPassedOverOrNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isAccepted");
    int n = 0;
    const auto row = [&n](const QString &name, const QByteArray &value, bool isAccepted) {
        QTest::addRow("%d %s %s", ++n, qUtf8Printable(name.left(30)), value.constData()) << name << value << isAccepted;
    };
    const QString tenant = QStringLiteral("tenant");
    for (const char *value : {R"("north")", R"("")", "7", "true", "null"})
        row(tenant, value, true);
    row(tenant, "{}", false);
    row(tenant, "[1]", false);
    row(QStringLiteral("a1b2"), "1", true);
    row(QStringLiteral("0"), "1", true);
    row(QString(64, u'a'), "1", true);
    row(QString(65, u'a'), "1", false);
    for (const char *name : {"Tenant", "my-tenant", "my_tenant", "my.tenant", "", "ü", "tenant ", "Data", "ID"})
        row(QString::fromUtf8(name), "1", false);
}

void TestCloudEvent::extension_name_isPassedOverOrNamed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, isAccepted);
    const model::Result<CloudEvent> event = cloudEventFrom(with(least(), name, value));
    QCOMPARE(bool(event), isAccepted);
    if (isAccepted)
        return;
    QCOMPARE(event.error().fields.size(), 1);
    QCOMPARE(event.error().fields[0].code, QStringLiteral("unknown"));
}

void TestCloudEvent::data_inBase64_isReadOrNamed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &value, const char *expected = "") {
        QTest::newRow(name) << value << QString::fromLatin1(expected);
    };
    const auto encoded = [](const QByteArray &bytes) { return quoted(bytes.toBase64()); };
    row("an object", encoded(R"({"x": 1})"));
    row("no base64", R"("{x}")", "invalid");
    row("half of it", quoted(QByteArray(R"({"x": 1})").toBase64().chopped(3)), "invalid");
    row("no JSON", encoded("{x}"), "invalid");
    row("no object", encoded("[1]"), "invalid");
    row("no UTF-8", encoded("{\"x\": \"\xff\"}"), "invalid");
    row("empty", R"("")", "too_short");
    row("no text", "7", "invalid_type");
}

void TestCloudEvent::data_inBase64_isReadOrNamed()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const model::Result<CloudEvent> event
        = cloudEventFrom(with(with(least(), QStringLiteral("data"), ""), QStringLiteral("data_base64"), value));
    if (!expected.isEmpty()) {
        QCOMPARE(told(event), QStringLiteral("validation_error: data_base64 ") + expected);
        return;
    }
    QCOMPARE(told(event), QStringLiteral("ok"));
    QCOMPARE(event->data, json(R"({"x": 1})"));
}

void TestCloudEvent::data_inBothForms_isRefused()
{
    QCOMPARE(told(cloudEventFrom(with(least(), QStringLiteral("data_base64"), quoted(QByteArray("{}").toBase64())))),
        QStringLiteral("validation_error: data_base64 invalid"));
    // null is absent.
    QCOMPARE(told(cloudEventFrom(with(least(), QStringLiteral("data_base64"), "null"))), QStringLiteral("ok"));
}

void TestCloudEvent::errors_ofSeveralAttributes_areAllNamed()
{
    QCOMPARE(told(cloudEventFrom(json(R"({"specversion": "2.0", "source": "a b", "time": 5, "Extra": 1})"))),
        QStringLiteral(
            "validation_error: Extra unknown, data required, id required, source invalid, specversion invalid, "
            "time invalid_type, type required"));
}

void TestCloudEvent::name_withTraceparent_tellsIt()
{
    CloudEvent event = *cloudEventFrom(least());
    QCOMPARE(nameOf(event), QStringLiteral("event 17 of /billing"));
    event.traceparent = QLatin1String(traceparent);
    QCOMPARE(nameOf(event), QStringLiteral("event 17 of /billing, traceparent ") + QLatin1String(traceparent));
}

QTEST_GUILESS_MAIN(TestCloudEvent)
#include "tst_cloud_event.moc"
