#include "auth/attempt_log.h"

namespace mc::auth {

AttemptLog::AttemptLog(const ops::Rate &limit, std::size_t mostKeys)
    : m_limit(limit)
    , m_mostKeys(mostKeys)
{
}

std::optional<std::chrono::seconds> AttemptLog::wait(const AttemptKey &key, Time now)
{
    forgetBefore(now - m_limit.per);
    const auto found = m_index.constFind(key);
    if (m_limit.count == 0 || found == m_index.constEnd())
        return {};
    std::deque<Time> &attempts = (*found)->attempts;
    while (attempts.size() > 1 && attempts.front() <= now - m_limit.per)
        attempts.pop_front();
    if (int(attempts.size()) < m_limit.count)
        return {};
    return std::chrono::ceil<std::chrono::seconds>(attempts.front() + m_limit.per - now);
}

void AttemptLog::add(const AttemptKey &key, Time now)
{
    if (m_limit.count == 0)
        return;
    auto entry = m_entries.end();
    if (const auto found = m_index.constFind(key); found != m_index.constEnd()) {
        entry = *found;
    } else {
        if (m_entries.size() >= m_mostKeys)
            erase(m_entries.begin());
        entry = m_entries.insert(m_entries.end(), Entry {key, {}});
        m_index.insert(key, entry);
    }
    if (int(entry->attempts.size()) == m_limit.count)
        entry->attempts.pop_front();
    entry->attempts.push_back(now);
    m_entries.splice(m_entries.end(), m_entries, entry);
}

void AttemptLog::withdraw(const AttemptKey &key)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.constEnd())
        return;
    (*found)->attempts.pop_back();
    if ((*found)->attempts.empty())
        erase(*found);
}

void AttemptLog::forget(const AttemptKey &key)
{
    if (const auto found = m_index.constFind(key); found != m_index.constEnd())
        erase(*found);
}

void AttemptLog::erase(Entries::iterator entry)
{
    m_index.remove(entry->key);
    m_entries.erase(entry);
}

/// Drops the keys whose latest attempt lies at or before that time.
void AttemptLog::forgetBefore(Time start)
{
    while (!m_entries.empty() && m_entries.front().attempts.back() <= start)
        erase(m_entries.begin());
}

} // namespace mc::auth
