#include "scim/attributes.h"

#include "scim/messages.h"

#include <QtCore/QJsonArray>

namespace mc::scim {

namespace {

bool isSame(QStringView one, QLatin1String other) { return one.compare(other, Qt::CaseInsensitive) == 0; }

const QList<Attribute> &attributes()
{
    const QList<QLatin1String> element {
        QLatin1String("value"), QLatin1String("type"), QLatin1String("primary"), QLatin1String("display")};
    static const QList<Attribute> all {
        {.name = QLatin1String("schemas"), .isReadOnly = true},
        {.name = QLatin1String("id"), .isReadOnly = true},
        {.name = QLatin1String("meta"), .isReadOnly = true},
        {.name = QLatin1String("groups"), .isReadOnly = true},
        {.name = QLatin1String("externalId")},
        {.name = QLatin1String("userName")},
        {.name = QLatin1String("name"),
            .shape = Shape::Complex,
            .parts = {QLatin1String("givenName"), QLatin1String("familyName"), QLatin1String("formatted")}},
        {.name = QLatin1String("active")},
        {.name = QLatin1String("emails"), .shape = Shape::Multiple, .parts = element},
        {.name = QLatin1String("phoneNumbers"), .shape = Shape::Multiple, .parts = element},
        {.name = QLatin1String("roles"), .shape = Shape::Multiple, .parts = element},
        {.name = QLatin1String("locale")},
        {.name = QLatin1String("timezone")},
        {.name = QLatin1String(clinicSchema), .shape = Shape::Complex, .parts = {QLatin1String("clinicId")}},
    };
    return all;
}

QJsonObject canonicalParts(const Attribute &attribute, const QJsonObject &object)
{
    QJsonObject parts;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = partNamed(attribute, it.key());
        if (!name.isEmpty() && !it->isNull())
            parts.insert(name, *it);
    }
    return parts;
}

// An element may come as its bare value.
QJsonArray canonicalElements(const Attribute &attribute, const QJsonValue &value)
{
    const QJsonArray given = value.isArray() ? value.toArray() : QJsonArray {value};
    QJsonArray elements;
    for (const QJsonValue &element : given) {
        if (element.isObject())
            elements.append(canonicalParts(attribute, element.toObject()));
        else if (!element.isNull())
            elements.append(QJsonObject {{QStringLiteral("value"), element}});
    }
    return elements;
}

} // namespace

const Attribute *attributeNamed(QStringView name)
{
    if (isSame(name, QLatin1String("preferredLanguage")))
        name = u"locale";
    for (const Attribute &attribute : attributes()) {
        if (isSame(name, attribute.name))
            return &attribute;
    }
    return nullptr;
}

QString partNamed(const Attribute &attribute, QStringView name)
{
    for (const QLatin1String part : attribute.parts) {
        if (isSame(name, part))
            return part;
    }
    return {};
}

QJsonValue canonicalValue(const Attribute &attribute, const QJsonValue &value)
{
    if (attribute.shape == Shape::Multiple)
        return canonicalElements(attribute, value);
    return attribute.shape == Shape::Complex && value.isObject() ? canonicalParts(attribute, value.toObject()) : value;
}

QJsonObject canonical(const QJsonObject &resource)
{
    QJsonObject kept;
    for (auto it = resource.begin(); it != resource.end(); ++it) {
        const Attribute *const attribute = attributeNamed(it.key());
        if (!attribute || attribute->isReadOnly || it->isNull())
            continue;
        const bool isOtherName = !isSame(it.key(), attribute->name); // the name itself counts for more
        if (!isOtherName || !kept.contains(attribute->name))
            kept.insert(attribute->name, canonicalValue(*attribute, *it));
    }
    return kept;
}

} // namespace mc::scim
