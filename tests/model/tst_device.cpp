#include "model/device.h"
#include "model/push_token.h"
#include "model/times.h"
#include "outcome.h"

using namespace mc::model;
using namespace mc::test;

namespace {

QJsonObject least() { return json(R"({"device_token": "fcm:abc-123_XYZ", "device_type": "android"})"); }

QJsonObject answered();

QByteArray text(int length, const char *character = "x") { return '"' + QByteArray(character).repeated(length) + '"'; }

} // namespace

class TestDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draft_everyField_isTaken();
    void draft_leastFields_leaveTheOthersOpen();
    void draftField_value_isAcceptedOrNamed_data();
    void draftField_value_isAcceptedOrNamed();
    void draftToken_ofApns_isInLowerCase_data();
    void draftToken_ofApns_isInLowerCase();
    void draft_someWrong_codeIsOfTheRegistration();
    void draft_wrongToken_isNotTold();
    void patch_fields_areTakenOrNamed_data();
    void patch_fields_areTakenOrNamed();
    void answer_readBack_isTheSame();
    void answer_laterFields_arePassedOver();
    void answer_wrongField_isNamed_data();
    void answer_wrongField_isNamed();
    void id_text_isPlainDigits();
    void tokenProvider_tellsByTypeAndLooks_data();
    void tokenProvider_tellsByTypeAndLooks();
};

namespace {

QJsonObject answered()
{
    return json(R"({"id": 9007199254740992, "user": {"id": 7, "username": "ann"}, "device_token": "••••1f0a9c3e",
        "device_type": "ios", "device_name": "Ána's phone", "app_version": "1.2.3", "is_active": false,
        "created_at": "2024-01-15T10:30:00.000Z", "updated_at": "2024-01-15T10:31:00.000Z",
        "last_used_at": "2024-01-15T10:30:00.123Z"})");
}

} // namespace

void TestDevice::draft_everyField_isTaken()
{
    const QByteArray token = "!\\\"~" + QByteArray(4093, 't');
    const Result<DeviceDraft> draft = deviceDraftFromJson(
        json("{\"device_token\": \"" + token + R"(", "device_type": "web", "device_name": "Ána", "app_version": ""})"));
    QCOMPARE(told(draft), QStringLiteral("ok"));
    QVERIFY(*draft
        == (DeviceDraft {.token = "!\"~" + QByteArray(4093, 't'),
            .type = DeviceType::Web,
            .name = QStringLiteral("Ána"),
            .appVersion = QString()}));
}

void TestDevice::draft_leastFields_leaveTheOthersOpen()
{
    QVERIFY(*deviceDraftFromJson(least()) == (DeviceDraft {.token = "fcm:abc-123_XYZ", .type = DeviceType::Android}));
}

void TestDevice::draftField_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value"); // JSON text; empty: left out
    QTest::addColumn<QString>("expected");
    int n = 0;
    const auto rows = [&n](const char *field, const char *code, const char *error, const QList<QByteArray> &values) {
        for (const QByteArray &value : values) {
            const QString expected = QLatin1String(error) == QLatin1String("ok")
                ? QStringLiteral("ok")
                : QStringLiteral("%1: %2 %3").arg(QLatin1String(code), QLatin1String(field), QLatin1String(error));
            QTest::addRow("%d %s %s", ++n, field, value.left(30).constData())
                << QString::fromLatin1(field) << value << expected;
        }
    };
    rows("device_token", "NOTIF_003", "ok", {"\"a\"", text(4096)});
    rows("device_token", "NOTIF_003", "required", {""});
    rows("device_token", "NOTIF_003", "too_short", {"\"\""});
    rows("device_token", "NOTIF_003", "too_long", {text(4097)});
    rows("device_token", "NOTIF_003", "invalid",
        {"\"a b\"", "\" a\"", "\"a\\n\"", "\"a\\u0000\"", "\"a\\u007f\"", "\"ñ\"", "\"\\ud83d\\ude00\""});
    rows("device_token", "NOTIF_003", "invalid_type", {"null", "7", "[\"a\"]", "{}"});
    rows("device_type", "NOTIF_003", "ok", {"\"android\"", "\"ios\"", "\"web\""});
    rows("device_type", "NOTIF_003", "required", {""});
    rows("device_type", "NOTIF_003", "invalid", {"\"Android\"", "\"windows\"", "\"ios \""});
    rows("device_type", "NOTIF_003", "too_short", {"\"\""});
    rows("device_type", "NOTIF_003", "invalid_type", {"null", "1"});
    rows("device_name", "validation_error", "ok", {"\"\"", text(100), text(100, "\\ud83d\\ude00")});
    rows("device_name", "validation_error", "too_long", {text(101)});
    rows("device_name", "validation_error", "invalid", {"\"a\\nb\"", "\"\\u0000\"", "\"\\ud800\""});
    rows("device_name", "validation_error", "invalid_type", {"null", "5"});
    rows("app_version", "validation_error", "ok", {"\"\"", text(50), "\"1.2.3-beta+7\""});
    rows("app_version", "validation_error", "too_long", {text(51)});
    rows("app_version", "validation_error", "invalid", {"\"1\\t2\""});
    rows("app_version", "validation_error", "invalid_type", {"null", "1.2"});
    rows("is_active", "validation_error", "unknown", {"true"});
    rows("user_id", "validation_error", "unknown", {"7"});
}

