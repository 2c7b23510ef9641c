#include "console/statistics/figures.h"

#include "console/widgets/durations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

namespace mc::console {

using model::AdminStatistics;

namespace {

struct Figures
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Figures)
};

constexpr double manifold = 10; // from here on times are told instead of percent

bool isRate(Figure figure)
{
    return figure == Figure::ReadRate || figure == Figure::ClickThrough || figure == Figure::SuccessRate;
}

// Deliveries that came to their end, one way or the other.
qint64 triedIn(const AdminStatistics &statistics)
{
    qint64 tried = 0;
    for (const model::ChannelStatistics &channel : statistics.byChannel)
        tried += channel.sent + channel.delivered + channel.failed;
    return tried;
}

std::optional<double> when(bool isKnown, double value) { return isKnown ? std::optional(value) : std::nullopt; }

QString signedText(double value, int decimals)
{
    const QLocale locale;
    const QString text = locale.toString(value, 'f', decimals);
    return value > 0 ? locale.positiveSign() + text : text;
}

QString pointsText(double points)
{
    if (std::abs(points) < 0.05)
        return Figures::tr("no change");
    return Figures::tr("%1 points", "of percent").arg(signedText(points, 1));
}

} // namespace

std::optional<double> valueOf(Figure figure, const AdminStatistics &statistics)
{
    const model::Statistics &totals = statistics.totals;
    const bool hasAny = totals.total > 0;
    const auto latency = [&statistics](double model::LatencyPercentiles::*part) {
        return statistics.latency ? std::optional((*statistics.latency).*part) : std::nullopt;
    };
    switch (figure) {
    case Figure::Total:
        return double(totals.total);
    case Figure::Unread:
        return double(totals.unread);
    case Figure::ReadRate:
        return when(hasAny, totals.readRate);
    case Figure::ReadTime:
        return when(totals.averageReadSeconds > 0 || totals.readRate > 0, totals.averageReadSeconds);
    case Figure::ClickThrough:
        return when(hasAny, totals.clickThroughRate);
    case Figure::SuccessRate:
        return when(triedIn(statistics) > 0, totals.successRate);
    case Figure::Failed:
        return double(totals.failedDeliveries);
    case Figure::LatencyP50:
        return latency(&model::LatencyPercentiles::p50);
    case Figure::LatencyP95:
        return latency(&model::LatencyPercentiles::p95);
    case Figure::LatencyP99:
        return latency(&model::LatencyPercentiles::p99);
    }
    return {};
}

QLatin1String word(Figure figure)
{
    constexpr std::array words {"total_notifications", "unread_count", "read_rate_percent", "average_read_seconds",
        "click_through_rate_percent", "success_rate_percent", "failed_deliveries", "delivery_latency_p50_ms",
        "delivery_latency_p95_ms", "delivery_latency_p99_ms"};
    return QLatin1String(words[std::size_t(figure)]);
}

QString displayText(Figure figure)
{
    switch (figure) {
    case Figure::Total:
        return Figures::tr("Notifications");
    case Figure::Unread:
        return Figures::tr("Unread");
    case Figure::ReadRate:
        return Figures::tr("Read rate");
    case Figure::ReadTime:
        return Figures::tr("Average time to read");
    case Figure::ClickThrough:
        return Figures::tr("Click-through rate");
    case Figure::SuccessRate:
        return Figures::tr("Delivery success");
    case Figure::Failed:
        return Figures::tr("Failed deliveries");
    case Figure::LatencyP50:
        return Figures::tr("Latency, median");
    case Figure::LatencyP95:
        return Figures::tr("Latency, 95 %");
    case Figure::LatencyP99:
        return Figures::tr("Latency, 99 %");
    }
    return {};
}

QString explanationOf(Figure figure)
{
    switch (figure) {
    case Figure::Total:
        return Figures::tr("Notifications that came due in this time, deleted ones included.");
    case Figure::Unread:
        return Figures::tr("Those of them that nobody has read so far.");
    case Figure::ReadRate:
        return Figures::tr("How many of the notifications were read.");
    case Figure::ReadTime:
        return Figures::tr("From when a notification came due to when it was read.");
    case Figure::ClickThrough:
        return Figures::tr("How many of all notifications had their link followed.");
    case Figure::SuccessRate:
        return Figures::tr("How many of the deliveries that came to an end did not fail, over all channels.");
    case Figure::Failed:
        return Figures::tr("Deliveries that failed for good, over all channels.");
    case Figure::LatencyP50:
        return Figures::tr("Half of the deliveries arrived within this time.");
    case Figure::LatencyP95:
        return Figures::tr("95 of 100 deliveries arrived within this time.");
    case Figure::LatencyP99:
        return Figures::tr("99 of 100 deliveries arrived within this time.");
    }
    return {};
}

QString figureText(Figure figure, std::optional<double> value)
{
    if (!value)
        return QStringLiteral("–");
    if (isRate(figure))
        return percentText(*value);
    switch (figure) {
    case Figure::ReadTime:
        return durationText(std::chrono::seconds(std::llround(*value)));
    case Figure::LatencyP50:
    case Figure::LatencyP95:
    case Figure::LatencyP99:
        return latencyText(*value);
    default:
        return QLocale().toString(qint64(*value));
    }
}

QString changeText(Figure figure, const AdminStatistics &now, const std::optional<AdminStatistics> &before)
{
    if (!before)
        return {};
    const std::optional<double> present = valueOf(figure, now), past = valueOf(figure, *before);
    if (!present || !past)
        return {};
    if (isRate(figure))
        return pointsText(*present - *past);
    if (*past <= 0) // nothing to compare with
        return {};
    if (*present / *past >= manifold)
        return Figures::tr("%1 times as much").arg(QLocale().toString(std::llround(*present / *past)));
    const auto percent = double(std::llround(100 * (*present - *past) / *past));
    return percent == 0 ? Figures::tr("no change") : Figures::tr("%1 %", "percent").arg(signedText(percent, 0));
}

QString percentText(double percent)
{
    const bool isWhole = std::abs(percent - std::round(percent)) < 0.05;
    return Figures::tr("%1 %", "percent").arg(QLocale().toString(percent, 'f', isWhole ? 0 : 1));
}

} // namespace mc::console
