#pragma once

#include "model/live_deliveries.h"

namespace mc::model {

/// What happened to deliveries in a minute, of all instances (CONTRACT section 12, `history`).
struct LiveMinute
{
    QDateTime at; ///< where it begins
    int seconds = 0; ///< how many of them are known, of which the counts are
    std::array<LiveRates, allChannels.size()> counts = {}; ///< in the order of allChannels
    qint64 due = 0; ///< this and what follows: as it was known last
    qint64 oldestDueSeconds = 0;
    qint64 connectedClients = 0;
    std::optional<LatencyPercentiles> latency {}; ///< absent: nothing was delivered in it
    bool operator==(const LiveMinute &) const = default;
};

/// Short, since there are many: numbers stand in arrays, and channels without any are left out.
void write(JsonWriter &json, const QList<LiveMinute> &minutes);
Result<QList<LiveMinute>> liveMinutesFromJson(const QJsonObject &object);

} // namespace mc::model
