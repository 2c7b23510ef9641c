#include "model/user.h"

#include "model/answer_fields.h"
#include "model/email.h"
#include "model/fields.h"
#include "model/json_optional.h"
#include "model/phone.h"
#include "model/time_zone.h"
#include "model/words.h"

#include <QtCore/QRegularExpression>

namespace mc::model {

namespace {

constexpr std::array roleWords {"admin", "doctor", "patient", "service"};

std::optional<Role> directoryRoleFromWord(QAnyStringView word)
{
    const std::optional<Role> role = roleFromWord(word);
    return role == Role::Service ? std::nullopt : role;
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

// A text that null or absence leaves empty.
QString optionalText(Fields &fields, QLatin1String name, int most, bool (*isValid)(QStringView), const QString &message)
{
    if (fields.isNull(name)) {
        fields.accept(name);
        return {};
    }
    const QString text = fields.text(name, {0, most}).value_or(QString());
    if (!text.isEmpty() && !isValid(text))
        fields.wrong(name, QStringLiteral("invalid"), message);
    return text;
}

QString locale(Fields &fields)
{
    const QLatin1String name("locale");
    const QString locale = fields.text(name, {1, 35}).value_or(QStringLiteral("en"));
    if (!matches(locale, "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"))
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a BCP 47 language tag such as es-MX."));
    return locale;
}

// Kept character for character, since it is compared so.
QString externalId(Fields &fields)
{
    const QLatin1String name("external_id");
    if (fields.isNull(name)) {
        fields.accept(name);
        return {};
    }
    return fields.text(name, {1, mostExternalId}).value_or(QString());
}

std::optional<qint64> clinicId(Fields &fields)
{
    const QLatin1String name("clinic_id");
    if (fields.isNull(name)) {
        fields.accept(name);
        return {};
    }
    return fields.integer(name, 1, std::numeric_limits<qint64>::max());
}

} // namespace

QLatin1String word(Role role) { return wordOf(roleWords, role); }
std::optional<Role> roleFromWord(QAnyStringView word) { return valueOf<Role>(roleWords, word); }

void write(JsonWriter &json, const User &user)
{
    json.beginObject().field(QLatin1String("id"), user.id.value).field(QLatin1String("username"), user.username);
    writeOptional(json, QLatin1String("email"), user.email);
    writeOptional(json, QLatin1String("phone"), user.phone);
    json.field(QLatin1String("first_name"), user.firstName)
        .field(QLatin1String("last_name"), user.lastName)
        .field(QLatin1String("role"), word(user.role));
    writeOptional(json, QLatin1String("clinic_id"), user.clinicId)
        .field(QLatin1String("timezone"), QString::fromLatin1(user.timezone))
        .field(QLatin1String("locale"), user.locale)
        .field(QLatin1String("is_active"), user.isActive);
    writeOptional(json, QLatin1String("external_id"), user.externalId).endObject();
}

Result<User> userFromJson(const QJsonObject &object, std::optional<UserId> id, const QString &prefix)
{
    Fields fields(object, prefix);
    User user;
    if (id) {
        user.id = *id;
    } else {
        fields.require(QLatin1String("id"));
        user.id = fields.userId(QLatin1String("id")).value_or(UserId());
    }
    fields.require(QLatin1String("username"));
    fields.require(QLatin1String("role"));
    user.username = fields.text(QLatin1String("username"), {1, 150}).value_or(QString());
    user.email = optionalText(fields, QLatin1String("email"), 254, &isEmail,
        QStringLiteral("Must be an email address such as ann@clinic.example."));
    user.phone = optionalText(
        fields, QLatin1String("phone"), 16, &isPhone, QStringLiteral("Must be an E.164 number such as +34600000000."));
    user.firstName = fields.text(QLatin1String("first_name"), {0, 150}).value_or(QString());
    user.lastName = fields.text(QLatin1String("last_name"), {0, 150}).value_or(QString());
    user.role = fields.word(QLatin1String("role"), &directoryRoleFromWord, QStringLiteral("admin, doctor, patient"))
                    .value_or(Role::Patient);
    user.clinicId = clinicId(fields);
    user.timezone = timeZone(fields, QLatin1String("timezone")).value_or("UTC");
    user.locale = locale(fields);
    user.isActive = fields.boolean(QLatin1String("is_active")).value_or(true);
    user.externalId = externalId(fields);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return user;
}

Result<User> userFromAnswer(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"id", "username", "role"});
    User user;
    user.id = fields.userId("id");
    user.username = fields.text("username");
    user.email = fields.text("email");
    user.phone = fields.text("phone");
    user.firstName = fields.text("first_name");
    user.lastName = fields.text("last_name");
    user.role = fields.word("role", &roleFromWord).value_or(Role::Patient);
    user.clinicId = fields.optionalInteger("clinic_id");
    user.timezone = fields.text("timezone").toLatin1();
    user.locale = fields.text("locale");
    user.isActive = fields.boolean("is_active");
    user.externalId = fields.text("external_id");
    if (const std::optional<Error> error = fields.error())
        return *error;
    return user;
}

} // namespace mc::model
