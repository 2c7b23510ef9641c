#include "rules/quiet_hours.h"

#include <QtCore/QTimeZone>

namespace mc::rules {

namespace {

bool isWithin(const model::QuietHours &hours, QTime time)
{
    if (hours.start < hours.end)
        return time >= hours.start && time < hours.end;
    return time >= hours.start || time < hours.end; // over midnight
}

// What the zone's clock shows, as if it were UTC.
QDateTime shown(const QTimeZone &zone, const QDateTime &moment) { return moment.addSecs(zone.offsetFromUtc(moment)); }

// The first moment after `now` at which the clock shows, or has jumped over, that date and time.
QDateTime momentOf(const QDateTime &clock, const QTimeZone &zone, const QDateTime &now)
{
    // The offsets in force a day before and after are all that can matter.
    QDateTime first;
    for (const QDateTime &near : {clock.addDays(-1), clock.addDays(1)}) {
        const QDateTime moment = clock.addSecs(-zone.offsetFromUtc(near));
        if (moment > now && shown(zone, moment) == clock && (!first.isValid() || moment < first))
            first = moment;
    }
    if (first.isValid())
        return first;
    const QTimeZone::OffsetData change = zone.nextTransition(now);
    return change.atUtc.isValid() ? change.atUtc : now.addSecs(1);
}

} // namespace

std::optional<QDateTime> quietUntil(const model::QuietHours &hours, const QByteArray &timezone, const QDateTime &now)
{
    if (!hours.enabled || hours.start == hours.end)
        return {};
    const QTimeZone zone(timezone);
    if (!zone.isValid())
        return {};
    const QDateTime clock = shown(zone, now);
    if (!isWithin(hours, clock.time()))
        return {};
    const bool isTomorrow = hours.start > hours.end && clock.time() >= hours.start;
    const QDateTime end(clock.date().addDays(isTomorrow ? 1 : 0), hours.end, Qt::UTC);
    return momentOf(end, zone, now);
}

} // namespace mc::rules
