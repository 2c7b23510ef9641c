#pragma once

#include "console/statistics/statistics_report.h"

namespace mc::console {

/// A cell as RFC 4180 has it. One that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text.
QByteArray csvCell(const QString &text);

/// The statistics for spreadsheets: UTF-8 with a byte order mark, one value a row in the columns section, name, measure, value.
/// Names and measures are the API's words, numbers have a point, times are ISO 8601 in UTC, whatever the language.
QByteArray statisticsCsv(const StatisticsReport::Contents &contents);

} // namespace mc::console
