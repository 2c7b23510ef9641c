#pragma once

#include "model/live_deliveries.h"

namespace mc::realtime {

/// What an instance tells the others once a second, and what all of them together know.
struct InstanceReport
{
    qint64 connectedClients = 0;
    QList<model::ProviderHealth> providers;

    void add(const InstanceReport &other);
};

QByteArray toJson(const InstanceReport &report);
/// What it can't read, as of another version, counts as nothing.
InstanceReport instanceReportFrom(const QByteArray &json);

} // namespace mc::realtime
