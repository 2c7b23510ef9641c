#include "model/preferences.h"
#include "outcome.h"

using namespace mc::model;
using namespace mc::test;

namespace {

Preferences ann()
{
    Preferences made;
    made.user = {7};
    made.username = QStringLiteral("ann");
    made.userTimezone = "Europe/Madrid";
    return made;
}

QJsonObject written(const Preferences &preferences)
{
    JsonWriter writer;
    write(writer, preferences);
    return json(writer.take());
}

// The object with the value at a dotted path replaced, or taken out when it is empty.
QJsonObject withAt(QJsonObject object, const QString &path, const QByteArray &value)
{
    const QString first = path.section(u'.', 0, 0);
    if (first == path)
        return with(object, path, value);
    object.insert(first, withAt(object.value(first).toObject(), path.section(u'.', 1), value));
    return object;
}

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults_everything_isAllowed();
    void answer_whole_isAcceptedAsPut();
    void answer_readByClient_isWhatWasWritten();
    void answer_withoutUser_isNoneForClients();
    void field_value_isAcceptedOrNamed_data();
    void field_value_isAcceptedOrNamed();
    void put_missingField_isNamed_data();
    void put_missingField_isNamed();
    void patch_someFields_leavesTheOthers();
    void patch_nothing_changesNothing();
    void patch_limits_areHeldAgainstWhatIsStored();
    void patch_quietHours_areHeldAgainstWhatIsStored();
    void errors_many_areNamedAtOnce();
    void timezone_usersOwn_staysTheirs();
    void timezone_null_isTheUsersOwnAgain();
};

void TestPreferences::defaults_everything_isAllowed()
{
    const Preferences defaults;
    for (const NotificationType type : allNotificationTypes) {
        for (const Channel channel : allChannels)
            QVERIFY(defaults.allows(type, channel));
    }
    QVERIFY(!defaults.quietHours.enabled);
    QCOMPARE(defaults.quietHours.start, QTime(22, 0));
    QCOMPARE(defaults.quietHours.end, QTime(8, 0));
    QCOMPARE(ann().quietTimezone(), QByteArray("Europe/Madrid"));
    QCOMPARE(defaults.limits.maxPerHour, 0);
    QCOMPARE(defaults.limits.maxPerDay, 0);
}

