#include "console/person/day_picture.h"

#include <QtCore/QTimeZone>

namespace mc::console {

namespace {

constexpr qint64 wholeDay = 24 * 60 * 60;
constexpr int hoursApart = 6;

qint64 secondOf(QTime time) { return QTime(0, 0).secsTo(time); }

/// Seconds of the clock, from midnight on.
struct ClockSpan
{
    qint64 from;
    qint64 to;
};

QList<ClockSpan> quietSpans(const model::QuietHours &hours)
{
    const qint64 start = secondOf(hours.start), end = secondOf(hours.end);
    if (!hours.enabled || start == end)
        return {};
    if (start < end)
        return {{start, end}};
    return {{0, end}, {start, wholeDay}};
}

/// A part of a day in which its clock runs evenly.
struct EvenPart
{
    QDateTime from;
    QDateTime to;
    qint64 clockAtFrom;
};

QList<EvenPart> evenParts(const QTimeZone &zone, QDate day, const QDateTime &begin, const QDateTime &end)
{
    QList<EvenPart> parts;
    const QDateTime midnight(day, QTime(0, 0), Qt::UTC); // the clock's, as if it were UTC
    for (QDateTime from = begin; from < end;) {
        const QTimeZone::OffsetData change
            = zone.hasTransitions() ? zone.nextTransition(from) : QTimeZone::OffsetData();
        const bool isWithin = change.atUtc.isValid() && change.atUtc > from && change.atUtc < end;
        const QDateTime to = isWithin ? change.atUtc : end;
        parts += {from, to, midnight.secsTo(from.addSecs(zone.offsetFromUtc(from)))};
        from = to;
    }
    return parts;
}

void append(QList<DayPicture::Stretch> &stretches, const DayPicture::Stretch &next)
{
    if (!stretches.isEmpty() && stretches.last().to == next.from)
        stretches.last().to = next.to;
    else
        stretches += next;
}

} // namespace

DayPicture dayPicture(const model::QuietHours &hours, const QByteArray &zoneName, const QDateTime &now)
{
    const QTimeZone named(zoneName);
    const QTimeZone zone = named.isValid() ? named : QTimeZone::utc();
    const QDateTime local = now.toTimeZone(zone);
    DayPicture picture;
    picture.clock = local.time();
    picture.begin = local.date().startOfDay(zone).toUTC();
    picture.end = local.date().addDays(1).startOfDay(zone).toUTC();
    const double length = double(picture.begin.secsTo(picture.end));
    const auto shareOf = [&](const QDateTime &at) { return double(picture.begin.secsTo(at)) / length; };
    picture.now = shareOf(now.toUTC());
    const QList<ClockSpan> spans = quietSpans(hours);
    const QList<EvenPart> parts = evenParts(zone, local.date(), picture.begin, picture.end);
    for (const EvenPart &part : parts) {
        const qint64 clockAtEnd = part.clockAtFrom + part.from.secsTo(part.to);
        const auto at = [&](qint64 clock) { return shareOf(part.from.addSecs(clock - part.clockAtFrom)); };
        for (const ClockSpan &span : spans) {
            const qint64 from = std::max(span.from, part.clockAtFrom), to = std::min(span.to, clockAtEnd);
            if (from < to)
                append(picture.quiet, {at(from), at(to)});
        }
        for (qint64 hour = 0; hour < 24; hour += hoursApart) {
            const qint64 clock = hour * 60 * 60;
            const bool isShown = clock >= part.clockAtFrom && clock < clockAtEnd;
            const bool isFirst = picture.hours.isEmpty() || picture.hours.last().hour < hour;
            if (isShown && isFirst)
                picture.hours += {at(clock), int(hour)};
        }
    }
    picture.hours += {1, 24};
    return picture;
}

} // namespace mc::console
