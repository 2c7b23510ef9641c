#include "console/widgets/durations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

namespace mc::console {

namespace {

struct Durations
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Durations)
};

} // namespace

QString durationText(std::chrono::seconds duration)
{
    const QLocale locale;
    const qint64 seconds = duration.count();
    if (seconds < 60)
        return Durations::tr("%1 s", "seconds").arg(locale.toString(seconds));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Durations::tr("%1 min", "minutes").arg(locale.toString(minutes));
    const qint64 hours = minutes / 60;
    if (hours >= 48)
        return Durations::tr("%n day(s)", nullptr, int(hours / 24));
    if (minutes % 60 == 0)
        return Durations::tr("%1 h", "hours").arg(locale.toString(hours));
    return Durations::tr("%1 h %2 min", "hours and minutes").arg(locale.toString(hours), locale.toString(minutes % 60));
}

QString latencyText(double milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return Durations::tr("%1 ms", "milliseconds")
            .arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
    if (milliseconds < 60'000)
        return Durations::tr("%1 s", "seconds").arg(locale.toString(milliseconds / 1000, 'f', 1));
    return durationText(std::chrono::seconds(std::llround(milliseconds / 1000)));
}

} // namespace mc::console
