#include "scim/projection.h"

#include "scim/messages.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

namespace mc::scim {

namespace {

// In lower case, without the URN of the core's schema.
QSet<QString> namesIn(const QString &list)
{
    const QString core = QString(QLatin1String(userSchema)).toLower() + u':';
    QSet<QString> names;
    for (const QString &part : list.toLower().split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        names += name.startsWith(core) ? name.mid(core.size()) : name;
    }
    return names;
}

// The parts of an object, or of each object of an array, whose dotted names are among those, or are not.
QJsonValue partsOf(const QString &attribute, const QJsonValue &value, const QSet<QString> &names, bool areKept)
{
    QJsonObject parts;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (names.contains(attribute + u'.' + it.key().toLower()) == areKept)
            parts.insert(it.key(), *it);
    }
    return parts;
}

QJsonValue projected(const QString &attribute, const QJsonValue &value, const QSet<QString> &names, bool areKept)
{
    if (!value.isArray())
        return value.isObject() ? partsOf(attribute, value, names, areKept) : QJsonValue();
    QJsonArray elements;
    for (const QJsonValue &element : value.toArray())
        elements.append(partsOf(attribute, element, names, areKept));
    return elements;
}

} // namespace

QJsonObject Projection::of(const QJsonObject &resource) const
{
    const bool areKept = !attributes.isEmpty();
    const QSet<QString> names = namesIn(areKept ? attributes : excluded);
    if (names.isEmpty())
        return resource;
    const auto isPartNamed = [&names](const QString &attribute) {
        return std::any_of(names.begin(), names.end(),
            [&attribute](const QString &name) { return name.startsWith(attribute + u'.'); });
    };
    QJsonObject result;
    for (auto it = resource.begin(); it != resource.end(); ++it) {
        const QString name = it.key().toLower();
        if (name == QLatin1String("schemas") || name == QLatin1String("id") || names.contains(name) == areKept) {
            if (areKept || !isPartNamed(name))
                result.insert(it.key(), *it);
            else
                result.insert(it.key(), projected(name, *it, names, false));
        } else if (areKept && isPartNamed(name)) {
            result.insert(it.key(), projected(name, *it, names, true));
        }
    }
    return result;
}

} // namespace mc::scim