void TestDevice::draftField_value_isAcceptedOrNamed()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(told(deviceDraftFromJson(with(least(), field, value))), expected);
}

void TestDevice::draftToken_ofApns_isInLowerCase_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray mixed = QByteArray("00aAbBfF").repeated(8), lower = QByteArray("00aabbff").repeated(8);
    QTest::newRow("capitals") << QByteArray("ios") << lower.toUpper() << lower;
    QTest::newRow("mixed") << QByteArray("ios") << mixed << lower;
    QTest::newRow("lower case") << QByteArray("ios") << lower << lower;
    QTest::newRow("longer") << QByteArray("ios") << mixed + "CD" << lower + "cd";
    QTest::newRow("too short for APNs") << QByteArray("ios") << mixed.chopped(1) << mixed.chopped(1);
    QTest::newRow("Firebase's") << QByteArray("ios") << "dGVz:APA91" + mixed << "dGVz:APA91" + mixed;
    QTest::newRow("android") << QByteArray("android") << mixed << mixed;
    QTest::newRow("web") << QByteArray("web") << mixed << mixed;
}

void TestDevice::draftToken_ofApns_isInLowerCase()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    // Whichever field comes first.
    QCOMPARE(
        deviceDraftFromJson(json("{\"device_token\": \"" + given + "\", \"device_type\": \"" + type + "\"}"))->token,
        expected);
    QCOMPARE(
        deviceDraftFromJson(json("{\"device_type\": \"" + type + "\", \"device_token\": \"" + given + "\"}"))->token,
        expected);
}

void TestDevice::draft_someWrong_codeIsOfTheRegistration()
{
    const Result<DeviceDraft> named
        = deviceDraftFromJson(json(R"({"device_token": "x", "device_name": 5, "device_type": "tv"})"));
    QVERIFY(named.error().detail.startsWith(QLatin1String("device_type: ")));
    QCOMPARE(told(deviceDraftFromJson(json(R"({"device_token": "", "device_name": 5, "colour": 1})"))),
        QStringLiteral(
            "NOTIF_003: colour unknown, device_name invalid_type, device_token too_short, device_type required"));
}

void TestDevice::draft_wrongToken_isNotTold()
{
    const Result<DeviceDraft> draft
        = deviceDraftFromJson(json(R"({"device_token": "hush hush", "device_type": "hush"})"));
    QVERIFY(!draft.error().detail.contains(QLatin1String("hush")));
    for (const FieldError &error : draft.error().fields)
        QVERIFY(!error.message.contains(QLatin1String("hush")));
}

void TestDevice::patch_fields_areTakenOrNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("everything") << QByteArray(R"({"is_active": false, "device_name": "B", "app_version": "2"})")
                                << QStringLiteral("ok");
    QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("ok");
    QTest::newRow("each wrong")
        << QByteArray(R"({"is_active": 1, "device_name": "a\nb", "app_version": null})")
        << QStringLiteral("validation_error: app_version invalid_type, device_name invalid, is_active invalid_type");
    QTest::newRow("token") << QByteArray(R"({"device_token": "x"})")
                           << QStringLiteral("validation_error: device_token unknown");
    QTest::newRow("type") << QByteArray(R"({"device_type": "ios"})")
                          << QStringLiteral("validation_error: device_type unknown");
    QTest::newRow("owner") << QByteArray(R"({"user": {"id": 1}})") << QStringLiteral("validation_error: user unknown");
}

