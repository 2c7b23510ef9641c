#include "admission/answer.h"
#include "model/admin_statistics.h"
#include "model/batch.h"
#include "model/device.h"
#include "model/inbox_change.h"
#include "model/live_minutes.h"
#include "model/preferences.h"
#include "model/preview.h"
#include "model/timeline.h"
#include "realtime/server_message.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace mc::model;

namespace {

const QDateTime created(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
const NotificationId first {QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))};
const NotificationId second {QUuid(QStringLiteral("018d0c6e-5a41-7abc-8def-0123456789ab"))};

Notification full()
{
    Notification made;
    made.id = first;
    made.recipient = {.id = {7},
        .username = QStringLiteral("ann"),
        .email = QStringLiteral("ann@clinic.example"),
        .firstName = QStringLiteral("Ána"),
        .lastName = QStringLiteral("O'Neil")};
    made.sender = Person {.id = {9'007'199'254'740'993},
        .username = QStringLiteral("dr-\"who\""),
        .email = QStringLiteral("kept@secret.example")};
    made.type = NotificationType::MedicalRecord;
    made.title = QStringLiteral("Results \"ready\" \U0001F469\u200D\u2695\uFE0F");
    made.message = QStringLiteral("Line 1\r\nLine 2\tC:\\temp </script> \u2028 \u0001");
    made.priority = Priority::Critical;
    made.isRead = true;
    made.createdAt = created;
    made.readAt = created.addMSecs(300'123);
    made.scheduledFor = created.addSecs(-60);
    made.deliveryStatus = DeliveryStatus::Delivered;
    made.channels = Channel::InApp | Channel::Push | Channel::Email | Channel::Sms;
    made.metadata = {.appointmentId = 1,
        .messageId = 2,
        .medicalRecordId = std::numeric_limits<qint64>::max(),
        .invoiceId = 4,
        .actionUrl = QStringLiteral("/records/3?a=b&c"),
        .deepLink = QStringLiteral("mediconnect://record/3")};
    made.channelStates.set(Channel::InApp, ChannelState::Delivered);
    made.channelStates.set(Channel::Email, ChannelState::Held);
    made.deliveryAttempts = 2;
    made.lastDeliveryAttempt = created.addSecs(60);
    made.deliveryErrors = {QStringLiteral("push: UNREGISTERED"), QStringLiteral("sms: \"busy\"")};
    return made;
}

Notification bare()
{
    Notification made;
    made.id = second;
    made.recipient.id = {7};
    made.title = QStringLiteral("T");
    made.message = QStringLiteral("M");
    made.createdAt = created;
    made.channels = Channel::InApp;
    return made;
}

InboxChange change(InboxChange::Kind kind)
{
    InboxChange made;
    made.user = {7};
    made.version = 9'007'199'254'740'993;
    made.unreadCount = 3;
    made.kind = kind;
    made.notificationId = first;
    made.readAt = created;
    return made;
}

InboxChange bulk(InboxChange::Kind kind, int affected, const QList<NotificationId> &ids = {})
{
    InboxChange made = change(kind);
    made.affectedCount = affected;
    made.notificationIds = ids;
    return made;
}

AdminStatistics figures()
{
    AdminStatistics made;
    made.totals = {.total = 250,
        .unread = 15,
        .byType = {120, 5, 30, 80, 0, 15},
        .byPriority = {73, 150, 25, 2},
        .successRate = 98.5,
        .failedDeliveries = 3,
        .pendingDeliveries = 1,
        .readRate = 85.2,
        .averageReadSeconds = 9000,
        .clickThroughRate = 45.8};
    made.byChannel = {ChannelStatistics {.sent = 10, .delivered = 240, .failed = 0, .pending = 0, .suppressed = 0},
        {.sent = 20, .delivered = 1, .failed = 3, .pending = 1, .suppressed = 4},
        {.sent = 5, .delivered = 0, .failed = 0, .pending = 0, .suppressed = 7}, {}};
    made.byClinic = {{.clinicId = 12, .total = 200, .unread = 10, .readRate = 90, .successRate = 99.1},
        {.clinicId = std::nullopt, .total = 50, .unread = 5, .readRate = 66.7, .successRate = 0}};
    made.timeline = {{.from = created, .to = created.addSecs(3600), .total = 240, .read = 200},
        {.from = created.addSecs(3600), .to = created.addSecs(7200), .total = 10, .read = 3}};
    made.latency = LatencyPercentiles {.p50 = 1.3, .p95 = 250, .p99 = 86'400'000};
    made.queue = {.due = 7, .scheduled = 2, .retrying = 1, .oldestDueSeconds = 61};
    made.devices = {.android = 3, .ios = 2, .web = 1};
    made.connectedClients = 17;
    made.channels = {{.provider = Provider::Apns, .lastProvenAt = created},
        {.provider = Provider::Sms, .failingSince = created.addSecs(3600)}};
    made.topErrors = {{.error = QStringLiteral("550 \"no\" such user"), .channel = Channel::Email, .count = 2},
        {.error = QStringLiteral("UNREGISTERED"), .channel = Channel::Push, .count = 1}};
    return made;
}

QList<LiveMinute> minutes()
{
    LiveMinute busy {.at = created,
        .seconds = 60,
        .due = 7,
        .oldestDueSeconds = 61,
        .connectedClients = 17,
        .latency = LatencyPercentiles {.p50 = 1.3, .p95 = 250, .p99 = 86'400'000}};
    busy.counts
        = {LiveRates {.sent = 120, .delivered = 90, .failed = 0}, {.sent = 20, .delivered = 1, .failed = 3}, {}, {}};
    return {busy, {.at = created.addSecs(60), .seconds = 1}};
}

template<typename... Arguments>
QByteArray written(void (*write)(JsonWriter &, Arguments...), std::type_identity_t<Arguments>... arguments)
{
    JsonWriter json;
    write(json, arguments...);
    return json.take();
}

QString pathOf(const char *name) { return QStringLiteral(MC_GOLDEN "/%1.json").arg(QLatin1String(name)); }

} // namespace

/// What apps get, byte for byte, each in a file of golden/ that ends with a line end. When an answer changes on purpose,
/// `MEDICONNECT_WRITE_GOLDEN=1 tst_golden` writes the files anew; read the difference before it is committed.
class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_ofEveryType_isAsKept_data();
    void json_ofEveryType_isAsKept();
};

