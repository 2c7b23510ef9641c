#pragma once

#include "support/json.h"

namespace mc::test {

/// A sound body for a PUT of preferences, which takes nothing less than all of them.
inline QJsonObject wholePreferences()
{
    QJsonObject types;
    for (const char *type : {"appointment", "message", "medical_record", "system", "billing", "reminder"})
        types.insert(QLatin1String(type), object({{"push", true}, {"email", true}, {"sms", true}, {"in_app", true}}));
    return object({{"notification_types", types},
        {"quiet_hours",
            object({{"enabled", false}, {"start_time", "22:00"}, {"end_time", "08:00"}, {"timezone", "UTC"}})},
        {"frequency_limits", object({{"max_per_hour", 0}, {"max_per_day", 0}})}});
}

} // namespace mc::test
