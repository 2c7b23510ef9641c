#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QHashFunctions>
#include <QtCore/QString>
#include <QtCore/QUuid>

#include <optional>

namespace mc::model {

/// A user's id: the platform's, a positive 63-bit integer. Default-constructed: nobody.
struct UserId
{
    qint64 value = 0;
    auto operator<=>(const UserId &) const = default;
};
inline size_t qHash(UserId id, size_t seed = 0) { return ::qHash(id.value, seed); }

/// The id written as plain decimal digits without sign or leading zero, 1 to 2^63-1; nothing else is one.
std::optional<UserId> userIdFromString(QStringView text);

/// A notification's id: a UUIDv7, so that ids sort by creation time.
struct NotificationId
{
    QUuid value;
    bool operator==(const NotificationId &) const = default;
};
inline size_t qHash(NotificationId id, size_t seed = 0) { return qHash(id.value, seed); }

/// The id in lower case without braces.
QString toString(NotificationId id);
/// The canonical 36-character form in either case; nothing else is one.
std::optional<NotificationId> notificationIdFromString(QStringView text);

/// A new UUIDv7 (RFC 9562 section 5.7) of that moment: 48 bits of Unix milliseconds, 12 that count the process' ids of
/// that millisecond, the rest random. Thread-safe.
QUuid uuidV7(const QDateTime &now);

} // namespace mc::model
