#include "console/dashboard/tile_contents.h"

#include "console/widgets/durations.h"
#include "console/widgets/relative_time.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace mc::console {

using Rate = LiveHistory::Rate;
using Gauge = LiveHistory::Gauge;
using Before = LiveHistory::Before;
using Content = FigureTile::Content;
using std::chrono::seconds;

namespace {

struct Tiles
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Tiles)
};

constexpr double mostCounted = 5000; // of what is due, for each priority

QString numberText(double number) { return QLocale().toString(std::llround(number)); }

// As wide as a tile of the smallest window.
QString figureText(double number)
{
    constexpr double million = 1e6;
    return number < million ? numberText(number)
                            : Tiles::tr("%1 M", "millions").arg(QLocale().toString(number / million, 'f', 1));
}

QString secondsText(double duration) { return durationText(seconds(std::llround(duration))); }

QString durationChange(double now, double before)
{
    const qint64 difference = std::llround(now - before);
    if (difference == 0)
        return QStringLiteral("=");
    const QString sign = difference > 0 ? QLocale().positiveSign() : QLocale().negativeSign();
    return sign + durationText(seconds(std::abs(difference)));
}

/// Makes the tiles of one moment.
struct Moment
{
    const LiveHistory &history;
    const QDateTime now;
    const TimeSteps steps = LiveHistory::stepsOf(LiveHistory::Range::QuarterHour, now);

    Content rateTile(Content tile, Rate rate) const
    {
        tile.unit = Tiles::tr("in the last minute");
        if (!history.latest().isValid())
            return unknown(tile);
        const double count = history.lastMinute(rate);
        const std::optional<Before> before = history.before(rate);
        tile.figure = figureText(count);
        tile.change = before ? shareText(count, before->value) : QString();
        tile.trend = history.perMinute(rate, steps);
        tile.exactly = Tiles::tr("%1: %2 in the minute up to %3", "name, number, time")
                           .arg(tile.name, numberText(count), exactTime(history.latest()));
        if (before)
            tile.exactly += u'\n'
                + Tiles::tr("In the %n minute(s) before: %1", nullptr, before->minutes)
                      .arg(perMinuteText(before->value));
        return tile;
    }

    template<typename Text, typename Change>
    Content gaugeTile(Content tile, Gauge gauge, double value, Text text, Change change) const
    {
        if (!history.latest().isValid())
            return unknown(tile);
        const std::optional<Before> before = history.before(gauge);
        tile.figure = text(value);
        tile.change = before ? change(value, before->value) : QString();
        tile.trend = history.highest(gauge, steps);
        tile.exactly
            = Tiles::tr("%1: %2 at %3", "name, figure, time").arg(tile.name, tile.figure, exactTime(history.latest()));
        if (before)
            tile.exactly
                += u'\n' + Tiles::tr("%n minute(s) ago: %1", nullptr, before->minutes).arg(text(before->value));
        return tile;
    }

    static Content unknown(Content tile)
    {
        tile.figure = QStringLiteral("–");
        tile.exactly = Tiles::tr("%1: nothing was told so far", "name").arg(tile.name);
        return tile;
    }
};

} // namespace

QList<Content> tileContents(
    const LiveHistory &history, const std::optional<model::LiveStatistics> &statistics, const QDateTime &now)
{
    const Moment moment {.history = history, .now = now.isValid() ? now : QDateTime::currentDateTimeUtc()};
    const model::LiveStatistics told = statistics.value_or(model::LiveStatistics());
    const auto dueText = [](double due) {
        return due < mostCounted ? numberText(due) : Tiles::tr("%1+", "number, or more").arg(numberText(due));
    };
    return {
        moment.rateTile(
            {.name = Tiles::tr("Sent"), .iconName = QStringLiteral("check"), .colour = StateColour::Sent}, Rate::Sent),
        moment.rateTile({.name = Tiles::tr("Delivered"),
                            .iconName = QStringLiteral("check-check"),
                            .colour = StateColour::Delivered},
            Rate::Delivered),
        moment.rateTile(
            {.name = Tiles::tr("Failed"), .iconName = QStringLiteral("circle-alert"), .colour = StateColour::Failed},
            Rate::Failed),
        moment.gaugeTile({.name = Tiles::tr("Pending"),
                             .iconName = QStringLiteral("hourglass"),
                             .colour = StateColour::Pending,
                             .unit = Tiles::tr("due now")},
            Gauge::Due, double(told.queue.due), dueText, &differenceText),
        moment.gaugeTile({.name = Tiles::tr("Clients"),
                             .iconName = QStringLiteral("wifi"),
                             .colour = StateColour::Held,
                             .unit = Tiles::tr("connected now")},
            Gauge::ConnectedClients, double(told.connectedClients), &numberText, &differenceText),
        moment.gaugeTile(
            {.name = Tiles::tr("Oldest due"),
                .iconName = QStringLiteral("clock"),
                .colour = StateColour::Paused,
                .unit = told.queue.due > 0 ? Tiles::tr("since it was due") : Tiles::tr("nothing is waiting")},
            Gauge::OldestDueSeconds, double(told.queue.oldestDueSeconds), &secondsText, &durationChange)};
}

} // namespace mc::console
