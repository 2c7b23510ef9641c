#include "model/batch.h"
#include "model/device.h"
#include "model/draft_writing.h"
#include "model/inbox_change.h"
#include "model/json_text.h"
#include "model/live_minutes.h"
#include "model/preferences.h"
#include "model/preview.h"
#include "model/problem.h"
#include "model/timeline.h"
#include "outcome.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace mc::model;
using namespace mc::test;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(MC_GOLDEN "/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return file.readAll().trimmed();
}

using Rewrite = QByteArray (*)(const QJsonObject &);

// Read as a client does, and written again as the service does; or the error.
template<auto read, auto write>
QByteArray again(const QJsonObject &object)
{
    const auto value = read(object);
    if (!value)
        return value.error().detail.toUtf8();
    JsonWriter json;
    write(json, *value);
    return json.take();
}

void writeForAdmin(JsonWriter &json, const Notification &notification)
{
    writeSummary(json, notification, ShowRecipient::Yes);
}
void writeForUser(JsonWriter &json, const Notification &notification)
{
    writeSummary(json, notification, ShowRecipient::No);
}
template<typename T>
void writeOne(JsonWriter &json, const T &value)
{
    write(json, value);
}
void writeMessage(JsonWriter &json, const InboxChange &change) { json.raw(toMessage(change)); }

} // namespace

Q_DECLARE_METATYPE(Rewrite)

/// What the service writes, as golden/ keeps it, read by clients.
class TestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_readAndWrittenAgain_isTheSame_data();
    void golden_readAndWrittenAgain_isTheSame();
    void draft_written_isReadByTheService_data();
    void draft_written_isReadByTheService();
    void batch_written_isReadByTheService();
    void answer_ofALaterVersion_isRead();
    void answer_withWrongTypes_namesThem_data();
    void answer_withWrongTypes_namesThem();
    void minutes_withoutTheirTime_areRefused();
    void message_announcingNoChange_isNone_data();
    void message_announcingNoChange_isNone();
    void message_ofADeletedNotification_hasNone();
    void problem_whole_isTheErrorItTells();
    void problem_ofAProxy_isToldByItsStatus_data();
    void problem_ofAProxy_isToldByItsStatus();
};

void TestReading::golden_readAndWrittenAgain_isTheSame_data()
{
    QTest::addColumn<Rewrite>("rewritten");
    for (const char *name : {"detail", "detail_bare"})
        QTest::newRow(name) << Rewrite(&again<notificationFromJson, writeDetail>);
    for (const char *name : {"summary", "summary_bare"})
        QTest::newRow(name) << Rewrite(&again<notificationFromJson, writeForUser>);
    QTest::newRow("summary_admin") << Rewrite(&again<notificationFromJson, writeForAdmin>);
    for (const char *name : {"user", "user_bare"})
        QTest::newRow(name) << Rewrite(&again<userFromAnswer, writeOne<User>>);
    for (const char *name : {"preferences", "preferences_default"})
        QTest::newRow(name) << Rewrite(&again<preferencesFromJson, writeOne<Preferences>>);
    QTest::newRow("device") << Rewrite(&again<deviceFromJson, writeOne<Device>>);
    for (const char *name : {"batch", "batch_running", "batch_cancelled"})
        QTest::newRow(name) << Rewrite(&again<batchFromJson, writeOne<Batch>>);
    QTest::newRow("preview") << Rewrite(&again<previewFromJson, writeOne<Preview>>);
    for (const char *name : {"timeline_entry", "timeline_entry_bare", "timeline_entry_held"})
        QTest::newRow(name) << Rewrite(&again<timelineEntryFromJson, writeOne<TimelineEntry>>);
    QTest::newRow("live_minutes") << Rewrite(&again<liveMinutesFromJson, writeOne<QList<LiveMinute>>>);
    for (const char *name :
        {"ws_new_notification", "ws_notification_read", "ws_notification_unread", "ws_notification_deleted",
            "ws_mark_all_read", "ws_mark_all_read_of_type", "ws_mark_multiple_read", "ws_bulk_delete"})
        QTest::newRow(name) << Rewrite(&again<inboxChangeFromMessage, writeMessage>);
}

