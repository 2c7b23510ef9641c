#pragma once

#include "store/statistics/statistics.h"

namespace mc::store {

/// Statistics as one statement with its values. Each row is a section's: its name, a key, a detail (texts, null where
/// the section has none), and numbers.
///
/// | section | key | detail | numbers |
/// | --- | --- | --- | --- |
/// | totals | | | every Counter, over the window |
/// | present | | | scheduled, retrying, android, ios, web; now |
/// | due | | | deliveries due, milliseconds since the epoch of the oldest one (0: none) |
/// | timeline | milliseconds since the epoch | | total, read |
/// | clinic | its id, 0: none | | total, unread, read, succeeded, failed; only of everybody |
/// | home | the user's clinic, 0: none | | ; only of a user |
/// | latency | bucket | | count; not of a user |
/// | error | text | channel | count |
struct StatisticsQuery
{
    Statement statement;
    QVariantList values;

    /// The totals alone.
    static StatisticsQuery ofUser(model::UserId user, const StatisticsWindow &window);
    /// Of everybody, what is present and due.
    static StatisticsQuery queue(const QDateTime &now);
    /// Of everybody, what is due alone.
    static StatisticsQuery due(const QDateTime &now);
    /// Every section.
    static StatisticsQuery forAdmin(const StatisticsScope &scope, const StatisticsWindow &window,
        const StatisticsChart &timeline, const QDateTime &now);
};

} // namespace mc::store