void TestDevice::patch_fields_areTakenOrNamed()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const Result<DevicePatch> patch = devicePatchFromJson(json(body));
    QCOMPARE(told(patch), expected);
    if (body == "{}")
        QVERIFY(*patch == DevicePatch());
    else if (patch)
        QVERIFY(*patch
            == (DevicePatch {.isActive = false, .name = QStringLiteral("B"), .appVersion = QStringLiteral("2")}));
}

void TestDevice::answer_readBack_isTheSame()
{
    const Result<Device> device = deviceFromJson(answered());
    QCOMPARE(told(device), QStringLiteral("ok"));
    const QDateTime created = utc(1'705'314'600'000);
    QVERIFY(*device
        == (Device {.id = {9'007'199'254'740'992},
            .owner = {{7}, QStringLiteral("ann")},
            .maskedToken = maskedDeviceToken(QStringLiteral("1f0a9c3e")),
            .type = DeviceType::Ios,
            .name = QStringLiteral("Ána's phone"),
            .appVersion = QStringLiteral("1.2.3"),
            .isActive = false,
            .createdAt = created,
            .updatedAt = created.addSecs(60),
            .lastUsedAt = created.addMSecs(123)}));
    JsonWriter writer;
    write(writer, *device);
    QCOMPARE(json(writer.take()), answered());
}

void TestDevice::answer_laterFields_arePassedOver()
{
    QCOMPARE(told(deviceFromJson(with(answered(), QStringLiteral("battery"), "7"))), QStringLiteral("ok"));
}

void TestDevice::answer_wrongField_isNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *field, const char *value, const char *error) {
        QTest::addRow("%s %s", field, value) << QString::fromLatin1(field) << QByteArray(value)
                                             << QStringLiteral("validation_error: ") + QLatin1String(error);
    };
    row("id", "", "id required");
    row("id", "\"7\"", "id invalid_type");
    row("user", "", "user required");
    row("device_type", "\"tv\"", "device_type invalid");
    row("is_active", "\"yes\"", "is_active invalid_type");
    row("created_at", "\"yesterday\"", "created_at invalid");
    row("user", "{\"id\": \"7\"}", "user.id invalid_type");
}

void TestDevice::answer_wrongField_isNamed()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(told(deviceFromJson(with(answered(), field, value))), expected);
}

void TestDevice::id_text_isPlainDigits()
{
    QCOMPARE(deviceIdFromString(u"9223372036854775807"), std::optional(DeviceId {std::numeric_limits<qint64>::max()}));
    for (const QString &text : {QString(), QStringLiteral("0"), QStringLiteral("-1"), QStringLiteral("+1"),
             QStringLiteral("01"), QStringLiteral("1 "), QStringLiteral("9223372036854775808"), QStringLiteral("x")})
        QCOMPARE(deviceIdFromString(text), std::nullopt);
}

void TestDevice::tokenProvider_tellsByTypeAndLooks_data()
{
    QTest::addColumn<DeviceType>("type");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("provider");
    const auto row = [](const char *name, DeviceType type, const QByteArray &token, const char *provider) {
        QTest::newRow(name) << type << token << QString::fromLatin1(provider);
    };
    row("ios, 64 digits", DeviceType::Ios, QByteArray(64, 'a'), "apns");
    row("ios, both cases", DeviceType::Ios, QByteArray("0123456789abcdefABCDEF").repeated(3), "apns");
    row("ios, 160 digits", DeviceType::Ios, QByteArray(160, '0'), "apns");
    row("ios, 63 digits", DeviceType::Ios, QByteArray(63, 'a'), "fcm");
    row("ios, not hexadecimal", DeviceType::Ios, QByteArray(64, 'g'), "fcm");
    row("ios, Firebase's", DeviceType::Ios, "dGVzdA:APA91b" + QByteArray(140, 'x'), "fcm");
    row("android, 64 digits", DeviceType::Android, QByteArray(64, 'a'), "fcm");
    row("web, 64 digits", DeviceType::Web, QByteArray(64, 'a'), "fcm");
}

void TestDevice::tokenProvider_tellsByTypeAndLooks()
{
    QFETCH(DeviceType, type);
    QFETCH(QByteArray, token);
    QFETCH(QString, provider);
    QCOMPARE(QString(word(tokenProvider(type, token))), provider);
}

QTEST_APPLESS_MAIN(TestDevice)
#include "tst_device.moc"
