#pragma once

#include "model/ids.h"
#include "model/user.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QUuid>

#include <optional>

namespace mc::auth {

/// Who calls, as a verified token tells (CONTRACT section 3). Whether the directory knows such a user, and whether
/// they are active, is not part of it.
struct Caller
{
    QString subject; ///< the token's `sub`, or what the identity provider calls the subject
    model::Role role = model::Role::Patient;
    std::optional<model::UserId> userId; ///< absent for Role::Service, and until the directory has told it
    QString externalId {}; ///< by which the directory finds the person; empty: by the id
    QDateTime expiry; ///< the token's `exp`, UTC, without leeway
    QDateTime issuedAt {}; ///< its `iat`; invalid: none
    std::optional<int>
        sessionEpoch {}; ///< of tokens that this service gave: the user's epoch at that time (CONTRACT section 12)
    QByteArray session {}; ///< likewise, which one: its refresh tokens' family; empty: none
    QUuid tokenId {}; ///< its `jti`, where that is a UUID, as `token create` gives; null: none
    bool operator==(const Caller &) const = default;
};

} // namespace mc::auth