void TestPreferences::answer_whole_isAcceptedAsPut()
{
    Preferences changed = ann();
    changed.allow(NotificationType::Message, Channel::Push, false);
    changed.quietHours
        = {.enabled = true, .start = QTime(13, 0, 1), .end = QTime(15, 30), .timezone = "America/Mexico_City"};
    changed.limits = {3, 10'000};
    const Result<Preferences> read = replacedFromJson(written(changed), ann());
    QCOMPARE(told(read), QStringLiteral("ok"));
    QVERIFY(*read == changed);
}

void TestPreferences::answer_readByClient_isWhatWasWritten()
{
    Preferences shown = ann();
    shown.allow(NotificationType::Billing, Channel::Sms, false);
    shown.limits = {1, 2};
    const Result<Preferences> read = preferencesFromJson(written(shown));
    QCOMPARE(told(read), QStringLiteral("ok"));
    QCOMPARE(read->user, shown.user);
    QCOMPARE(read->username, shown.username);
    QCOMPARE(read->quietTimezone(), QByteArray("Europe/Madrid"));
    QCOMPARE(written(*read), written(shown));
}

void TestPreferences::answer_withoutUser_isNoneForClients()
{
    QCOMPARE(told(preferencesFromJson(with(written(ann()), QStringLiteral("user"), {}))),
        QStringLiteral("internal_error: user invalid, user.id invalid"));
}

void TestPreferences::field_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    int n = 0;
    const auto rows = [&n](const char *field, const char *expected, const QList<QByteArray> &values) {
        for (const QByteArray &value : values)
            QTest::addRow("%d %s %s", ++n, field, value.left(30).constData())
                << QString::fromLatin1(field) << value << QString::fromLatin1(expected);
    };
    rows("id", "ok", {"", "7"});
    rows("id", "read_only", {"8", "\"7\"", "null"});
    rows("user", "ok", {"", "{}", R"({"id": 7})", R"({"id": 7, "username": "ann"})"});
    rows("user", "invalid_type", {"7", "null"});
    rows("user.id", "read_only", {"8"});
    rows("user.username", "read_only", {"\"bob\"", "null"});
    rows("user.email", "unknown", {"\"x\""});
    rows("notification_types", "invalid_type", {"null", "[]", "true"});
    rows("notification_types.sports", "unknown", {"{}"});
    rows("notification_types.appointment", "invalid_type", {"true", "null", "[\"push\"]"});
    for (const char *channel : {"in_app", "push", "email", "sms"}) {
        const QByteArray path = QByteArray("notification_types.medical_record.") + channel;
        rows(path.constData(), "ok", {"true", "false"});
        rows(path.constData(), "invalid_type", {"null", "1", "\"true\"", "{}"});
    }
    rows("notification_types.billing.fax", "unknown", {"true"});
    rows("quiet_hours", "invalid_type", {"null", "false"});
    rows("quiet_hours.enabled", "ok", {"true", "false"});
    rows("quiet_hours.enabled", "invalid_type", {"null", "1"});
    rows("quiet_hours.days", "unknown", {"[]"});
    for (const char *path : {"quiet_hours.start_time", "quiet_hours.end_time"}) {
        rows(path, "ok", {"\"00:00\"", "\"07:30\"", "\"23:59:59\""});
        rows(path, "invalid",
            {"\"\"", "\"7:30\"", "\"24:00\"", "\"12:60\"", "\"12:00:60\"", "\"12:00:00.5\"", "\"12:00Z\"", "\" 12:00\"",
                "\"12:00 \"", "\"1200\"", "\"12.00\"", "\"٠٧:٣٠\"", "\"10 PM\"", "\"12:00\\n\""});
        rows(path, "invalid_type", {"null", "2200", "{\"hour\": 22}"});
    }
    rows("quiet_hours.timezone", "ok", {"null", "\"UTC\"", "\"Asia/Tokyo\""});
    rows("quiet_hours.timezone", "invalid",
        {"\"Mars/Olympus\"", "\"UTC+02:00\"", "\"CET-1CEST\"", "\"asia/tokyo\"", "\"/etc/localtime\""});
    rows("quiet_hours.timezone", "too_short", {"\"\""});
    rows("quiet_hours.timezone", "invalid_type", {"2", "true"});
    rows("frequency_limits", "invalid_type", {"null", "5"});
    for (const char *path : {"frequency_limits.max_per_hour", "frequency_limits.max_per_day"}) {
        rows(path, "ok", {"0", "1", "10000"});
        rows(path, "out_of_range", {"-1", "10001", "9223372036854775807", "9223372036854775808"});
        rows(path, "invalid_type", {"null", "\"5\"", "1.5"});
    }
    rows("frequency_limits.max_per_week", "unknown", {"5"});
    rows("sounds", "unknown", {"true"});
}

void TestPreferences::field_value_isAcceptedOrNamed()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const QString outcome
        = expected == QLatin1String("ok") ? expected : QStringLiteral("NOTIF_006: %1 %2").arg(field, expected);
    QCOMPARE(told(replacedFromJson(withAt(written(ann()), field, value), ann())), outcome);
    QCOMPARE(told(mergedFromJson(withAt({}, field, value), ann())), outcome);
}

void TestPreferences::put_missingField_isNamed_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field :
        {"notification_types", "notification_types.system", "notification_types.reminder.sms", "quiet_hours",
            "quiet_hours.enabled", "quiet_hours.start_time", "quiet_hours.end_time", "quiet_hours.timezone",
            "frequency_limits", "frequency_limits.max_per_hour", "frequency_limits.max_per_day"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestPreferences::put_missingField_isNamed()
{
    QFETCH(QString, field);
    QCOMPARE(told(replacedFromJson(withAt(written(ann()), field, {}), ann())),
        QStringLiteral("NOTIF_006: %1 required").arg(field));
    QCOMPARE(told(mergedFromJson(withAt(written(ann()), field, {}), ann())), QStringLiteral("ok"));
}

void TestPreferences::patch_someFields_leavesTheOthers()
{
    Preferences expected = ann();
    expected.allow(NotificationType::Appointment, Channel::Email, false);
    expected.limits.maxPerDay = 9;
    const Preferences before = expected;
    expected.allow(NotificationType::Appointment, Channel::Push, false);
    expected.allow(NotificationType::Appointment, Channel::Email, true);
    expected.quietHours.enabled = true;
    expected.quietHours.start = QTime(21, 0);
    const Result<Preferences> merged
        = mergedFromJson(json(R"({"notification_types": {"appointment": {"push": false, "email": true}},
        "quiet_hours": {"enabled": true, "start_time": "21:00"}})"),
            before);
    QCOMPARE(told(merged), QStringLiteral("ok"));
    QVERIFY(*merged == expected);
}

