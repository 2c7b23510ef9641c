#include "scim/patch.h"

#include "scim/attribute_path.h"
#include "scim/messages.h"

#include <QtCore/QJsonArray>

namespace mc::scim {

using model::Result;

namespace {

constexpr qsizetype mostOperations = 1000;
const QString primary = QStringLiteral("primary");

enum class Operation { Add, Replace, Remove };

std::optional<Operation> operationFrom(const QString &text)
{
    const QString word = text.toLower();
    if (word == QLatin1String("add"))
        return Operation::Add;
    if (word == QLatin1String("replace"))
        return Operation::Replace;
    return word == QLatin1String("remove") ? std::optional(Operation::Remove) : std::nullopt;
}

// A name compares without case here too.
QJsonValue memberOf(const QJsonObject &object, QLatin1String name)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return *it;
    }
    return QJsonValue::Undefined;
}

QJsonObject merged(QJsonObject object, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object.insert(it.key(), *it);
    return object;
}

/// The elements of an attribute of several, as operations change them.
class Elements
{
public:
    explicit Elements(const QJsonArray &elements)
    {
        for (const QJsonValue &element : elements)
            m_elements += element.toObject();
    }

    void add(const QJsonArray &more)
    {
        for (const QJsonValue &one : more) {
            const QJsonObject element = one.toObject();
            const auto isSame = [&element](const QJsonObject &known) {
                return known.value(QLatin1String("value")) == element.value(QLatin1String("value"));
            };
            m_elements.removeIf(isSame);
            append(element);
        }
    }
    // Of those that fulfil the conditions. The number of them.
    int change(const QList<Condition> &conditions, const QJsonObject &changes)
    {
        int count = 0;
        for (qsizetype i = 0; i < m_elements.size(); ++i) {
            if (!fulfils(m_elements[i], conditions))
                continue;
            m_elements[i] = merged(m_elements[i], changes);
            keepOnePrimary(i);
            ++count;
        }
        return count;
    }
    void append(const QJsonObject &element)
    {
        m_elements += element;
        keepOnePrimary(m_elements.size() - 1);
    }
    void remove(const QList<Condition> &conditions, const QString &part)
    {
        if (part.isEmpty()) {
            m_elements.removeIf([&](const QJsonObject &element) { return fulfils(element, conditions); });
            return;
        }
        for (QJsonObject &element : m_elements) {
            if (fulfils(element, conditions))
                element.remove(part);
        }
    }
    QJsonArray array() const
    {
        QJsonArray array;
        for (const QJsonObject &element : m_elements)
            array.append(element);
        return array;
    }

private:
    // Only one may be (RFC 7644 section 3.5.2).
    void keepOnePrimary(qsizetype changed)
    {
        if (!m_elements[changed].value(primary).toBool())
            return;
        for (qsizetype i = 0; i < m_elements.size(); ++i) {
            if (i != changed && m_elements[i].contains(primary))
                m_elements[i].insert(primary, false);
        }
    }

    QList<QJsonObject> m_elements;
};

// What an element must be to fulfil the conditions.
QJsonObject elementOf(const Attribute &attribute, const QList<Condition> &conditions)
{
    QJsonObject element;
    for (const Condition &condition : conditions) {
        if (const QString part = partNamed(attribute, condition.attribute); !part.isEmpty())
            element.insert(part, condition.value);
    }
    return element;
}

Result<void> changeElements(
    QJsonObject &resource, Operation operation, const AttributePath &path, const QJsonValue &value)
{
    const QLatin1String name = path.attribute->name;
    const bool isWhole = !path.elements && path.part.isEmpty();
    const QJsonArray given = canonicalValue(*path.attribute, value).toArray();
    if (isWhole && operation == Operation::Replace) {
        resource.insert(name, given);
        return {};
    }
    Elements elements(resource.value(name).toArray());
    const QList<Condition> conditions = path.elements.value_or(QList<Condition>());
    if (isWhole) {
        elements.add(given);
    } else {
        const QJsonObject changes = path.part.isEmpty() ? given.first().toObject() : QJsonObject {{path.part, value}};
        if (elements.change(conditions, changes) == 0) {
            if (operation == Operation::Replace && path.elements)
                return error("noTarget", QStringLiteral("No element of %1 is as the path says.").arg(name));
            elements.append(merged(elementOf(*path.attribute, conditions), changes));
        }
    }
    resource.insert(name, elements.array());
    return {};
}

