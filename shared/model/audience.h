#pragma once

#include "model/fields.h"
#include "model/user.h"

namespace mc::model {

/// Whom a batch is for (CONTRACT section 5): those named, or those of a role, of a clinic, of both, or everyone.
/// Of the latter the active ones.
struct Audience
{
    QList<UserId> userIds; ///< distinct; empty: by what follows
    std::optional<Role> role; ///< not Service
    std::optional<qint64> clinicId;
    bool operator==(const Audience &) const = default;
};

/// Reads the field `audience` of a body: {"user_ids": […]} of 1 to 10,000, or any of {"role", "clinic_id"}, or
/// {"everyone": true}. What is wrong is noted with `fields`.
std::optional<Audience> audienceFrom(Fields &fields);
/// As audienceFrom() reads it.
void write(JsonWriter &json, const Audience &audience);

} // namespace mc::model
