#pragma once

#include <QtCore/QStringList>

#include <array>

namespace mc::store {

/// The counters of statistics, by their columns in statistics_increments, statistics and user_statistics.
enum class Counter {
    Total,
    Unread,
    Scheduled,
    Type, ///< the first of six, in the order of model::NotificationType
    Priority = Type + 6, ///< the first of four, in the order of model::Priority
    Read = Priority + 4,
    ReadMs,
    Clicked,
    InAppSent,
    InAppDelivered,
    Suppressed, ///< the first of four, in the order of model::allChannels
    Push = Suppressed + 4, ///< the first of four: pending, sent, delivered, failed
    Email = Push + 4, ///< likewise
    Sms = Email + 4, ///< likewise
    Retrying = Sms + 4,
    Android,
    Ios,
    Web,
};

inline constexpr std::array counterColumns {"total", "unread", "scheduled", "type_appointment", "type_billing",
    "type_medical_record", "type_message", "type_reminder", "type_system", "priority_low", "priority_medium",
    "priority_high", "priority_critical", "was_read", "read_ms", "clicked", "in_app_sent", "in_app_delivered",
    "in_app_suppressed", "push_suppressed", "email_suppressed", "sms_suppressed", "push_pending", "push_sent",
    "push_delivered", "push_failed", "email_pending", "email_sent", "email_delivered", "email_failed", "sms_pending",
    "sms_sent", "sms_delivered", "sms_failed", "retrying", "android", "ios", "web"};
static_assert(counterColumns.size() == std::size_t(Counter::Web) + 1);

/// Each counter's column put in the place of every %1 of the pattern, with commas between.
inline QString forEachCounter(const QString &pattern)
{
    QStringList pieces;
    for (const char *column : counterColumns)
        pieces += QString(pattern).replace(QLatin1String("%1"), QLatin1String(column));
    return pieces.join(QLatin1String(", "));
}

} // namespace mc::store
