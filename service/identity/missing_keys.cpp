#include "identity/missing_keys.h"

namespace mc::identity {

namespace {

constexpr int mostAtOnce = 5;
constexpr std::chrono::minutes interval(1);
constexpr qsizetype mostNames = 1000;

} // namespace

MissingKeys::Verdict MissingKeys::judge(const QByteArray &keyId, Time now)
{
    const std::lock_guard lock(m_lock);
    if (m_isProviderAway) // the next fetch comes by itself
        return Verdict::Pending;
    if (m_unknown.contains(keyId))
        return Verdict::Unknown;
    const bool isFirst = !m_isFetching;
    if ((isFirst && !mayFetch(now)) || m_asked.size() >= mostNames)
        return Verdict::Unknown;
    m_isFetching = true;
    m_asked += keyId;
    return isFirst ? Verdict::Fetch : Verdict::Pending;
}

void MissingKeys::succeeded()
{
    const std::lock_guard lock(m_lock);
    m_isProviderAway = false;
    if (!std::exchange(m_isFetching, false) || m_unknown.size() >= mostNames)
        m_unknown.clear();
    m_unknown += std::exchange(m_asked, {});
}

void MissingKeys::failed()
{
    const std::lock_guard lock(m_lock);
    m_isProviderAway = true;
    m_isFetching = false;
    m_asked.clear();
}

bool MissingKeys::mayFetch(Time now)
{
    const Time paidUntil = std::max(m_paidUntil, now) + interval;
    if (paidUntil - now > mostAtOnce * interval)
        return false;
    m_paidUntil = paidUntil;
    return true;
}

} // namespace mc::identity
