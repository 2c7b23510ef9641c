#include "events/event_types.h"

#include "../model/outcome.h"
#include "wording/event_templates.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::events;
using namespace mc::test;

namespace {

const QDateTime now(QDate(2026, 1, 15), QTime(10, 30), Qt::UTC);

// What every field of data takes, and what it doesn't.
struct FieldValues
{
    QByteArray good;
    QList<std::pair<QByteArray, const char *>> bad; ///< with the error's code
};

FieldValues valuesOf(const QByteArray &field)
{
    const QList<std::pair<QByteArray, const char *>> badText {
        {"7", "invalid_type"}, {"{}", "invalid_type"}, {R"("")", "too_short"}, {R"("a\u0000b")", "invalid"}};
    if (field == "urgent")
        return {"true", {{R"("true")", "invalid_type"}, {"1", "invalid_type"}}};
    if (field == "doctor_ids" || field == "recipient_ids") {
        QByteArray tooMany = "[";
        for (int id = 1; id <= 101; ++id)
            tooMany += QByteArray::number(id) + ',';
        return {"[8, 9, 8]",
            {{"7", "invalid_type"}, {"[]", "too_short"}, {"[0]", "invalid_type"}, {R"(["8"])", "invalid_type"},
                {"[null]", "invalid_type"}, {"[1.5]", "invalid_type"}, {tooMany.chopped(1) + ']', "too_long"}}};
    }
    if (field.endsWith("_id"))
        return {"7",
            {{R"("7")", "invalid_type"}, {"7.5", "invalid_type"}, {"0", "out_of_range"}, {"-7", "out_of_range"},
                {"[]", "invalid_type"}, {"true", "invalid_type"}}};
    if (field.endsWith("_at"))
        return {field == "ends_at" ? R"("2026-01-20T12:30:00Z")" : R"("2026-01-20T11:30:00+01:00")",
            {{"7", "invalid_type"}, {R"("2026-01-20")", "invalid"}, {R"("2026-01-20T10:30:00")", "invalid"}}};
    if (field == "due_date")
        return {R"("2026-02-28")",
            {{"7", "invalid_type"}, {R"("2026-02-29")", "invalid"}, {R"("2026-2-28")", "invalid"},
                {R"("28.02.2026")", "invalid"}, {R"("2026-02-28T00:00:00Z")", "too_long"}, {R"("")", "too_short"}}};
    if (field == "amount")
        return {R"("120.50")",
            {{R"("")", "invalid"}, {R"("-1")", "invalid"}, {"-1", "invalid"}, {R"("1,5")", "invalid"},
                {R"("1e3")", "invalid"}, {R"("1.23456")", "invalid"}, {"1.23456", "invalid"}, {"1e12", "invalid"},
                {R"("1234567890123")", "invalid"}, {R"("01")", "invalid"}, {R"(" 1")", "invalid"},
                {R"("1.")", "invalid"}, {R"(".5")", "invalid"}, {R"("EUR 5")", "invalid"}, {R"("١")", "invalid"},
                {"true", "invalid"}, {"{}", "invalid"}}};
    if (field == "currency")
        return {R"("EUR")",
            {{"7", "invalid_type"}, {R"("eur")", "invalid"}, {R"("EURO")", "invalid"}, {R"("€")", "invalid"},
                {R"("")", "too_short"}}};
    if (field.endsWith("url"))
        return {R"("https://clinic.example/x?y=1")",
            {{"7", "invalid_type"}, {R"("http://clinic.example/")", "invalid"}, {R"("javascript:x")", "invalid"},
                {R"("//clinic.example/")", "invalid"}, {R"("https://user@clinic.example/")", "invalid"},
                {R"("")", "too_short"}}};
    if (field == "audience")
        return {R"({"role": "doctor", "clinic_id": 1})", {{R"("everyone")", "invalid_type"}, {"{}", "invalid"}}};
    const auto most = [&field] {
        if (field == "preview")
            return 500;
        if (field == "file_name")
            return 255;
        return field == "new_role" ? 64 : 200;
    };
    return {"\"ü" + QByteArray(most() - 1, 'x') + '"',
        badText + QList<std::pair<QByteArray, const char *>> {{'"' + QByteArray(most() + 1, 'x') + '"', "too_long"}}};
}

bool isMadeByTheService(const QByteArray &field) { return field == "occurred_at" || field == "starts_in"; }

QByteArrayList fieldsOf(const EventType &type)
{
    QByteArrayList fields = type.required + type.optional;
    fields.removeIf(isMadeByTheService);
    return fields;
}

QJsonObject wholeData(const EventType &type)
{
    QJsonObject data;
    for (const QByteArray &field : fieldsOf(type))
        data = with(data, QString::fromLatin1(field), valuesOf(field).good);
    return data;
}

const EventType &overdue() { return *eventTypeNamed("billing.payment_overdue"); }

} // namespace

Q_DECLARE_METATYPE(const EventType *)

/// The table of event types (CONTRACT section 7), and what the data of each may hold.
class TestEventTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void type_name_isFoundOrNot();
    void types_areThoseOfTheContract();
    void type_everyOne_hasTemplatesInEveryLanguage();
    void data_whole_isRead_data();
    void data_whole_isRead();
    void data_ofEveryField_isAcceptedOrNamed_data() { data_whole_isRead_data(); }
    void data_ofEveryField_isAcceptedOrNamed();
    void data_unknownField_isNamed();
    void data_severalWrong_areAllNamed();
    void data_endBeforeStart_isNamed();
    void audience_value_isAcceptedOrNamed_data();
    void audience_value_isAcceptedOrNamed();
    void amount_value_isKeptAsWritten_data();
    void amount_value_isKeptAsWritten();
    void link_ofTheEvent_isItsActionUrl();
    void preview_ofSeveralLines_isTaken();
    void people_namedTwice_areOne();
    void time_ofTheEvent_isWhenItHappened();
};

void TestEventTypes::type_name_isFoundOrNot()
{
    QCOMPARE(eventTypeOf(u"mediconnect.billing.payment_overdue"), &overdue());
    for (const QStringView name : {u"billing.payment_overdue", u"mediconnect.billing", u"mediconnect.", u"",
             u"Mediconnect.billing.payment_overdue", u"mediconnect.billing.payment_overdue ",
             u"mediconnect.mediconnect.billing.payment_overdue", u"mediconnect.neutral", u"mediconnect.ü"})
        QVERIFY2(!eventTypeOf(name), name.toUtf8().constData());
    // The service's own: nobody posts it.
    QVERIFY(!eventTypeOf(u"mediconnect.appointment.reminder"));
    QCOMPARE(eventTypeNamed("appointment.reminder"), &reminderType());
}

void TestEventTypes::types_areThoseOfTheContract()
{
    QByteArrayList names;
    for (const EventType &type : eventTypes()) {
        if (!type.isOwn)
            names += type.name;
    }
    std::sort(names.begin(), names.end());
    QCOMPARE(names,
        (QByteArrayList {"account.created", "account.password_changed", "account.profile_updated",
            "account.role_changed", "analytics.anomaly_detected", "analytics.milestone_reached",
            "analytics.report_completed", "appointment.cancelled", "appointment.rescheduled", "appointment.scheduled",
            "billing.invoice_generated", "billing.payment_failed", "billing.payment_overdue",
            "billing.payment_received", "chat.call_missed", "chat.file_shared", "chat.message_sent", "record.created",
            "record.shared", "record.test_results_available", "record.updated", "system.maintenance_scheduled"}));
}

void TestEventTypes::type_everyOne_hasTemplatesInEveryLanguage()
{
    const wording::TemplateSources::Loaded loaded = wording::TemplateSources::load(templateSpecs(), {});
    QVERIFY(loaded.problems.isEmpty());
    for (const EventType &type : eventTypes()) {
        for (const char *language : wording::languageTags)
            QVERIFY2(loaded.sources.file(type.name, language), type.name);
    }
}

void TestEventTypes::data_whole_isRead_data()
{
    QTest::addColumn<const EventType *>("type");
    for (const EventType &type : eventTypes()) {
        if (!type.isOwn)
            QTest::newRow(type.name) << &type;
    }
}

void TestEventTypes::data_whole_isRead()
{
    QFETCH(const EventType *, type);
    QCOMPARE(told(eventDataFrom(*type, wholeData(*type), now)), QStringLiteral("ok"));
    QJsonObject least = wholeData(*type), withNulls = least;
    for (const QByteArray &field : type->optional) {
        least.remove(QLatin1String(field));
        withNulls.insert(QLatin1String(field), QJsonValue::Null);
    }
    QCOMPARE(told(eventDataFrom(*type, least, now)), QStringLiteral("ok"));
    QCOMPARE(told(eventDataFrom(*type, withNulls, now)), QStringLiteral("ok"));
}

void TestEventTypes::data_ofEveryField_isAcceptedOrNamed()
{
    QFETCH(const EventType *, type);
    for (const QByteArray &field : fieldsOf(*type)) {
        const QString name = QString::fromLatin1(field);
        const auto outcome = [&](const QByteArray &value) {
            return told(eventDataFrom(*type, with(wholeData(*type), name, value), now));
        };
        const auto error = [&](const char *code) {
            return QStringLiteral("validation_error: data.%1 %2").arg(name, QLatin1String(code));
        };
        if (type->required.contains(field)) {
            QCOMPARE(outcome(""), error("required"));
            QCOMPARE(outcome("null"), error("required"));
        }
        for (const auto &[value, code] : valuesOf(field).bad)
            QCOMPARE(value + ": " + outcome(value).toUtf8(), value + ": " + error(code).toUtf8());
    }
}

void TestEventTypes::data_unknownField_isNamed()
{
    QJsonObject data = wholeData(overdue());
    data.insert(QStringLiteral("retry_url"), QStringLiteral("/x"));
    QCOMPARE(told(eventDataFrom(overdue(), data, now)), QStringLiteral("validation_error: data.retry_url unknown"));
    // What the service makes itself is nobody's to say.
    const EventType &password = *eventTypeNamed("account.password_changed");
    QCOMPARE(told(eventDataFrom(password, json(R"({"user_id": 7, "occurred_at": "2026-01-20T10:30:00Z"})"), now)),
        QStringLiteral("validation_error: data.occurred_at unknown"));
}

void TestEventTypes::data_severalWrong_areAllNamed()
{
    QCOMPARE(
        told(eventDataFrom(overdue(), json(R"({"invoice_id": "1", "amount": -5, "currency": "eur", "due": 1})"), now)),
        QStringLiteral("validation_error: data.amount invalid, data.currency invalid, data.due unknown, "
                       "data.invoice_id invalid_type, data.patient_id required"));
}

void TestEventTypes::data_endBeforeStart_isNamed()
{
    const EventType &maintenance = *eventTypeNamed("system.maintenance_scheduled");
    for (const char *end : {R"("2026-01-20T10:30:00Z")", R"("2026-01-20T10:29:59Z")"})
        QCOMPARE(told(eventDataFrom(maintenance, with(wholeData(maintenance), QStringLiteral("ends_at"), end), now)),
            QStringLiteral("validation_error: data.ends_at invalid"));
}

void TestEventTypes::audience_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QByteArray &value, const char *expected = "") {
        QTest::newRow(value.constData()) << value << QString::fromLatin1(expected);
    };
    row(R"({"everyone": true})");
    row(R"({"user_ids": [7, 8]})");
    row(R"({"role": "patient"})");
    row(R"({"clinic_id": 3})");
    row(R"({"everyone": false})", "data.audience invalid");
    row(R"({"everyone": true, "role": "patient"})", "data.audience invalid");
    row(R"({"role": "service"})", "data.audience.role invalid");
    row(R"({"clinic_id": "3"})", "data.audience.clinic_id invalid_type");
    row(R"({"user_ids": []})", "data.audience.user_ids too_short");
    row(R"({"user_ids": ["7"]})", "data.audience.user_ids invalid_type");
    row(R"({"town": "x"})", "data.audience.town unknown");
}

