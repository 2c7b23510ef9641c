#pragma once

#include "model/user.h"

#include <QtCore/QStringList>

namespace mc::model {

/// A word by which somebody else calls a role of ours.
struct RoleValue
{
    QString value; ///< "*": whatever no other one names, also nothing
    Role role = Role::Patient;
    bool operator==(const RoleValue &) const = default;
};

/// Of the roles that the words stand for, the one with most rights; nothing when they stand for none. Without a table the words
/// are our own. With one they are only its.
std::optional<Role> roleOf(const QStringList &words, const QList<RoleValue> &table);

} // namespace mc::model
