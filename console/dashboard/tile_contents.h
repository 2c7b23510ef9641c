#pragma once

#include "console/dashboard/figure_tile.h"

namespace mc::console {

/// What the six tiles show, in their order: sent, delivered, failed, pending, connected clients, oldest due. `statistics` is what was
/// told last, if anything was; `now` ends the trends.
QList<FigureTile::Content> tileContents(
    const LiveHistory &history, const std::optional<model::LiveStatistics> &statistics, const QDateTime &now);

} // namespace mc::console
