#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace mc::model {

/// RFC 3339 in UTC with milliseconds and `Z`: "2024-01-15T10:30:00.000Z" (CONTRACT section 4). Empty for an invalid time.
QByteArray toRfc3339(const QDateTime &time);

/// Reads RFC 3339 with `Z` or any numeric offset, seconds required, fractions cut to milliseconds; answers in UTC.
/// Nothing for anything else: dates that do not exist, leap seconds, and what lies outside the years 1 to 9999 in UTC.
std::optional<QDateTime> fromRfc3339(QStringView text);

/// The UTC moment that many milliseconds after the epoch.
QDateTime utc(qint64 millisecondsSinceEpoch);

} // namespace mc::model
