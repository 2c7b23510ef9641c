#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace mc::scim {

/// How an attribute of a user is built (RFC 7643 section 2.3 and 2.4).
enum class Shape { Simple, Complex, Multiple };

/// An attribute of a user that this service keeps.
struct Attribute
{
    QLatin1String name; ///< as it is spelled; names compare without case
    Shape shape = Shape::Simple;
    QList<QLatin1String> parts {}; ///< sub-attributes
    bool isReadOnly = false;
};

/// The attribute of such a name; null: not kept, so that it is passed over. `preferredLanguage` is another name of `locale`.
const Attribute *attributeNamed(QStringView name);
/// The spelling of a sub-attribute; empty: not kept.
QString partNamed(const Attribute &attribute, QStringView name);

/// The resource with its attributes as they are spelled here; what is not kept, and what is null, is left out.
QJsonObject canonical(const QJsonObject &resource);
/// The same of one attribute's value.
QJsonValue canonicalValue(const Attribute &attribute, const QJsonValue &value);

} // namespace mc::scim
