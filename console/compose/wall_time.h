#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <optional>

namespace mc::console {

/// A time as a clock on the wall of a time zone shows it.
struct WallTime
{
    QDate date {};
    QTime time {};
    QByteArray zone {}; ///< IANA name
    bool operator==(const WallTime &) const = default;

    /// In UTC. Nothing for a time that clocks jump over, and for a zone that there isn't.
    std::optional<QDateTime> moment() const;
};

/// The next full hour that is at least an hour from now there.
WallTime soonIn(const QByteArray &zone, const QDateTime &now);

/// "Monday 08:00" within a week of now, else the date and the time; in the zone, without its name.
QString displayText(const WallTime &time, const QDateTime &now);

} // namespace mc::console
