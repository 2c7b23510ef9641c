#pragma once

#include "model/preferences.h"
#include "store/session/rows.h"

namespace mc::store {

/// The columns of preferences, for `SELECT` lists over `preferences p`, in the order readPreferences() reads them.
inline constexpr char preferencesColumns[]
    = "p.notification_types, p.quiet_hours_enabled, p.quiet_hours_start, p.quiet_hours_end, p.quiet_hours_zone, "
      "p.max_per_hour, p.max_per_day";

/// Reads the next columns over the defaults; nothing when they are null, as for users who never chose.
void readPreferences(Rows &row, model::Preferences &preferences);

} // namespace mc::store
