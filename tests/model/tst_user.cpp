#include "model/user.h"
#include "outcome.h"

using namespace mc::model;
using namespace mc::test;

namespace {

QJsonObject least() { return json(R"({"username": "ann", "role": "patient"})"); }

QByteArray text(int length, const char *character = "x", const char *end = "")
{
    return '"' + QByteArray(character).repeated(length) + end + '"';
}

} // namespace

class TestUser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_everyField_comesBackAsWritten();
    void body_leastFields_getDefaults();
    void field_value_isAcceptedOrNamed_data();
    void field_value_isAcceptedOrNamed();
    void id_inBody_isForBulkOnly();
    void errors_prefix_standsBeforeNames();
};

void TestUser::body_everyField_comesBackAsWritten()
{
    const QJsonObject body = json(
        R"({"id": 9007199254740992, "username": "Ann'\"s", "email": "ann@clinic.example", "phone": "+34600000000",
        "first_name": "Ána", "last_name": "O'Neil", "role": "doctor", "clinic_id": 12, "timezone": "America/Mexico_City",
        "locale": "es-MX", "is_active": false, "external_id": "auth0|64c"})");
    const Result<User> user = userFromJson(body, {});
    QCOMPARE(told(user), QStringLiteral("ok"));
    JsonWriter writer;
    write(writer, *user);
    QCOMPARE(json(writer.take()), body);
}

void TestUser::body_leastFields_getDefaults()
{
    User expected;
    expected.id = {7};
    expected.username = QStringLiteral("ann");
    QVERIFY(*userFromJson(least(), UserId {7}) == expected);
}

void TestUser::field_value_isAcceptedOrNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value"); // JSON text; empty: left out
    QTest::addColumn<QString>("expected"); // the error's code
    int n = 0;
    const auto rows = [&n](const char *field, const char *expected, const QList<QByteArray> &values) {
        for (const QByteArray &value : values)
            QTest::addRow("%d %s %s", ++n, field, value.left(30).constData())
                << QString::fromLatin1(field) << value << QString::fromLatin1(expected);
    };
    rows("username", "required", {""});
    rows("username", "ok", {"\"a\"", text(150), text(150, "\\ud83d\\ude00"), "\"a b@c\""});
    rows("username", "too_short", {"\"\""});
    rows("username", "too_long", {text(151)});
    rows("username", "invalid", {"\"a\\nb\"", "\"\\u0000\"", "\"\\ud800\""});
    rows("username", "invalid_type", {"null", "5"});

    rows("email", "ok",
        {"", "null", "\"\"", "\"a@b\"", "\"a.b+c@d.example\"", text(252, "a", "@b"), "\"ána@clínica.example\"",
            "\"maria@bücher.example\""});
    rows("email", "too_long", {text(253, "a", "@b")});
    rows("email", "invalid",
        {"\"a\"", "\"@b\"", "\"a@\"", "\"a@b@c\"", "\"a b@c\"", "\"<a@b>\"", "\"a@b\\n\"", "\"a@b \"", "\"a,b@x\"",
            "\"a(b)@x\"", "\"a@x..y\"", "\"a@-x.example\"", text(130, "ñ", "@b")});
    rows("email", "invalid_type", {"5", "[]"});

    rows("phone", "ok", {"", "null", "\"\"", "\"+12\"", "\"+34600000000\"", "\"+123456789012345\""});
    rows("phone", "invalid",
        {"\"+1\"", "\"34600000000\"", "\"+0600000000\"", "\"+34 600\"", "\"0034600\"", "\"+34600x\"", "\"+٣٤٦٠٠\""});
    rows("phone", "too_long", {"\"+1234567890123456\""});
    rows("phone", "invalid_type", {"34600000000"});

    for (const char *name : {"first_name", "last_name"}) {
        rows(name, "ok", {"", "\"\"", text(150), "\"María José\""});
        rows(name, "too_long", {text(151)});
        rows(name, "invalid", {"\"a\\tb\""});
        rows(name, "invalid_type", {"null", "true"});
    }
    rows("role", "required", {""});
    rows("role", "ok", {"\"admin\"", "\"doctor\"", "\"patient\""});
    rows("role", "invalid", {"\"service\"", "\"Admin\"", "\"nurse\""});
    rows("role", "invalid_type", {"null", "1"});

    rows("clinic_id", "ok", {"", "null", "1", "9007199254740992"});
    rows("clinic_id", "out_of_range", {"0", "-1", "9007199254740993", "9223372036854775808"});
    rows("clinic_id", "invalid_type", {"\"1\"", "1.5", "true"});

    rows("timezone", "ok", {"", "\"UTC\"", "\"Europe/Madrid\"", "\"America/Argentina/Buenos_Aires\""});
    rows("timezone", "invalid",
        {"\"Mars/Olympus\"", "\"europe/madrid\"", "\"../../etc/passwd\"", "\"Europe/Madrid \"", "\"/etc/localtime\"",
            "\"España\"", "\"UTC+02:00\"", "\"CET-1CEST\""});
    rows("timezone", "too_short", {"\"\""});
    rows("timezone", "too_long", {text(65)});
    rows("timezone", "invalid_type", {"null", "1"});

    rows("locale", "ok", {"", "\"en\"", "\"es-MX\"", "\"zh-Hant-TW\"", "\"gsw\"", "\"sl-rozaj-biske\""});
    rows("locale", "invalid", {"\"e\"", "\"es_MX\"", "\"es-\"", "\"español\"", "\"en-verylongone\"", "\"-en\""});
    rows("locale", "too_long", {text(36)});
    rows("locale", "invalid_type", {"null", "{}"});

    rows("is_active", "ok", {"", "true", "false"});
    rows("is_active", "invalid_type", {"null", "0", "\"true\""});
    rows("external_id", "ok", {"", "null", "\"x\"", "\"auth0|64c\"", text(255)});
    rows("external_id", "too_short", {"\"\""});
    rows("external_id", "too_long", {text(256)});
    rows("external_id", "invalid", {"\"a\\nb\""});
    rows("external_id", "invalid_type", {"7"});
    rows("password", "unknown", {"\"x\""});
    rows("Username", "unknown", {"\"x\""});
}

void TestUser::field_value_isAcceptedOrNamed()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const QString wrong = QStringLiteral("validation_error: %1 %2").arg(field, expected);
    QCOMPARE(told(userFromJson(with(least(), field, value), UserId {7})),
        expected == QLatin1String("ok") ? expected : wrong);
}

void TestUser::id_inBody_isForBulkOnly()
{
    const auto outcome = [](const QByteArray &id, std::optional<UserId> given) {
        return told(userFromJson(with(least(), QStringLiteral("id"), id), given));
    };
    QCOMPARE(outcome("7", UserId {7}), QStringLiteral("validation_error: id unknown"));
    QCOMPARE(outcome("7", {}), QStringLiteral("ok"));
    QCOMPARE(outcome("", {}), QStringLiteral("validation_error: id required"));
    QCOMPARE(outcome("0", {}), QStringLiteral("validation_error: id out_of_range"));
    QCOMPARE(outcome("\"7\"", {}), QStringLiteral("validation_error: id invalid_type"));
}

void TestUser::errors_prefix_standsBeforeNames()
{
    QCOMPARE(told(userFromJson(json(R"({"role": 1, "x": 2})"), {}, QStringLiteral("users[3]."))),
        QStringLiteral("validation_error: users[3].id required, users[3].role invalid_type, users[3].username "
                       "required, users[3].x unknown"));
}

QTEST_APPLESS_MAIN(TestUser)
#include "tst_user.moc"
