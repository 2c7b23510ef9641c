#include "model/batch_draft.h"
#include "outcome.h"

using namespace mc::model;
using namespace mc::test;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

QJsonObject least()
{
    return json(R"({"recipient_id": 7, "notification_type": "system", "title": "Title", "message": "Message"})");
}

QString outcome(const QString &field, const QByteArray &value)
{
    return told(draftFromJson(with(least(), field, value), now));
}

QByteArray text(int length, const char *character = "x") { return '"' + QByteArray(character).repeated(length) + '"'; }

} // namespace

class TestNotificationDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_everyField_isRead();
    void body_leastFields_leavesTheRestOpen();
    void field_value_isAcceptedOrNamed_data();
    void field_value_isAcceptedOrNamed();
    void link_value_isAcceptedOrNamed_data();
    void link_value_isAcceptedOrNamed();
    void errors_ofSeveralFields_areAllNamed();
    void audience_ids_areJudged_data();
    void audience_ids_areJudged();
    void code_typeAndScheduleWrong_isNotif002();
    void code_scheduleAndTitleWrong_isNotif010();
};

void TestNotificationDraft::body_everyField_isRead()
{
    const Result<NotificationDraft> draft = draftFromJson(json(R"({
        "recipient_id": 9007199254740992, "notification_type": "billing", "title": "T \"x\" é", "message": "a\nb\tc",
        "priority": "critical", "channels": ["sms", "in_app"], "scheduled_for": "2024-01-15T13:30:00.5+02:00",
        "metadata": {"appointment_id": 1, "message_id": 2, "medical_record_id": 3, "invoice_id": 4,
                     "action_url": "https://clinic.example/pay?x=1#y", "deep_link": "mediconnect://invoice/4", "neutral_link": true},
        "context": {"urgent": true, "same_day": false, "overdue": true}})"),
        now);
    QCOMPARE(told(draft), QStringLiteral("ok"));
    NotificationDraft expected;
    expected.recipientId = {9'007'199'254'740'992};
    expected.type = NotificationType::Billing;
    expected.title = QStringLiteral("T \"x\" é");
    expected.message = QStringLiteral("a\nb\tc");
    expected.priority = Priority::Critical;
    expected.channels = Channel::InApp | Channel::Sms;
    expected.scheduledFor = QDateTime(QDate(2024, 1, 15), QTime(11, 30, 0, 500), Qt::UTC);
    expected.metadata = {.appointmentId = 1,
        .messageId = 2,
        .medicalRecordId = 3,
        .invoiceId = 4,
        .actionUrl = QStringLiteral("https://clinic.example/pay?x=1#y"),
        .deepLink = QStringLiteral("mediconnect://invoice/4"),
        .neutralLink = true};
    expected.context = {.urgent = true, .sameDay = false, .overdue = true};
    QVERIFY(*draft == expected);
}

void TestNotificationDraft::body_leastFields_leavesTheRestOpen()
{
    const Result<NotificationDraft> draft = draftFromJson(least(), now);
    QCOMPARE(told(draft), QStringLiteral("ok"));
    QVERIFY(!draft->priority);
    QVERIFY(!draft->channels);
    QVERIFY(!draft->scheduledFor.isValid());
    QVERIFY(draft->metadata == Metadata());
    QVERIFY(draft->context == PriorityContext());
}