void TestReading::golden_readAndWrittenAgain_isTheSame()
{
    QFETCH(Rewrite, rewritten);
    const QByteArray kept = golden(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(QString::fromUtf8(rewritten(json(kept))), QString::fromUtf8(kept));
}

void TestReading::draft_written_isReadByTheService_data()
{
    QTest::addColumn<NotificationDraft>("draft");
    NotificationDraft draft;
    draft.recipientId = {7};
    draft.title = QStringLiteral("Title");
    draft.message = QStringLiteral("Line 1\nLine \"2\"");
    QTest::newRow("bare") << draft;
    draft.type = NotificationType::MedicalRecord;
    draft.priority = Priority::Critical;
    draft.channels = Channel::InApp | Channel::Sms;
    draft.scheduledFor = now.addDays(1);
    draft.metadata = {.appointmentId = 1,
        .messageId = 2,
        .medicalRecordId = mostInteger,
        .actionUrl = QStringLiteral("/a?b=c&d"),
        .deepLink = QStringLiteral("app://x")};
    draft.context = {.urgent = true, .sameDay = false, .overdue = true};
    QTest::newRow("whole") << draft;
}

void TestReading::draft_written_isReadByTheService()
{
    QFETCH(NotificationDraft, draft);
    JsonWriter writer;
    write(writer, draft);
    const Result<NotificationDraft> read = draftFromJson(json(writer.take()), now);
    QCOMPARE(told(read), QStringLiteral("ok"));
    QVERIFY(*read == draft);
}

void TestReading::batch_written_isReadByTheService()
{
    BatchDraft batch;
    batch.content.title = QStringLiteral("Title");
    batch.content.message = QStringLiteral("Message");
    for (const Audience &audience : {Audience {{{7}, {8}}, {}, {}}, Audience {{}, Role::Doctor, 12}, Audience {}}) {
        batch.audience = audience;
        JsonWriter writer;
        write(writer, batch);
        const Result<BatchDraft> read = batchDraftFromJson(json(writer.take()), now);
        QCOMPARE(told(read), QStringLiteral("ok"));
        QVERIFY(*read == batch);
    }
}

void TestReading::answer_ofALaterVersion_isRead()
{
    QJsonObject later = json(golden(QStringLiteral("detail")));
    later.insert(QStringLiteral("colour"), QStringLiteral("red"));
    later.insert(QStringLiteral("channels"), QJsonArray {QStringLiteral("push"), QStringLiteral("pigeon")});
    const Result<Notification> read = notificationFromJson(later);
    QCOMPARE(told(read), QStringLiteral("ok"));
    QCOMPARE(read->channels, Channels(Channel::Push));
    QJsonObject preferences = json(golden(QStringLiteral("preferences")));
    preferences.insert(QStringLiteral("sounds"), true);
    QCOMPARE(told(preferencesFromJson(preferences)), QStringLiteral("ok"));
    // A zone that only the service's machine knows.
    preferences.insert(QStringLiteral("quiet_hours"),
        json(R"({"enabled": true, "start_time": "22:00:00", "end_time": "08:00:00", "timezone": "Mars/Olympus"})"));
    QCOMPARE(preferencesFromJson(preferences)->quietTimezone(), QByteArray("Mars/Olympus"));
}

void TestReading::answer_withWrongTypes_namesThem_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *field, const char *value, const char *expected = nullptr) {
        QTest::addRow("%s %s", field, value)
            << QString::fromLatin1(field) << QByteArray(value) << QString::fromLatin1(expected ? expected : field);
    };
    row("id", "");
    row("id", "7");
    row("id", "\"7\"");
    row("notification_type", "\"sports\"");
    row("title", "null");
    row("is_read", "\"yes\"");
    row("created_at", "\"yesterday\"");
    row("read_at", "5");
    row("channels", "\"push\"");
    row("channels", "[1]");
    row("metadata", "[]");
    row("metadata", R"({"appointment_id": "5"})", "metadata.appointment_id");
    row("metadata", R"({"appointment_id": 1.5})", "metadata.appointment_id");
    row("recipient", R"({"id": "7", "username": "ann"})", "recipient.id");
    row("delivery_errors", "[{}]");
}

