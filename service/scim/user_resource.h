#pragma once

#include "model/role_values.h"
#include "store/directory/provisioning.h"

#include <QtCore/QJsonObject>

namespace mc::scim {

/// What a user's attributes are here, spelled as canonical() does: what PATCH operations change. A role bears the first of the words
/// that stand for it, or our own.
QJsonObject attributesOf(const model::User &user, const QList<model::RoleValue> &roleValues);

/// The whole resource, with what only this service says.
QJsonObject resourceOf(
    const store::ProvisionedUser &user, const QByteArray &baseUrl, const QList<model::RoleValue> &roleValues);

/// What an attribute means that is not there.
enum class Absent {
    Default, ///< it was removed, or never given
    Kept, ///< role, clinic, language and time zone stay, of which an identity provider may know nothing
};

/// The user that canonical attributes describe, with the id of `known`. `active` stays as it is where it is absent. Of several email
/// addresses the primary one counts, of phone numbers those that are mobile or of no type. Error: invalidValue, naming the
/// attribute.
model::Result<model::User> userFrom(
    const QJsonObject &attributes, const model::User &known, Absent absent, const QList<model::RoleValue> &roleValues);

} // namespace mc::scim