void TestPreferences::patch_nothing_changesNothing()
{
    Preferences before = ann();
    before.quietHours.timezone = "Asia/Tokyo";
    QVERIFY(*mergedFromJson({}, before) == before);
    QVERIFY(*mergedFromJson(
                json(R"({"notification_types": {"system": {}}, "quiet_hours": {}, "frequency_limits": {}})"), before)
        == before);
}

void TestPreferences::patch_limits_areHeldAgainstWhatIsStored()
{
    Preferences before = ann();
    before.limits = {5, 10};
    const auto outcome = [&before](const char *limits) {
        return told(mergedFromJson(json(QByteArray("{\"frequency_limits\": ") + limits + '}'), before));
    };
    const QString wrong = QStringLiteral("NOTIF_006: frequency_limits.max_per_hour out_of_range");
    QCOMPARE(outcome(R"({"max_per_hour": 11})"), wrong);
    QCOMPARE(outcome(R"({"max_per_day": 4})"), wrong);
    QCOMPARE(outcome(R"({"max_per_hour": 10})"), QStringLiteral("ok"));
    QCOMPARE(outcome(R"({"max_per_hour": 11, "max_per_day": 0})"), QStringLiteral("ok"));
    QCOMPARE(outcome(R"({"max_per_hour": 0})"), QStringLiteral("ok"));
    QCOMPARE(outcome(R"({"max_per_hour": 11, "max_per_day": -1})"),
        QStringLiteral("NOTIF_006: frequency_limits.max_per_day out_of_range"));
}

void TestPreferences::patch_quietHours_areHeldAgainstWhatIsStored()
{
    const auto outcome = [](const char *hours, bool enabled) {
        Preferences before = ann();
        before.quietHours.enabled = enabled;
        return told(mergedFromJson(json(QByteArray("{\"quiet_hours\": ") + hours + '}'), before));
    };
    const QString wrong = QStringLiteral("NOTIF_006: quiet_hours.end_time invalid");
    QCOMPARE(outcome(R"({"end_time": "22:00"})", true), wrong);
    QCOMPARE(outcome(R"({"start_time": "08:00:00"})", true), wrong);
    QCOMPARE(outcome(R"({"enabled": true, "start_time": "08:00"})", false), wrong);
    QCOMPARE(outcome(R"({"start_time": "08:00"})", false), QStringLiteral("ok"));
}

void TestPreferences::errors_many_areNamedAtOnce()
{
    QCOMPARE(told(mergedFromJson(json(R"({"notification_types": {"appointment": {"push": 1, "fax": true}, "sports": {}},
        "quiet_hours": {"start_time": "x", "timezone": "Mars"}, "frequency_limits": {"max_per_day": -1}, "extra": 1})"),
                 ann())),
        QStringLiteral("NOTIF_006: extra unknown, frequency_limits.max_per_day out_of_range, "
                       "notification_types.appointment.fax unknown, "
                       "notification_types.appointment.push invalid_type, notification_types.sports unknown, "
                       "quiet_hours.start_time invalid, quiet_hours.timezone invalid"));
}

void TestPreferences::timezone_usersOwn_staysTheirs()
{
    QVERIFY(replacedFromJson(written(ann()), ann())->quietHours.timezone.isEmpty());
    Preferences named = ann();
    named.quietHours.timezone = "Asia/Tokyo";
    QCOMPARE(replacedFromJson(written(ann()), named)->quietHours.timezone, QByteArray("Europe/Madrid"));
}

void TestPreferences::timezone_null_isTheUsersOwnAgain()
{
    Preferences named = ann();
    named.quietHours.timezone = "Asia/Tokyo";
    QVERIFY(*mergedFromJson(json(R"({"quiet_hours": {"timezone": null}})"), named) == ann());
}

QTEST_APPLESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
