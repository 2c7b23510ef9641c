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

std::optional<store::KnownStanding> KnownUsers::standing(const QString &externalId, Time now) const
{
    const QReadLocker locker(&m_lock);
    const auto stranger = m_strangers.constFind(externalId);
    if (stranger != m_strangers.cend() && now - *stranger <= longest)
        return store::KnownStanding();
    const model::UserId id = m_byExternalId.value(externalId);
    const auto known = m_users.constFind(id);
    if (known == m_users.cend() || known->externalId != externalId || now - known->since > longest)
        return {};
    return store::KnownStanding {.id = id, .standing = known->standing};
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
    insert(user, {.standing = standing, .since = now});
}

void KnownUsers::remember(const QString &externalId, const store::KnownStanding &known, Time now, quint64 generation)
{
    const QWriteLocker locker(&m_lock);
    if (generation != m_generation)
        return;
    if (known.id) {
        insert(*known.id, {.standing = known.standing, .since = now, .externalId = externalId});
        m_byExternalId.insert(externalId, *known.id);
        return;
    }
    if (m_strangers.size() >= mostUsers)
        m_strangers.clear();
    m_strangers.insert(externalId, now);
}

void KnownUsers::insert(model::UserId user, const Known &known)
{
    if (m_users.size() >= mostUsers || m_byExternalId.size() >= mostUsers) {
        m_users.clear();
        m_byExternalId.clear();
    }
    m_users.insert(user, known);
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
    m_byExternalId.remove(m_users.take(user).externalId);
    m_strangers.clear(); // the user may be one of them
}

void KnownUsers::forgetAll()
{
    const QWriteLocker locker(&m_lock);
    ++m_generation;
    m_users.clear();
    m_byExternalId.clear();
    m_strangers.clear();
}

} // namespace mc::http
