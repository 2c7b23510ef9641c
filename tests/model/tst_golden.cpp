#include "admission/answer.h"
#include "model/admin_statistics.h"
#include "model/batch.h"
#include "model/device.h"
#include "model/inbox_change.h"
#include "model/preferences.h"
#include "model/preview.h"
#include "model/timeline.h"
#include "realtime/server_message.h"

#include <QtCore/QFile>
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
    made.recipient = {{7}, QStringLiteral("ann"), QStringLiteral("ann@clinic.example"), QStringLiteral("Ána"),
        QStringLiteral("O'Neil")};
    made.sender
        = Person {{9'007'199'254'740'993}, QStringLiteral("dr-\"who\""), QStringLiteral("kept@secret.example"), {}, {}};
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
    made.metadata = {1, 2, std::numeric_limits<qint64>::max(), 4, QStringLiteral("/records/3?a=b&c"),
        QStringLiteral("mediconnect://record/3")};
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
    made.totals = {250, 15, {120, 5, 30, 80, 0, 15}, {73, 150, 25, 2}, 98.5, 3, 1, 85.2, 9000, 45.8};
    made.byChannel = {ChannelStatistics {10, 240, 0, 0, 0}, {20, 1, 3, 1, 4}, {5, 0, 0, 0, 7}, {}};
    made.byClinic = {{12, 200, 10, 90, 99.1}, {std::nullopt, 50, 5, 66.7, 0}};
    made.timeline = {{created, created.addSecs(3600), 240, 200}, {created.addSecs(3600), created.addSecs(7200), 10, 3}};
    made.latency = LatencyPercentiles {1.3, 250, 86'400'000};
    made.queue = {7, 2, 1, 61};
    made.devices = {3, 2, 1};
    made.connectedClients = 17;
    made.topErrors = {{QStringLiteral("550 \"no\" such user"), Channel::Email, 2},
        {QStringLiteral("UNREGISTERED"), Channel::Push, 1}};
    return made;
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
    User user {{7}, QStringLiteral("ann"), QStringLiteral("ann@clinic.example"), QStringLiteral("+34600000000"),
        QStringLiteral("Ána"), QStringLiteral("O'Neil"), Role::Doctor, 12, "Europe/Madrid", QStringLiteral("es-MX"),
        false};
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

    const Device device {{9'007'199'254'740'992}, {{7}, QStringLiteral("ann")},
        maskedDeviceToken(QStringLiteral("1f0a9c3e")), DeviceType::Ios, QStringLiteral("Ána's \"phone\""),
        QStringLiteral("1.2.3"), false, created, created.addSecs(60), created.addMSecs(123)};
    QTest::newRow("device") << written(static_cast<void (*)(JsonWriter &, const Device &)>(&write), device);

    Preferences preferences;
    preferences.user = {7};
    preferences.username = QStringLiteral("ann");
    preferences.userTimezone = "Europe/Madrid";
    QTest::newRow("preferences_default") << written(
        static_cast<void (*)(JsonWriter &, const Preferences &)>(&write), preferences);
    preferences.allow(NotificationType::Billing, Channel::Sms, false);
    preferences.allow(NotificationType::Reminder, Channel::InApp, false);
    preferences.quietHours = {true, QTime(21, 30, 15), QTime(6, 5), "America/Mexico_City"};
    preferences.limits = {5, 10'000};
    QTest::newRow("preferences") << written(
        static_cast<void (*)(JsonWriter &, const Preferences &)>(&write), preferences);

    Batch batch {second.value, BatchStatus::Running, 1200, 400, 1, created, {}};
    QTest::newRow("batch_running") << written(static_cast<void (*)(JsonWriter &, const Batch &)>(&write), batch);
    batch.status = BatchStatus::Done;
    batch.finishedAt = created.addSecs(3);
    QTest::newRow("batch") << written(static_cast<void (*)(JsonWriter &, const Batch &)>(&write), batch);
    Preview preview;
    preview.add({7},
        {{Channel::InApp, Decision::Now, created, {}, {}},
            {Channel::Push, Decision::Held, created.addSecs(3600), Reason::QuietHours,
                QStringLiteral("Quiet \"hours\".")},
            {Channel::Sms, Decision::Suppressed, {}, Reason::SmsCriticalOnly,
                QStringLiteral("sms is for critical only")}});
    preview.add({8}, {{Channel::InApp, Decision::Now, created, {}, {}}});
    QTest::newRow("preview") << written(static_cast<void (*)(JsonWriter &, const Preview &)>(&write), preview);
    const auto writeEntry = static_cast<void (*)(JsonWriter &, const TimelineEntry &)>(&write);
    QTest::newRow("timeline_entry") << written(writeEntry,
        TimelineEntry {created, TimelineEvent::Failed, Channel::Push, first.value, 2, QStringLiteral("NOTIF_004"),
            QStringLiteral("UNREGISTERED")});
    QTest::newRow("timeline_entry_bare") << written(
        writeEntry, TimelineEntry {created, TimelineEvent::Created, {}, {}, {}, {}, {}});

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
    QTest::newRow("ws_connection_status") << mc::realtime::connectionStatus({{7}, 42, 3});
    QTest::newRow("ws_error") << mc::realtime::errorMessage(
        {ErrorCode::NotificationNotFound, QStringLiteral("There is no \"such\".")});
    QTest::newRow("ws_subscribed") << mc::realtime::subscribed(
        {NotificationType::Appointment, NotificationType::Message});
    QTest::newRow("ws_subscribed_all") << mc::realtime::subscribed({});
    QTest::newRow("ws_sync_complete") << mc::realtime::syncComplete({{7}, 42, 3});
    QTest::newRow("ws_sync_reset") << mc::realtime::syncReset({{7}, 42, 3});
    QTest::newRow("problem") << mc::admission::problem(
        {ErrorCode::InvalidSchedule, QStringLiteral("scheduled_for: Must lie in the future."),
            {{QStringLiteral("scheduled_for"), QStringLiteral("past"), QStringLiteral("Must lie in the future.")},
                {QStringLiteral("x\"\n"), QStringLiteral("unknown"), QStringLiteral("Unknown field.")}}})
                                    .body;
    QTest::newRow("problem_bare")
        << mc::admission::problem({ErrorCode::Unavailable, QStringLiteral("Try again."), {}, 0, 1}).body;
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
