#include "scim/user_resource.h"

#include "model/phone.h"
#include "model/times.h"
#include "scim/messages.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace mc::scim {

using model::Result;
using model::Role;
using model::RoleValue;
using model::User;

namespace {

constexpr QLatin1String clinic(clinicSchema);
const QString everything = QStringLiteral("*");

QString fullName(const User &user) { return (user.firstName + u' ' + user.lastName).trimmed(); }

QJsonArray oneElement(const QString &value, const char *type)
{
    QJsonObject element {{QStringLiteral("value"), value}, {QStringLiteral("primary"), true}};
    if (type)
        element.insert(QStringLiteral("type"), QLatin1String(type));
    return {element};
}

QString wordFor(Role role, const QList<RoleValue> &roleValues)
{
    for (const RoleValue &known : roleValues) {
        if (known.role == role && known.value != everything)
            return known.value;
    }
    return word(role);
}

// The words that stand for roles of people: the table's, and our own where it does not say otherwise.
QList<RoleValue> tableOf(const QList<RoleValue> &roleValues)
{
    QList<RoleValue> table;
    for (const RoleValue &known : roleValues) {
        if (known.role != Role::Service)
            table += known;
    }
    for (const Role role : {Role::Admin, Role::Doctor, Role::Patient}) {
        const QString own = word(role);
        if (std::none_of(table.begin(), table.end(), [&own](const RoleValue &known) { return known.value == own; }))
            table += RoleValue {own, role};
    }
    return table;
}

// A role's value; Microsoft Entra may send it within JSON of its own.
QString roleWord(const QJsonObject &element)
{
    const QString value = element.value(QLatin1String("value")).toString();
    if (!value.startsWith(u'{'))
        return value;
    return QJsonDocument::fromJson(value.toUtf8()).object().value(QLatin1String("value")).toString();
}

bool isOfType(const QJsonObject &element, const char *type)
{
    return element.value(QLatin1String("type")).toString().compare(QLatin1String(type), Qt::CaseInsensitive) == 0;
}

bool isPrimary(const QJsonObject &element) { return element.value(QLatin1String("primary")).toBool(); }

// The value of the element that ranks highest; undefined when there is none. A rank of 0: it does not count.
QJsonValue chosen(const QJsonValue &elements, int (*rank)(const QJsonObject &))
{
    QJsonValue best(QJsonValue::Undefined);
    int bestRank = 0;
    for (const QJsonValue &one : elements.toArray()) {
        const QJsonObject element = one.toObject();
        const QJsonValue value = element.value(QLatin1String("value"));
        if (const int own = value.isUndefined() ? 0 : rank(element); own > bestRank) {
            bestRank = own;
            best = value;
        }
    }
    return best;
}

int emailRank(const QJsonObject &element) { return isPrimary(element) ? 3 : isOfType(element, "work") ? 2 : 1; }

// Messages go to mobile phones. Others, and faxes, are none.
int phoneRank(const QJsonObject &element)
{
    if (isOfType(element, "mobile"))
        return isPrimary(element) ? 4 : 3;
    if (!element.value(QLatin1String("type")).toString().isEmpty())
        return 0;
    return isPrimary(element) ? 2 : 1;
}

// RFC 3966 and what people write, as E.164 where it is that.
QJsonValue plainNumber(const QJsonValue &value)
{
    QString text = value.toString();
    if (!value.isString())
        return value;
    if (text.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        text = text.mid(4).section(u';', 0, 0);
    return model::plainPhone(text);
}

QJsonValue truth(const QJsonValue &value)
{
    const QString text = value.toString().toLower();
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return value;
}

QJsonValue languageTag(const QJsonValue &value)
{
    return value.isString() ? QJsonValue(value.toString().replace(u'_', u'-')) : value;
}

// The attribute of ours that an error is about, as SCIM calls it.
QString attributeOf(const QString &field)
{
    static const QHash<QString, QString> names {{QStringLiteral("username"), QStringLiteral("userName")},
        {QStringLiteral("email"), QStringLiteral("emails")}, {QStringLiteral("phone"), QStringLiteral("phoneNumbers")},
        {QStringLiteral("first_name"), QStringLiteral("name.givenName")},
        {QStringLiteral("last_name"), QStringLiteral("name.familyName")},
        {QStringLiteral("role"), QStringLiteral("roles")},
        {QStringLiteral("clinic_id"), clinic + QStringLiteral(":clinicId")},
        {QStringLiteral("external_id"), QStringLiteral("externalId")},
        {QStringLiteral("is_active"), QStringLiteral("active")}};
    return names.value(field, field);
}

/// Reads attributes into the directory's own fields, which model::userFromJson() checks.
class UserReader
{
public:
    UserReader(const QJsonObject &attributes, const User &known, Absent absent, const QList<RoleValue> &roleValues)
        : m_attributes(attributes)
        , m_known(known)
        , m_kept(absent == Absent::Kept ? known : User())
        , m_roleValues(roleValues)
    {
    }

    Result<User> read()
    {
        const QJsonObject name = m_attributes.value(QLatin1String("name")).toObject();
        QJsonValue family = name.value(QLatin1String("familyName"));
        if (family.isUndefined() && !name.contains(QLatin1String("givenName")))
            family = name.value(QLatin1String("formatted"));
        put("username", m_attributes.value(QLatin1String("userName")));
        put("first_name", name.value(QLatin1String("givenName")));
        put("last_name", family);
        put("email", chosen(m_attributes.value(QLatin1String("emails")), &emailRank));
        put("phone", plainNumber(chosen(m_attributes.value(QLatin1String("phoneNumbers")), &phoneRank)));
        put("external_id", m_attributes.value(QLatin1String("externalId")));
        put("is_active", truth(m_attributes.value(QLatin1String("active"))), m_known.isActive);
        put("locale", languageTag(m_attributes.value(QLatin1String("locale"))), m_kept.locale);
        put("timezone", m_attributes.value(QLatin1String("timezone")), QString::fromLatin1(m_kept.timezone));
        put("clinic_id", m_attributes.value(clinic).toObject().value(QLatin1String("clinicId")),
            m_kept.clinicId ? QJsonValue(*m_kept.clinicId) : QJsonValue());
        const Result<Role> role = readRole();
        if (!role)
            return role.error();
        put("role", QString(word(*role)));
        const Result<User> user = model::userFromJson(m_fields, m_known.id);
        return user ? user : named(user.error());
    }

private:
    // Absent ones have the default: a JSON field that is not there.
    void put(const char *field, const QJsonValue &value, const QJsonValue &otherwise = QJsonValue::Undefined)
    {
        m_fields.insert(QLatin1String(field), value.isUndefined() ? otherwise : value);
    }

    // A role that the attributes leave as it was stays, whatever the words mean.
    Result<Role> readRole() const
    {
        const QLatin1String name("roles");
        const QJsonArray roles = m_attributes.value(name).toArray();
        if (roles.isEmpty())
            return m_kept.role;
        if (roles == attributesOf(m_known, m_roleValues).value(name).toArray())
            return m_known.role;
        QStringList words;
        for (const QJsonValue &role : roles)
            words += roleWord(role.toObject());
        if (const std::optional<Role> role = model::roleOf(words, tableOf(m_roleValues)))
            return *role;
        return error("invalidValue",
            QStringLiteral("roles: None of these is a role here. It is admin, doctor or patient, or a value of "
                           "auth/role_values."));
    }

    static model::Error named(const model::Error &found)
    {
        const model::FieldError first = found.fields.value(0);
        return error("invalidValue", attributeOf(first.field) + QStringLiteral(": ") + first.message);
    }

    const QJsonObject m_attributes;
    const User &m_known;
    const User m_kept;
    const QList<RoleValue> &m_roleValues;
    QJsonObject m_fields;
};

} // namespace

QJsonObject attributesOf(const User &user, const QList<RoleValue> &roleValues)
{
    QJsonObject attributes {{QStringLiteral("userName"), user.username}, {QStringLiteral("active"), user.isActive},
        {QStringLiteral("roles"), oneElement(wordFor(user.role, roleValues), nullptr)},
        {QStringLiteral("locale"), user.locale}, {QStringLiteral("timezone"), QString::fromLatin1(user.timezone)}};
    QJsonObject name;
    if (!user.firstName.isEmpty())
        name.insert(QStringLiteral("givenName"), user.firstName);
    if (!user.lastName.isEmpty())
        name.insert(QStringLiteral("familyName"), user.lastName);
    if (!name.isEmpty())
        attributes.insert(QStringLiteral("name"), name);
    if (!user.externalId.isEmpty())
        attributes.insert(QStringLiteral("externalId"), user.externalId);
    if (!user.email.isEmpty())
        attributes.insert(QStringLiteral("emails"), oneElement(user.email, "work"));
    if (!user.phone.isEmpty())
        attributes.insert(QStringLiteral("phoneNumbers"), oneElement(user.phone, "mobile"));
    if (user.clinicId)
        attributes.insert(clinic, QJsonObject {{QStringLiteral("clinicId"), *user.clinicId}});
    return attributes;
}

QJsonObject resourceOf(
    const store::ProvisionedUser &provisioned, const QByteArray &baseUrl, const QList<RoleValue> &roleValues)
{
    const User &user = provisioned.user;
    const QString id = QString::number(user.id.value);
    QJsonObject resource = attributesOf(user, roleValues);
    QJsonArray schemas {QLatin1String(userSchema)};
    if (user.clinicId)
        schemas.append(clinic);
    resource.insert(QStringLiteral("schemas"), schemas);
    resource.insert(QStringLiteral("id"), id);
    if (QJsonObject name = resource.value(QLatin1String("name")).toObject(); !name.isEmpty()) {
        name.insert(QStringLiteral("formatted"), fullName(user));
        resource.insert(QStringLiteral("name"), name);
    }
    resource.insert(QStringLiteral("meta"),
        QJsonObject {{QStringLiteral("resourceType"), QStringLiteral("User")},
            {QStringLiteral("created"), QString::fromLatin1(model::toRfc3339(provisioned.createdAt))},
            {QStringLiteral("lastModified"), QString::fromLatin1(model::toRfc3339(provisioned.updatedAt))},
            {QStringLiteral("location"), QString::fromUtf8(baseUrl) + QStringLiteral("/scim/v2/Users/") + id}});
    return resource;
}

Result<User> userFrom(
    const QJsonObject &attributes, const User &known, Absent absent, const QList<RoleValue> &roleValues)
{
    return UserReader(attributes, known, absent, roleValues).read();
}

} // namespace mc::scim
