#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace mc::model {

/// RFC 3339 in UTC with milliseconds and `Z`: "2024-01-15T10:30:00.000Z" (CONTRACT section 4). Empty for an invalid time.
/// One before year 1 or after 9999, where arithmetic may lead, is written as the first or the last moment of these years.
QByteArray toRfc3339(const QDateTime &time);

/// Reads RFC 3339 with `Z` or any numeric offset, seconds required, fractions cut to milliseconds; answers in UTC.
/// Nothing for anything else: dates that do not exist, leap seconds, other years than 1 to 9999. A moment that its offset takes
/// out of these years is their first or last.
std::optional<QDateTime> fromRfc3339(QStringView text);

/// The UTC moment that many milliseconds after the epoch.
QDateTime utc(qint64 millisecondsSinceEpoch);

} // namespace mc::model
