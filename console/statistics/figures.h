#pragma once

#include "model/admin_statistics.h"

namespace mc::console {

/// The headline figures of statistics, in the order in which they are shown.
enum class Figure {
    Total,
    Unread,
    ReadRate,
    ReadTime,
    ClickThrough,
    SuccessRate,
    Failed,
    LatencyP50,
    LatencyP95,
    LatencyP99
};
inline constexpr std::array allFigures {Figure::Total, Figure::Unread, Figure::ReadRate, Figure::ReadTime,
    Figure::ClickThrough, Figure::SuccessRate, Figure::Failed, Figure::LatencyP50, Figure::LatencyP95,
    Figure::LatencyP99};

/// None where there is nothing that it could be told of, such as a rate of nothing.
std::optional<double> valueOf(Figure figure, const model::AdminStatistics &statistics);
/// The word of the API, or one like those, with its unit: "read_rate_percent".
QLatin1String word(Figure figure);

/// In the language of the moment.
QString displayText(Figure figure);
/// What exactly it counts, a sentence.
QString explanationOf(Figure figure);
/// With its unit; a dash for none.
QString figureText(Figure figure, std::optional<double> value);
/// "+12 %", for rates "+2.1 points", "10 times as many"; empty where it can't be told.
QString changeText(
    Figure figure, const model::AdminStatistics &now, const std::optional<model::AdminStatistics> &before);

/// "98.5 %", with at most one decimal.
QString percentText(double percent);

} // namespace mc::console
