#pragma once

#include "delivery/target.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace mc::delivery {

/// Deliveries that are claimed and not begun, in the order in which they are to begin: by priority, then as they were claimed. So
/// what was claimed before a critical one came does not go before it.
class ReadyQueue
{
public:
    using Clock = std::chrono::steady_clock;

    int size() const { return int(m_deliveries.size()); }
    bool isEmpty() const { return m_deliveries.isEmpty(); }
    /// Since when the oldest of them has been here. Valid while there are any.
    Clock::time_point since() const { return m_since; }

    void add(const QList<ReadyDelivery> &deliveries, Clock::time_point now)
    {
        if (m_deliveries.isEmpty())
            m_since = now;
        m_deliveries += deliveries;
        std::stable_sort(m_deliveries.begin(), m_deliveries.end(), [](const ReadyDelivery &a, const ReadyDelivery &b) {
            return a.due.notification.priority > b.due.notification.priority;
        });
    }
    /// Takes the first that may begin.
    template<typename MayBegin>
    std::optional<ReadyDelivery> takeFirst(MayBegin mayBegin)
    {
        const auto first = std::find_if(m_deliveries.begin(), m_deliveries.end(), mayBegin);
        if (first == m_deliveries.end())
            return {};
        std::optional<ReadyDelivery> taken(std::move(*first));
        m_deliveries.erase(first);
        return taken;
    }
    template<typename Predicate>
    int count(Predicate predicate) const
    {
        return int(std::count_if(m_deliveries.begin(), m_deliveries.end(), predicate));
    }
    /// Takes out those; their ids.
    template<typename Predicate>
    QList<QUuid> takeIf(Predicate predicate)
    {
        QList<QUuid> ids;
        m_deliveries.removeIf([&](const ReadyDelivery &ready) {
            const bool isTaken = predicate(ready);
            if (isTaken)
                ids += ready.due.id;
            return isTaken;
        });
        return ids;
    }

private:
    QList<ReadyDelivery> m_deliveries;
    Clock::time_point m_since {};
};

} // namespace mc::delivery