void TestEventTypes::audience_value_isAcceptedOrNamed()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const EventType &maintenance = *eventTypeNamed("system.maintenance_scheduled");
    QCOMPARE(told(eventDataFrom(maintenance, with(wholeData(maintenance), QStringLiteral("audience"), value), now)),
        expected.isEmpty() ? QStringLiteral("ok") : QStringLiteral("validation_error: ") + expected);
}

void TestEventTypes::amount_value_isKeptAsWritten_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *value, const char *expected) {
        QTest::newRow(value) << QByteArray(value) << QString::fromLatin1(expected);
    };
    row(R"("120.50")", "120.50");
    row("120.50", "120.5");
    row("0", "0");
    row(R"("0.0001")", "0.0001");
    row("0.1", "0.1");
    row("1e3", "1000");
    row("999999999999", "999999999999");
    row(R"("999999999999.9999")", "999999999999.9999");
}

void TestEventTypes::amount_value_isKeptAsWritten()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const auto data = eventDataFrom(overdue(), with(wholeData(overdue()), QStringLiteral("amount"), value), now);
    QCOMPARE(told(data), QStringLiteral("ok"));
    QCOMPARE(data->amount, expected);
}

void TestEventTypes::link_ofTheEvent_isItsActionUrl()
{
    for (const EventType &type : eventTypes()) {
        const QByteArrayList fields = fieldsOf(type);
        for (const QByteArray &field : fields) {
            if (field.endsWith("url"))
                QCOMPARE(eventDataFrom(type, wholeData(type), now)->record.actionUrl,
                    QStringLiteral("https://clinic.example/x?y=1"));
        }
    }
}

void TestEventTypes::preview_ofSeveralLines_isTaken()
{
    const EventType &message = *eventTypeNamed("chat.message_sent");
    const QByteArray lines = R"("Hello,\n\tcall me.\r\n")";
    const auto data = eventDataFrom(message, with(wholeData(message), QStringLiteral("preview"), lines), now);
    QCOMPARE(told(data), QStringLiteral("ok"));
    QCOMPARE(data->preview, QStringLiteral("Hello,\n\tcall me.\r\n"));
}

void TestEventTypes::people_namedTwice_areOne()
{
    const EventType &shared = *eventTypeNamed("record.shared");
    QCOMPARE(eventDataFrom(shared, wholeData(shared), now)->doctors, (QList<model::UserId> {{8}, {9}}));
}

void TestEventTypes::time_ofTheEvent_isWhenItHappened()
{
    QCOMPARE(eventDataFrom(overdue(), wholeData(overdue()), now)->occurredAt, now);
}

QTEST_GUILESS_MAIN(TestEventTypes)
#include "tst_event_types.moc"
