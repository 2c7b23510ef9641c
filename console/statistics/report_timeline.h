#pragma once

#include "console/statistics/report_canvas.h"
#include "model/admin_statistics.h"

namespace mc::console {

/// Paints notifications over time as bars, those that were read in the stronger colour, with both axes and what the colours mean.
void paintTimeline(ReportCanvas &canvas, const QRectF &rect, const QList<model::TimelineBucket> &timeline);

} // namespace mc::console