void removeElements(QJsonObject &resource, const AttributePath &path)
{
    const QLatin1String name = path.attribute->name;
    Elements elements(resource.value(name).toArray());
    elements.remove(path.elements.value_or(QList<Condition>()), path.part);
    resource.insert(name, elements.array());
}

Result<void> remove(QJsonObject &resource, const AttributePath &path)
{
    const QLatin1String name = path.attribute->name;
    if (name == QLatin1String("userName"))
        return error("mutability", QStringLiteral("userName is required."));
    if (path.attribute->shape == Shape::Multiple && (path.elements || !path.part.isEmpty())) {
        removeElements(resource, path);
    } else if (path.part.isEmpty()) {
        resource.remove(name);
    } else {
        QJsonObject object = resource.value(name).toObject();
        object.remove(path.part);
        resource.insert(name, object);
    }
    return {};
}

Result<void> set(QJsonObject &resource, Operation operation, const AttributePath &path, const QJsonValue &value)
{
    const QLatin1String name = path.attribute->name;
    if (value.isNull()) // unassigned (RFC 7643 section 2.5)
        return remove(resource, path);
    if (path.attribute->shape == Shape::Multiple)
        return changeElements(resource, operation, path, value);
    if (path.attribute->shape == Shape::Simple) {
        resource.insert(name, value);
        return {};
    }
    if (path.part.isEmpty() && !value.isObject())
        return error("invalidValue", QStringLiteral("The value of %1 is an object.").arg(name));
    const QJsonObject changes
        = path.part.isEmpty() ? canonicalValue(*path.attribute, value).toObject() : QJsonObject {{path.part, value}};
    resource.insert(name, merged(resource.value(name).toObject(), changes));
    return {};
}

Result<void> apply(QJsonObject &resource, Operation operation, const QString &where, const QJsonValue &value)
{
    const Result<AttributePath> path = pathFrom(where);
    if (!path)
        return path.error();
    if (path->isIgnored())
        return {};
    if (path->attribute->isReadOnly)
        return error("mutability", QStringLiteral("%1 can't be changed.").arg(path->attribute->name));
    if (operation == Operation::Remove)
        return remove(resource, *path);
    if (value.isUndefined())
        return error("invalidValue", QStringLiteral("The operation lacks a value."));
    return set(resource, operation, *path, value);
}

// Without a path the value names attributes, or paths. Attributes that can't be changed come along with others.
Result<void> applyAll(QJsonObject &resource, Operation operation, const QJsonValue &value)
{
    if (operation == Operation::Remove)
        return error("noTarget", QStringLiteral("An operation that removes needs a path."));
    if (!value.isObject())
        return error("invalidValue", QStringLiteral("Without a path, the value is an object of attributes."));
    const QJsonObject attributes = value.toObject();
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        const Attribute *const attribute = attributeNamed(it.key());
        if (attribute && attribute->isReadOnly)
            continue;
        if (const Result<void> done = apply(resource, operation, it.key(), *it); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QJsonObject> patched(const QJsonObject &resource, const QJsonObject &patch)
{
    const QJsonArray operations = memberOf(patch, QLatin1String("Operations")).toArray();
    if (operations.isEmpty() || operations.size() > mostOperations)
        return error("invalidSyntax", QStringLiteral("A PATCH holds Operations: a list of up to 1,000."));
    QJsonObject result = resource;
    for (const QJsonValue &one : operations) {
        const QJsonObject object = one.toObject();
        const std::optional<Operation> operation = operationFrom(memberOf(object, QLatin1String("op")).toString());
        if (!operation)
            return error("invalidSyntax", QStringLiteral("An operation's op is add, replace or remove."));
        const QJsonValue path = memberOf(object, QLatin1String("path")),
                         value = memberOf(object, QLatin1String("value"));
        const bool hasPath = path.isString() && !path.toString().isEmpty();
        const Result<void> done
            = hasPath ? apply(result, *operation, path.toString(), value) : applyAll(result, *operation, value);
        if (!done)
            return done.error();
    }
    return result;
}

} // namespace mc::scim
