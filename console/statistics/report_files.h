#pragma once

#include "console/statistics/statistics_report.h"
#include "model/result.h"

namespace mc::console {

// Write to a file that is complete or as it was before. On any thread; where it fails, the error's detail says why.

model::Result<void> writeFile(const QString &fileName, const QByteArray &contents);
/// A4 with texts that can be searched, and their fonts.
model::Result<void> writePdf(const QString &fileName, const StatisticsReport &report);
/// The pages below each other, at 200 dots an inch.
model::Result<void> writePng(const QString &fileName, const StatisticsReport &report);
/// As writePng() writes it.
QImage imageOf(const StatisticsReport &report);

} // namespace mc::console
