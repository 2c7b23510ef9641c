#include "console/dashboard/chart_figures.h"

#include "console/widgets/wording.h"

namespace mc::console {

namespace {

ChartFigures emptyFigures(const TimeSteps &steps, const QDateTime &now)
{
    ChartFigures figures {.from = steps.first, .to = now, .times = {}, .lines = {}};
    for (int i = 0; i < steps.count; ++i)
        figures.times += steps.at(i);
    figures.times += now;
    return figures;
}

// The step under way lasts until now: without its end, the first one that is known would be a point, which nobody sees.
QList<double> upToNow(QList<double> values)
{
    values += values.last();
    return values;
}

} // namespace

ChartFigures throughputFigures(const LiveHistory &history, LiveHistory::Range range, const QDateTime &now)
{
    constexpr std::array colours {ChartColour::Accent, ChartColour::Blue, ChartColour::Violet, ChartColour::Amber};
    const TimeSteps steps = LiveHistory::stepsOf(range, now);
    ChartFigures figures = emptyFigures(steps, now);
    for (std::size_t i = 0; i < model::allChannels.size(); ++i)
        figures.lines += {.name = displayText(model::allChannels[i]),
            .colour = colours[i],
            .values = upToNow(history.perMinute(LiveHistory::Rate::Sent, steps, model::allChannels[i]))};
    return figures;
}

ChartFigures latencyFigures(const LiveHistory &history, LiveHistory::Range range, const QDateTime &now)
{
    using Gauge = LiveHistory::Gauge;
    const TimeSteps steps = LiveHistory::stepsOf(range, now);
    ChartFigures figures = emptyFigures(steps, now);
    for (const auto &[name, colour, gauge] : {std::tuple("p50", ChartColour::Accent, Gauge::LatencyP50),
             std::tuple("p95", ChartColour::Blue, Gauge::LatencyP95),
             std::tuple("p99", ChartColour::Amber, Gauge::LatencyP99)})
        figures.lines
            += {.name = QLatin1String(name), .colour = colour, .values = upToNow(history.highest(gauge, steps))};
    return figures;
}

} // namespace mc::console
