#include "admission/body_budget.h"

namespace mc::admission {

BodyBudget::BodyBudget(const Shares &shares)
    : m_shares(shares)
{
}

qint64 BodyBudget::held() const
{
    const std::lock_guard lock(m_mutex);
    return m_held;
}

bool BodyBudget::reserve(const QByteArray &holder, bool isKnown, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_held + bytes > m_shares.all || (!isKnown && m_heldByUnknown + bytes > m_shares.unknown)
        || m_byHolder.value(holder) + bytes > m_shares.ofOne)
        return false;
    m_held += bytes;
    m_heldByUnknown += isKnown ? 0 : bytes;
    m_byHolder[holder] += bytes;
    return true;
}

void BodyBudget::release(const QByteArray &holder, bool isKnown, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_held -= bytes;
    m_heldByUnknown -= isKnown ? 0 : bytes;
    const auto found = m_byHolder.find(holder);
    if (found != m_byHolder.end() && (*found -= bytes) <= 0)
        m_byHolder.erase(found);
}

BodyBudget::Reservation::Reservation(BodyBudget &budget, const QByteArray &holder, bool isKnown)
    : m_budget(budget)
    , m_holder(holder)
    , m_isKnown(isKnown)
{
}

BodyBudget::Reservation::~Reservation() { m_budget.release(m_holder, m_isKnown, m_bytes); }

bool BodyBudget::Reservation::grow(qint64 bytes)
{
    if (bytes <= m_bytes)
        return true;
    if (!m_budget.reserve(m_holder, m_isKnown, bytes - m_bytes))
        return false;
    m_bytes = bytes;
    return true;
}

} // namespace mc::admission
