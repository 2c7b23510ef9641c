#include "http/known_users.h"

namespace mc::http {

namespace {
constexpr std::chrono::seconds longest(4);
constexpr qsizetype mostUsers = 100'000;
} // namespace

std::optional<store::Standing> KnownUsers::standing(model::UserId user, Time now) const
{
    const QReadLocker locker(&m_lock);
    const auto known = m_users.constFind(user);
    if (known == m_users.cend() || now - known->since > longest)
        return {};
    return known->standing;
}

quint64 KnownUsers::generation() const
{
    const QReadLocker locker(&m_lock);
    return m_generation;
}

void KnownUsers::remember(model::UserId user, const store::Standing &standing, Time now, quint64 generation)
{
    const QWriteLocker locker(&m_lock);
    if (generation != m_generation)
        return;
    if (m_users.size() >= mostUsers)
        m_users.clear();
    m_users.insert(user, {standing, now});
}

void KnownUsers::receive(const bus::News &news)
{
    if (const auto *const changed = std::get_if<bus::UserChanged>(&news))
        forget(changed->user);
    else if (std::holds_alternative<bus::GapPossible>(news))
        forgetAll();
}

void KnownUsers::forget(model::UserId user)
{
    const QWriteLocker locker(&m_lock);
    ++m_generation;
    m_users.remove(user);
}

void KnownUsers::forgetAll()
{
    const QWriteLocker locker(&m_lock);
    ++m_generation;
    m_users.clear();
}

} // namespace mc::http
