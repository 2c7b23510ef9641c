#pragma once

#include "model/preferences.h"

#include <QtCore/QDateTime>

namespace mc::console {

/// A day on the clock of a time zone, as a band shows it: where it is quiet, where the hours are, and now. Places are shares of the
/// day, which has 23 or 25 hours when clocks change.
struct DayPicture
{
    struct Stretch
    {
        double from = 0;
        double to = 0;
        bool operator==(const Stretch &) const = default;
    };
    struct Hour
    {
        double at = 0;
        int hour = 0; ///< 24: the day's end
        bool operator==(const Hour &) const = default;
    };

    QDateTime begin; ///< UTC
    QDateTime end;
    QList<Stretch> quiet; ///< in order, apart from each other
    QList<Hour> hours; ///< every sixth
    double now = 0;
    QTime clock; ///< what the zone's clock shows now
};

/// The day that it is there now. Nothing is quiet unless the hours are enabled, by the service's own rule: the start is part of
/// them, the end is not, and the clock counts, however long an hour of it lasts. A zone that this machine doesn't know is UTC.
DayPicture dayPicture(const model::QuietHours &hours, const QByteArray &zone, const QDateTime &now);

} // namespace mc::console
