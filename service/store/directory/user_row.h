#pragma once

#include "model/user.h"
#include "store/session/rows.h"

namespace mc::store {

/// The columns of users, for `SELECT` lists over `users`, in the order readUser() reads them.
inline constexpr char userColumns[]
    = "id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, "
      "is_active, external_id";

model::User readUser(Rows &row);

} // namespace mc::store