void TestNotificationDraft::field_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value"); // JSON text; empty: the field is left out
    QTest::addColumn<QString>("expected");
    int n = 0;
    const auto row = [&n](const char *field, const QByteArray &value, const char *expected) {
        QTest::addRow("%d %s %s", ++n, field, value.left(30).constData())
            << QString::fromLatin1(field) << value << QString::fromLatin1(expected);
    };
    row("recipient_id", "", "validation_error: recipient_id required");
    row("recipient_id", "1", "ok");
    for (const char *wrong : {"null", "true", "\"7\"", "1.5", "[7]"})
        row("recipient_id", wrong, "validation_error: recipient_id invalid_type");
    for (const char *wrong : {"0", "-7", "9007199254740993", "9223372036854775808", "1e40"})
        row("recipient_id", wrong, "validation_error: recipient_id out_of_range");

    row("notification_type", "", "NOTIF_002: notification_type required");
    for (const char *right : {"appointment", "message", "medical_record", "system", "billing", "reminder"})
        row("notification_type", '"' + QByteArray(right) + '"', "ok");
    for (const char *wrong : {"\"urgent\"", "\"System\"", "\" system\"", "\"system,billing\""})
        row("notification_type", wrong, "NOTIF_002: notification_type invalid");
    row("notification_type", "\"\"", "NOTIF_002: notification_type too_short");
    row("notification_type", "\"sys\\u0000tem\"", "NOTIF_002: notification_type invalid");
    for (const char *wrong : {"null", "5", "[\"system\"]"})
        row("notification_type", wrong, "NOTIF_002: notification_type invalid_type");

    row("title", "", "validation_error: title required");
    row("title", "\"\"", "validation_error: title too_short");
    row("title", text(200), "ok");
    row("title", text(201), "validation_error: title too_long");
    row("title", text(200, "\\ud83d\\ude00"), "ok"); // an emoji is one character
    row("title", text(201, "\\ud83d\\ude00"), "validation_error: title too_long");
    for (const char *wrong : {"\"a\\nb\"", "\"a\\u0000\"", "\"\\u007f\"", "\"\\u0085\"", "\"\\u2028\"", "\"a\\tb\""})
        row("title", wrong, "validation_error: title invalid");
    row("title", "5", "validation_error: title invalid_type");

    row("message", "", "validation_error: message required");
    row("message", "\"\"", "validation_error: message too_short");
    row("message", text(10'000), "ok");
    row("message", text(10'001), "validation_error: message too_long");
    row("message", "\"a\\r\\n\\tb\\u0001\"", "ok");
    row("message", "\"a\\u0000b\"", "validation_error: message invalid");
    row("message", "\"\\ud800\"", "validation_error: message invalid");
    row("message", text(20'000, "\\udc00"), "validation_error: message invalid");
    row("message", "null", "validation_error: message invalid_type");

    for (const char *right : {"\"low\"", "\"medium\"", "\"high\"", "\"critical\"", ""})
        row("priority", right, "ok");
    row("priority", "\"urgent\"", "validation_error: priority invalid");
    row("priority", "\"HIGH\"", "validation_error: priority invalid");
    row("priority", "1", "validation_error: priority invalid_type");
    row("priority", "null", "validation_error: priority invalid_type");

    for (const char *right : {R"(["in_app"])", R"(["sms","email","push","in_app"])", ""})
        row("channels", right, "ok");
    row("channels", "[]", "validation_error: channels too_short");
    row("channels", R"(["sms","email","push","in_app","sms"])", "validation_error: channels too_long");
    for (const char *wrong :
        {R"(["sms","sms"])", R"(["fax"])", R"(["SMS"])", R"(["sms",5])", R"([null])", R"([["sms"]])"})
        row("channels", wrong, "validation_error: channels invalid");
    row("channels", "\"sms\"", "validation_error: channels invalid_type");
    row("channels", "null", "validation_error: channels invalid_type");

    for (const char *right :
        {"", "null", "\"2024-01-15T10:30:00.001Z\"", "\"2025-01-14T10:30:00Z\"", "\"2024-01-15T05:30:01-05:00\""})
        row("scheduled_for", right, "ok");
    for (const char *past : {"\"2024-01-15T10:30:00Z\"", "\"2024-01-15T12:29:59+02:00\"", "\"1970-01-01T00:00:00Z\""})
        row("scheduled_for", past, "NOTIF_010: scheduled_for past");
    for (const char *far : {"\"2025-01-14T10:30:00.001Z\"", "\"9999-12-31T23:59:59Z\""})
        row("scheduled_for", far, "NOTIF_010: scheduled_for too_far");
    for (const char *wrong : {"\"tomorrow\"", "\"2024-02-30T00:00:00Z\"", "\"2024-01-20\"", "\"2024-01-20T01:30:00\"",
             "\"2024-01-20T01:30Z\""})
        row("scheduled_for", wrong, "NOTIF_010: scheduled_for invalid");
    row("scheduled_for", "1705314600", "NOTIF_010: scheduled_for invalid_type");
    row("scheduled_for", "\"\"", "NOTIF_010: scheduled_for too_short");

    for (const char *right : {"", "{}", R"({"appointment_id": null, "action_url": null, "deep_link": null})",
             R"({"invoice_id": 9007199254740992})"})
        row("metadata", right, "ok");
    row("metadata", "[]", "validation_error: metadata invalid_type");
    row("metadata", "null", "validation_error: metadata invalid_type");
    row("metadata", R"({"appointment_id": "1"})", "validation_error: metadata.appointment_id invalid_type");
    row("metadata", R"({"invoice_id": 9007199254740993})", "validation_error: metadata.invoice_id out_of_range");
    row("metadata", R"({"neutral_link": "yes"})", "validation_error: metadata.neutral_link invalid_type");
    row("metadata", R"({"message_id": 0})", "validation_error: metadata.message_id out_of_range");
    row("metadata", R"({"medical_record_id": 1.5, "invoice_id": -1})",
        "validation_error: metadata.invoice_id out_of_range, metadata.medical_record_id invalid_type");
    row("metadata", R"({"patient": 1})", "validation_error: metadata.patient unknown");

    for (const char *right :
        {"", "{}", R"({"urgent": true})", R"({"urgent": false, "same_day": true, "overdue": true})"})
        row("context", right, "ok");
    row("context", "true", "validation_error: context invalid_type");
    row("context", R"({"urgent": 1})", "validation_error: context.urgent invalid_type");
    row("context", R"({"urgent": "true"})", "validation_error: context.urgent invalid_type");
    row("context", R"({"overdue": null, "late": true})",
        "validation_error: context.late unknown, context.overdue invalid_type");

    for (const char *unknown : {"sender", "id", "Title", "is_read", "audience"})
        row(unknown, "1", (QByteArray("validation_error: ") + unknown + " unknown").constData());
}

void TestNotificationDraft::field_value_isAcceptedOrNamed()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(outcome(field, value), expected);
}

void TestNotificationDraft::link_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("expected");
    const auto rows = [](const char *field, const char *expected, const QStringList &links) {
        for (const QString &link : links)
            QTest::addRow("%s %s", field, qPrintable(link.left(60)))
                << QString::fromLatin1(field) << link << QString::fromLatin1(expected);
    };
    const QString longest = QStringLiteral("/").leftJustified(2'048, u'a');
    rows("action_url", "ok",
        {QStringLiteral("/"), QStringLiteral("/appointments/123"), QStringLiteral("/a?b=c&d=%20#e"),
            QStringLiteral("/a//b"), QStringLiteral("https://clinic.example"),
            QStringLiteral("https://clinic.example:8443/a/b?c#d"), QStringLiteral("HTTPS://clinic.example/"),
            QStringLiteral("https://[2001:db8::1]/"), QStringLiteral("https://clínica.example/citas"), longest});
    rows("action_url", "invalid",
        {QStringLiteral("//evil.example/a"), QStringLiteral("///evil.example"), QStringLiteral("/\\evil.example"),
            QStringLiteral("\\\\evil.example"), QStringLiteral("/a\\b"), QStringLiteral("https:\\\\evil.example"),
            QStringLiteral("https://clinic.example\\@evil.example/"),
            QStringLiteral("https://clinic.example@evil.example/"),
            QStringLiteral("https://ann:secret@clinic.example/"), QStringLiteral("https://@evil.example/"),
            QStringLiteral("http://clinic.example/"), QStringLiteral("https:"), QStringLiteral("https://"),
            QStringLiteral("https:/a"), QStringLiteral("https:///a"), QStringLiteral("https:clinic.example"),
            QStringLiteral("https://clinic.example:99999/"), QStringLiteral("https://a b/"),
            QStringLiteral("clinic.example/a"), QStringLiteral("a/b"), QStringLiteral("?a"), QStringLiteral("#a"),
            QStringLiteral(" /a"), QStringLiteral("/a b"), QStringLiteral("javascript:alert(1)"),
            QStringLiteral("JAVASCRIPT:alert(1)"), QStringLiteral("javascript://%0Aalert(1)"),
            QStringLiteral("data:text/html,x"), QStringLiteral("file:///etc/passwd"),
            QStringLiteral("ftp://clinic.example/"), QStringLiteral("mediconnect://appointment/1"),
            QStringLiteral("/\t/evil.example"), QStringLiteral("/\n/evil.example"), QStringLiteral("/%zz")});
    rows("action_url", "too_short", {QStringLiteral("")});
    rows("action_url", "too_long", {longest + u'a'});
    rows("deep_link", "ok",
        {QStringLiteral("mediconnect://appointment/123"), QStringLiteral("https://clinic.example/a"),
            QStringLiteral("tel:+34600000000"), QStringLiteral("mailto:ann@clinic.example"), QStringLiteral("app:"),
            QStringLiteral("javascripts://a"), QStringLiteral("x-database://a")});
    rows("deep_link", "invalid",
        {QStringLiteral("javascript:alert(1)"), QStringLiteral("JAVASCRIPT:alert(1)"),
            QStringLiteral("JavaScript://x%0Aalert(1)"), QStringLiteral("data:text/html,x"), QStringLiteral("DATA:,"),
            QStringLiteral(" javascript:alert(1)"), QStringLiteral("java\tscript:alert(1)"),
            QStringLiteral("java\nscript:alert(1)"), QStringLiteral("\u0001javascript:alert(1)"), QStringLiteral("/a"),
            QStringLiteral("//evil.example"), QStringLiteral("appointment/1"), QStringLiteral("1app://a"),
            QStringLiteral("://a"), QStringLiteral("a b://c")});
    rows("deep_link", "too_short", {QStringLiteral("")});
}

void TestNotificationDraft::link_value_isAcceptedOrNamed()
{
    QFETCH(QString, field);
    QFETCH(QString, link);
    QFETCH(QString, expected);
    QJsonObject body = least();
    body.insert(QLatin1String("metadata"), QJsonObject {{field, link}});
    const QString wrong = QStringLiteral("validation_error: metadata.%1 %2").arg(field, expected);
    QCOMPARE(told(draftFromJson(body, now)), expected == QLatin1String("ok") ? expected : wrong);
}

void TestNotificationDraft::errors_ofSeveralFields_areAllNamed()
{
    const Result<NotificationDraft> draft = draftFromJson(
        json(
            R"({"recipient_id": "7", "title": "", "priority": 1, "metadata": {"x": 1}, "y": 2, "notification_type": "system"})"),
        now);
    QCOMPARE(told(draft),
        QStringLiteral("validation_error: message required, metadata.x unknown, priority invalid_type, "
                       "recipient_id invalid_type, title too_short, y unknown"));
    QVERIFY(!draft.error().detail.isEmpty());
}

void TestNotificationDraft::audience_ids_areJudged_data()
{
    QTest::addColumn<QByteArray>("ids");
    QTest::addColumn<QString>("expected");
    for (const char *right : {"[1]", "[1.0, 2e2]", "[9007199254740992]"})
        QTest::addRow("%s", right) << QByteArray(right) << QStringLiteral("ok");
    for (const char *wrong : {"[0]", "[1, -1]", "[1.5]", "[9007199254740993]", "[9007199254743009.0]",
             "[9223372036854775807]", "[1e300]", "[\"1\"]", "[null]", "[true]"})
        QTest::addRow("%s", wrong) << QByteArray(wrong)
                                   << QStringLiteral("validation_error: audience.user_ids invalid_type");
}

void TestNotificationDraft::audience_ids_areJudged()
{
    QFETCH(QByteArray, ids);
    QFETCH(QString, expected);
    QJsonObject body = with(least(), QStringLiteral("audience"), "{\"user_ids\":" + ids + '}');
    body.remove(QStringLiteral("recipient_id"));
    QCOMPARE(told(batchDraftFromJson(body, now)), expected);
}

void TestNotificationDraft::code_typeAndScheduleWrong_isNotif002()
{
    const QJsonObject both
        = with(with(least(), QStringLiteral("notification_type"), "\"x\""), QStringLiteral("scheduled_for"), "\"x\"");
    QCOMPARE(
        told(draftFromJson(both, now)), QStringLiteral("NOTIF_002: notification_type invalid, scheduled_for invalid"));
    QVERIFY(draftFromJson(both, now).error().detail.startsWith(QLatin1String("notification_type: ")));
}

void TestNotificationDraft::code_scheduleAndTitleWrong_isNotif010()
{
    const QJsonObject both
        = with(with(least(), QStringLiteral("title"), "5"), QStringLiteral("scheduled_for"), "\"x\"");
    QCOMPARE(told(draftFromJson(both, now)), QStringLiteral("NOTIF_010: scheduled_for invalid, title invalid_type"));
    QVERIFY(draftFromJson(both, now).error().detail.startsWith(QLatin1String("scheduled_for: ")));
}

QTEST_APPLESS_MAIN(TestNotificationDraft)
#include "tst_notification_draft.moc"
