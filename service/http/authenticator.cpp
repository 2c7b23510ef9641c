#include "http/authenticator.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

Error inactive() { return {ErrorCode::Unauthenticated, QStringLiteral("The user is unknown or inactive.")}; }

} // namespace

Authenticator::Authenticator(
    const auth::TokenVerifier &verifier, KnownUsers &knownUsers, store::Store &store, const ops::Clock &clock)
    : m_verifier(verifier)
    , m_knownUsers(knownUsers)
    , m_store(store)
    , m_clock(clock)
{
}

Result<auth::Caller> Authenticator::callerOf(const QByteArray &authorization) const
{
    const qsizetype space = authorization.indexOf(' ');
    if (space < 0 || authorization.left(space).compare("Bearer", Qt::CaseInsensitive) != 0)
        return Error {ErrorCode::Unauthenticated, QStringLiteral("Send a token: Authorization: Bearer <token>.")};
    return verify(QByteArrayView(authorization).sliced(space + 1).trimmed());
}

Result<auth::Caller> Authenticator::verify(QByteArrayView token) const
{
    return m_verifier.verify(token, m_clock.now());
}

Result<bool> Authenticator::isRemembered(const auth::Caller &caller) const
{
    if (!caller.userId)
        return true;
    const std::optional<bool> known = m_knownUsers.isActive(*caller.userId, std::chrono::steady_clock::now());
    if (known && !*known)
        return inactive();
    return known.has_value();
}

Result<void> Authenticator::confirm(const auth::Caller &caller) const
{
    if (!caller.userId)
        return {};
    const Result<bool> active
        = known(*caller.userId, [&] { return m_store.users.seen(*caller.userId, m_clock.now()); });
    if (!active)
        return active.error();
    return *active ? Result<void>() : inactive();
}

Result<bool> Authenticator::isActive(model::UserId id) const
{
    return known(id, [this, id]() -> Result<bool> {
        const Result<model::User> user = m_store.users.find(id);
        if (!user && user.error().code != ErrorCode::NotFound)
            return user.error();
        return user && user->isActive;
    });
}

template<typename Ask>
Result<bool> Authenticator::known(model::UserId id, Ask ask) const
{
    const KnownUsers::Time now = std::chrono::steady_clock::now();
    if (const std::optional<bool> known = m_knownUsers.isActive(id, now))
        return *known;
    const quint64 generation = m_knownUsers.generation();
    const Result<bool> active = ask();
    if (active)
        m_knownUsers.remember(id, *active, now, generation);
    return active;
}

} // namespace mc::http
