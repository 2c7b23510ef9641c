#pragma once

#include "model/result.h"
#include "store/directory/provisioning.h"

#include <QtCore/QJsonObject>

namespace mc::scim {

/// One comparison of a filter: an attribute `eq` a value (RFC 7644 section 3.4.2.2).
struct Condition
{
    QString attribute; ///< in lower case: "username", "emails.value"
    QJsonValue value;
    bool operator==(const Condition &) const = default;
};

/// The comparisons of a filter, all of which have to hold: `userName eq "ann" and active eq true`. One over the elements of an
/// attribute, `emails[type eq "work"].value eq "ann@clinic.example"`, becomes a comparison for each of its own. Error: invalidFilter,
/// for what is none, and for other operators.
model::Result<QList<Condition>> conditionsIn(QStringView filter);

/// Whether an element of an attribute fulfils all conditions. Texts compare without case; a truth may be written as a text.
bool fulfils(const QJsonObject &element, const QList<Condition> &conditions);

/// Which users a filter of a list means. Error: invalidFilter, also for attributes that users can't be found by.
model::Result<store::ProvisioningFilter> userFilter(QStringView filter);

} // namespace mc::scim
