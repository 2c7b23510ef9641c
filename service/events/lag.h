#pragma once

#include <QtCore/QDateTime>

#include <atomic>

namespace mc::events {

/// For how long the oldest has waited of what is to be done. Whoever does it tells at each look; so it grows as well while they don't
/// come to look. Thread-safe.
class Lag
{
public:
    /// Invalid: nothing waits.
    void waitsSince(const QDateTime &since) { m_since = since.isValid() ? since.toMSecsSinceEpoch() : none; }
    double seconds(const QDateTime &now) const
    {
        const qint64 since = m_since;
        return since == none ? 0 : std::max(0.0, double(now.toMSecsSinceEpoch() - since) / 1000);
    }

private:
    static constexpr qint64 none = -1;
    std::atomic<qint64> m_since = none;
};

} // namespace mc::events