void TestReading::answer_withWrongTypes_namesThem()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const QJsonObject wrong = with(json(golden(QStringLiteral("detail"))), field, value);
    QCOMPARE(told(notificationFromJson(wrong)), QStringLiteral("internal_error: %1 invalid").arg(expected));
}

void TestReading::minutes_withoutTheirTime_areRefused()
{
    QCOMPARE(told(liveMinutesFromJson(json(R"({"minutes": [{"seconds": 60}]})"))),
        QStringLiteral("internal_error: minutes.at invalid"));
    QCOMPARE(told(liveMinutesFromJson({})), QStringLiteral("internal_error: minutes invalid"));
}

void TestReading::message_announcingNoChange_isNone_data()
{
    QTest::addColumn<QByteArray>("message");
    for (const char *name : {"ws_connection_status", "ws_error", "ws_subscribed", "ws_sync_complete", "ws_sync_reset"})
        QTest::newRow(name) << golden(QString::fromLatin1(name));
    QTest::newRow("unknown action") << QByteArray(R"({"type": "bulk_update", "data": {"action": "archive"}})");
    QTest::newRow("without data") << QByteArray(R"({"type": "notification_read"})");
    QTest::newRow("empty") << QByteArray("{}");
}

void TestReading::message_announcingNoChange_isNone()
{
    QFETCH(QByteArray, message);
    QVERIFY(!inboxChangeFromMessage(json(message)));
}

void TestReading::message_ofADeletedNotification_hasNone()
{
    const Result<InboxChange> change
        = inboxChangeFromMessage(json(R"({"type": "new_notification", "data": {"unread_count": 3, "sync": "42"}})"));
    QCOMPARE(told(change), QStringLiteral("ok"));
    QVERIFY(!change->notification);
    QCOMPARE(change->unreadCount, 3);
    QCOMPARE(change->version, 42);
}

void TestReading::problem_whole_isTheErrorItTells()
{
    const Error expected {.code = ErrorCode::InvalidSchedule,
        .detail = QStringLiteral("scheduled_for: Must lie in the future."),
        .fields = {{.field = QStringLiteral("scheduled_for"),
                       .code = QStringLiteral("past"),
                       .message = QStringLiteral("Must lie in the future.")},
            {.field = QStringLiteral("x\"\n"),
                .code = QStringLiteral("unknown"),
                .message = QStringLiteral("Unknown field.")}}};
    QVERIFY(errorFromProblem(json(golden(QStringLiteral("problem"))), 400) == expected);
    const Error refused = errorFromProblem(json(R"({"code": "NOTIF_008", "detail": "Somebody else's."})"), 403, 7);
    QCOMPARE(refused.code, ErrorCode::WebSocketRefused);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.retryAfter, 7);
}

void TestReading::problem_ofAProxy_isToldByItsStatus_data()
{
    QTest::addColumn<QByteArray>("expected");
    for (const auto &[status, code] :
        {std::pair {"400", "validation_error"}, {"401", "unauthenticated"}, {"403", "forbidden"}, {"404", "not_found"},
            {"413", "payload_too_large"}, {"429", "rate_limited"}, {"418", "internal_error"}, {"500", "internal_error"},
            {"502", "unavailable"}, {"503", "unavailable"}, {"504", "unavailable"}})
        QTest::newRow(status) << QByteArray(code);
}

void TestReading::problem_ofAProxy_isToldByItsStatus()
{
    QFETCH(QByteArray, expected);
    const Error error = errorFromProblem({}, QByteArray(QTest::currentDataTag()).toInt());
    QCOMPARE(QByteArray(word(error.code).data()), expected);
    QVERIFY(error.detail.contains(QLatin1String(QTest::currentDataTag())));
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