void TestGolden::json_ofEveryType_isAsKept_data()
{
    QTest::addColumn<QByteArray>("json");
    using Kind = InboxChange::Kind;
    QTest::newRow("summary") << written(writeSummary, full(), ShowRecipient::No);
    QTest::newRow("summary_admin") << written(writeSummary, full(), ShowRecipient::Yes);
    QTest::newRow("summary_bare") << written(writeSummary, bare(), ShowRecipient::No);
    QTest::newRow("detail") << written(writeDetail, full());
    QTest::newRow("detail_bare") << written(writeDetail, bare());
    User user {.id = {7},
        .username = QStringLiteral("ann"),
        .email = QStringLiteral("ann@clinic.example"),
        .phone = QStringLiteral("+34600000000"),
        .firstName = QStringLiteral("Ána"),
        .lastName = QStringLiteral("O'Neil"),
        .role = Role::Doctor,
        .clinicId = 12,
        .timezone = "Europe/Madrid",
        .locale = QStringLiteral("es-MX"),
        .isActive = false,
        .externalId = QStringLiteral("8f14e45f-ceea-467f")};
    QTest::newRow("user") << written(static_cast<void (*)(JsonWriter &, const User &)>(&write), user);
    user = {};
    user.id = {8};
    user.username = QStringLiteral("bob");
    QTest::newRow("user_bare") << written(static_cast<void (*)(JsonWriter &, const User &)>(&write), user);
    const auto writeAdmin = static_cast<void (*)(JsonWriter &, const AdminStatistics &)>(&write);
    QTest::newRow("statistics") << written(
        static_cast<void (*)(JsonWriter &, const Statistics &)>(&write), figures().totals);
    QTest::newRow("admin_statistics") << written(writeAdmin, figures());
    QTest::newRow("admin_statistics_bare") << written(writeAdmin, AdminStatistics());

    const Device device {.id = {9'007'199'254'740'992},
        .owner = {{7}, QStringLiteral("ann")},
        .maskedToken = maskedDeviceToken(QStringLiteral("1f0a9c3e")),
        .type = DeviceType::Ios,
        .name = QStringLiteral("Ána's \"phone\""),
        .appVersion = QStringLiteral("1.2.3"),
        .isActive = false,
        .createdAt = created,
        .updatedAt = created.addSecs(60),
        .lastUsedAt = created.addMSecs(123)};
    QTest::newRow("device") << written(static_cast<void (*)(JsonWriter &, const Device &)>(&write), device);

    Preferences preferences;
    preferences.user = {7};
    preferences.username = QStringLiteral("ann");
    preferences.userTimezone = "Europe/Madrid";
    QTest::newRow("preferences_default") << written(
        static_cast<void (*)(JsonWriter &, const Preferences &)>(&write), preferences);
    preferences.allow(NotificationType::Billing, Channel::Sms, false);
    preferences.allow(NotificationType::Reminder, Channel::InApp, false);
    preferences.quietHours
        = {.enabled = true, .start = QTime(21, 30, 15), .end = QTime(6, 5), .timezone = "America/Mexico_City"};
    preferences.limits = {5, 10'000};
    QTest::newRow("preferences") << written(
        static_cast<void (*)(JsonWriter &, const Preferences &)>(&write), preferences);

    Batch batch {second.value, BatchStatus::Running, 1200, 400, 1, 0, created, {}, {}};
    QTest::newRow("batch_running") << written(static_cast<void (*)(JsonWriter &, const Batch &)>(&write), batch);
    batch.status = BatchStatus::Done;
    batch.finishedAt = created.addSecs(3);
    batch.refused = {{42}};
    QTest::newRow("batch") << written(static_cast<void (*)(JsonWriter &, const Batch &)>(&write), batch);
    batch.status = BatchStatus::Cancelled;
    batch.cancelled = 250;
    QTest::newRow("batch_cancelled") << written(static_cast<void (*)(JsonWriter &, const Batch &)>(&write), batch);
    Preview preview;
    preview.add({7},
        {{.channel = Channel::InApp, .decision = Decision::Now, .at = created},
            {.channel = Channel::Push,
                .decision = Decision::Held,
                .at = created.addSecs(3600),
                .reason = Reason::QuietHours,
                .detail = QStringLiteral("Quiet \"hours\".")},
            {.channel = Channel::Sms,
                .decision = Decision::Suppressed,
                .reason = Reason::SmsCriticalOnly,
                .detail = QStringLiteral("sms is for critical only")}});
    preview.add({8}, {{.channel = Channel::InApp, .decision = Decision::Now, .at = created}});
    preview.texts = {.language = QStringLiteral("es"),
        .neutral = true,
        .push = {.title = QStringLiteral("Notice"), .body = QStringLiteral("Open the app.")},
        .email = {.subject = QStringLiteral("A notice"), .text = QStringLiteral("Open\nthe app.")},
        .sms = {.text = QStringLiteral("Notice: open the app."), .segments = 1}};
    QTest::newRow("preview") << written(static_cast<void (*)(JsonWriter &, const Preview &)>(&write), preview);
    const auto writeEntry = static_cast<void (*)(JsonWriter &, const TimelineEntry &)>(&write);
    QTest::newRow("timeline_entry") << written(writeEntry,
        TimelineEntry {.at = created,
            .event = TimelineEvent::Failed,
            .channel = Channel::Push,
            .deliveryId = first.value,
            .attempt = 2,
            .reason = QStringLiteral("NOTIF_004"),
            .detail = QStringLiteral("UNREGISTERED")});
    QTest::newRow("timeline_entry_held") << written(writeEntry,
        TimelineEntry {.at = created,
            .event = TimelineEvent::Held,
            .channel = Channel::Email,
            .deliveryId = second.value,
            .reason = QStringLiteral("quiet_hours"),
            .detail = QStringLiteral("held until 11:30 Europe/Madrid: quiet hours"),
            .until = created,
            .timezone = "Europe/Madrid"});
    QTest::newRow("timeline_entry_bare") << written(
        writeEntry, TimelineEntry {.at = created, .event = TimelineEvent::Created});

    InboxChange fresh = change(Kind::Created);
    fresh.notification = bare();
    QTest::newRow("ws_new_notification") << toMessage(fresh);
    QTest::newRow("ws_notification_read") << toMessage(change(Kind::Read));
    QTest::newRow("ws_notification_unread") << toMessage(change(Kind::Unread));
    QTest::newRow("ws_notification_deleted") << toMessage(change(Kind::Deleted));
    QTest::newRow("ws_mark_all_read") << toMessage(bulk(Kind::AllRead, 15));
    InboxChange ofType = bulk(Kind::AllRead, 15);
    ofType.type = NotificationType::Message;
    QTest::newRow("ws_mark_all_read_of_type") << toMessage(ofType);
    QTest::newRow("ws_mark_multiple_read") << toMessage(bulk(Kind::MultipleRead, 2, {first, second}));
    QTest::newRow("ws_connection_status")
        << mc::realtime::connectionStatus({.user = {7}, .version = 42, .unreadCount = 3});
    QTest::newRow("ws_error") << mc::realtime::errorMessage(
        {ErrorCode::NotificationNotFound, QStringLiteral("There is no \"such\".")});
    QTest::newRow("ws_subscribed") << mc::realtime::subscribed(
        {NotificationType::Appointment, NotificationType::Message});
    QTest::newRow("ws_subscribed_all") << mc::realtime::subscribed({});
    QTest::newRow("ws_sync_complete") << mc::realtime::syncComplete({.user = {7}, .version = 42, .unreadCount = 3});
    QTest::newRow("ws_sync_reset") << mc::realtime::syncReset({.user = {7}, .version = 42, .unreadCount = 3});
    QTest::newRow("problem") << mc::admission::problem(
        {.code = ErrorCode::InvalidSchedule,
            .detail = QStringLiteral("scheduled_for: Must lie in the future."),
            .fields = {{.field = QStringLiteral("scheduled_for"),
                           .code = QStringLiteral("past"),
                           .message = QStringLiteral("Must lie in the future.")},
                {.field = QStringLiteral("x\"\n"),
                    .code = QStringLiteral("unknown"),
                    .message = QStringLiteral("Unknown field.")}}})
                                    .body;
    QTest::newRow("problem_bare") << mc::admission::problem(
        {.code = ErrorCode::Unavailable, .detail = QStringLiteral("Try again."), .retryAfter = 1})
                                         .body;
    QTest::newRow("live_minutes") << written(
        static_cast<void (*)(JsonWriter &, const QList<LiveMinute> &)>(&write), minutes());
    QTest::newRow("ws_history") << mc::realtime::liveMessage(QList<LiveMinute>());
    QTest::newRow("ws_bulk_delete") << toMessage(bulk(Kind::BulkDeleted, 1, {second}));
}

void TestGolden::json_ofEveryType_isAsKept()
{
    QFETCH(QByteArray, json);
    QFile file(pathOf(QTest::currentDataTag()));
    if (qEnvironmentVariableIsSet("MEDICONNECT_WRITE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json + '\n');
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QCOMPARE(QString::fromUtf8(json + '\n'), QString::fromUtf8(file.readAll()));
    QVERIFY(!QJsonDocument::fromJson(json).isNull());
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
