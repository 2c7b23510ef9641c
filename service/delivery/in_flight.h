#pragma once

#include "delivery/target.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <chrono>
#include <optional>

namespace mc::delivery {

/// The deliveries that a provider has not answered yet, and whether another one may begin beside them.
///
/// - The provider's window counts those that are not slow: what a target keeps waiting does not keep others waiting.
/// - Beyond window and limit there are places that only critical deliveries have.
/// - A target in trouble, which is slow or was not served when it was tried last, gets one at a time, and one critical one
///   besides. Slow ones don't count, but are no more than a quarter of all.
///
/// Bounded: of targets in trouble it remembers 1,000.
class InFlight
{
public:
    using Clock = std::chrono::steady_clock;

    struct Entry
    {
        ReadyDelivery delivery;
        Clock::time_point since;
        bool isProbe = false;
        bool isSlow = false;
    };

    explicit InFlight(int most)
        : m_most(most)
    {
    }

    /// How many places there are besides `most` for critical deliveries.
    static constexpr int criticalPlaces(int most) { return std::max(2, most / 8); }

    int size() const { return int(m_entries.size()); }
    bool isEmpty() const { return m_entries.isEmpty(); }
    bool contains(const QUuid &delivery) const { return m_entries.contains(delivery); }
    QList<QUuid> deliveries() const { return m_entries.keys(); }

    /// Whether another one has a place. `unstored`: outcomes that the database has not taken yet, for one that is slow slows its
    /// lane too; `mostUnstored`: of them besides what the window takes.
    bool hasPlace(bool isCritical, int window, int unstored, int mostUnstored) const
    {
        const int critical = isCritical ? criticalPlaces(window) : 0;
        const int fast = size() - m_slow;
        return size() < m_most + (isCritical ? criticalPlaces(m_most) : 0) && fast < window + critical
            && fast + unstored < window + mostUnstored + critical;
    }
    /// Whether its target may have it now.
    bool hasPlaceAtTarget(const ReadyDelivery &delivery) const;

    void add(Entry entry);
    /// Takes out the one that ended; none: it is not there.
    std::optional<Entry> take(const QUuid &delivery);
    void clear();
    /// Those of which `isSlow(time under way)` holds are slow from now on.
    template<typename IsSlow>
    void markSlow(Clock::time_point now, IsSlow isSlow)
    {
        for (Entry &entry : m_entries) {
            if (!entry.isSlow && isSlow(now - entry.since))
                markSlow(entry);
        }
    }
    /// How its target was served.
    void setTroubled(const QString &target, bool isTroubled);
    bool hasTroubledTargets() const { return !m_troubled.isEmpty(); }

private:
    static constexpr qsizetype mostTroubled = 1000;
    /// Under way to one target.
    struct Count
    {
        int all = 0;
        int fast = 0; ///< not slow
        int fastCritical = 0;
    };
    void markSlow(Entry &entry);
    static void change(Count &count, const Entry &entry, int by);

    const int m_most;
    QHash<QUuid, Entry> m_entries;
    QHash<QString, Count> m_counts; ///< by target; of those with any
    QSet<QString> m_troubled;
    int m_slow = 0;
};

} // namespace mc::delivery
