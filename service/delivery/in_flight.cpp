#include "delivery/in_flight.h"

namespace mc::delivery {

bool InFlight::hasPlaceAtTarget(const ReadyDelivery &delivery) const
{
    if (!m_troubled.contains(delivery.target))
        return true;
    const Count count = m_counts.value(delivery.target);
    const int most = std::max(1, m_most / 4);
    return delivery.isCritical() ? count.fastCritical == 0 && count.all < most + criticalPlaces(m_most) / 2
                                 : count.fast == count.fastCritical && count.all < most;
}

void InFlight::add(Entry entry)
{
    change(m_counts[entry.delivery.target], entry, 1);
    m_entries.insert(entry.delivery.due.id, std::move(entry));
}

std::optional<InFlight::Entry> InFlight::take(const QUuid &delivery)
{
    const auto found = m_entries.find(delivery);
    if (found == m_entries.end())
        return {};
    std::optional<Entry> entry(std::move(*found));
    m_entries.erase(found);
    m_slow -= int(entry->isSlow);
    const auto count = m_counts.find(entry->delivery.target);
    change(*count, *entry, -1);
    if (count->all == 0)
        m_counts.erase(count);
    return entry;
}

void InFlight::clear()
{
    m_entries.clear();
    m_counts.clear();
    m_slow = 0;
}

void InFlight::markSlow(Entry &entry)
{
    Count &count = m_counts[entry.delivery.target];
    change(count, entry, -1);
    entry.isSlow = true;
    change(count, entry, 1);
    ++m_slow;
    setTroubled(entry.delivery.target, true);
}

void InFlight::change(Count &count, const Entry &entry, int by)
{
    count.all += by;
    if (!entry.isSlow)
        count.fast += by;
    if (!entry.isSlow && entry.delivery.isCritical())
        count.fastCritical += by;
}

void InFlight::setTroubled(const QString &target, bool isTroubled)
{
    if (!isTroubled) {
        m_troubled.remove(target);
        return;
    }
    if (m_troubled.size() == mostTroubled)
        m_troubled.clear(); // those that still are will show it again
    m_troubled.insert(target);
}

} // namespace mc::delivery
