#pragma once

#include "model/user.h"

#include <QtCore/QDateTime>

#include <optional>

namespace mc::store {

/// When a caller was given their rights, as their token tells.
struct Grant
{
    std::optional<int> epoch; ///< tokens of our own; absent: another identity provider's
    QDateTime issuedAt; ///< invalid: the token doesn't tell
    bool operator==(const Grant &) const = default;
};

/// What the directory says of a caller at this moment (CONTRACT sections 11 and 12).
struct Standing
{
    bool isActive = false;
    model::Role role = model::Role::Patient;
    int epoch = 0; ///< how often the user's sessions were ended
    QDateTime sessionsValidFrom {}; ///< when the last time was; invalid: never
    bool operator==(const Standing &) const = default;

    /// Whether what was given then has not been ended since.
    bool honours(const Grant &grant) const
    {
        if (grant.epoch)
            return *grant.epoch == epoch;
        return !sessionsValidFrom.isValid() || (grant.issuedAt.isValid() && grant.issuedAt >= sessionsValidFrom);
    }
};

/// The standing of somebody who was found by another name than the id.
struct KnownStanding
{
    std::optional<model::UserId> id; ///< absent: the directory knows nobody of that name
    Standing standing {};
};

} // namespace mc::store
