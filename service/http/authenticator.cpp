#include "http/authenticator.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// Of two roles of a person, the one with fewer rights. They are in the order of their rights.
model::Role lesser(model::Role one, model::Role other) { return std::max(one, other); }

Result<auth::Caller> judge(auth::Caller caller, const store::Standing &standing)
{
    if (!standing.isActive)
        return Error {ErrorCode::Unauthenticated, QStringLiteral("The user is unknown or inactive.")};
    if (!standing.honours(grantOf(caller)))
        return Error {ErrorCode::Unauthenticated, QStringLiteral("The session was ended. Sign in again.")};
    caller.role = lesser(caller.role, standing.role);
    return caller;
}

Result<auth::Caller> judge(auth::Caller caller, const store::KnownStanding &known)
{
    caller.userId = known.id;
    return judge(caller, known.standing);
}

} // namespace

Authenticator::Authenticator(auth::CurrentVerifier &verifier, const KnownTokens &knownTokens, KnownUsers &knownUsers,
    store::Store &store, const ops::Clock &clock)
    : m_verifier(verifier)
    , m_knownTokens(knownTokens)
    , m_knownUsers(knownUsers)
    , m_store(store)
    , m_clock(clock)
{
}

Result<auth::Caller> Authenticator::callerOf(const QByteArray &authorization) const
{
    const QByteArrayView token = bearerToken(authorization);
    if (token.isEmpty())
        return Error {ErrorCode::Unauthenticated, QStringLiteral("Send a token: Authorization: Bearer <token>.")};
    return verify(token);
}

Result<auth::Caller> Authenticator::verify(QByteArrayView token) const
{
    const Result<auth::Caller> caller = m_verifier.verify(token, m_clock.now());
    if (!caller || caller->tokenId.isNull())
        return caller;
    const Result<void> admitted = m_knownTokens.admit(caller->tokenId);
    return admitted ? caller : admitted.error();
}

Result<std::optional<auth::Caller>> Authenticator::remembered(const auth::Caller &caller) const
{
    if (caller.role == model::Role::Service)
        return std::optional(caller);
    const KnownUsers::Time now = std::chrono::steady_clock::now();
    const auto judged = [&caller](const auto &standing) -> Result<std::optional<auth::Caller>> {
        if (!standing)
            return std::optional<auth::Caller>();
        const Result<auth::Caller> known = judge(caller, *standing);
        return known ? Result<std::optional<auth::Caller>>(*known) : known.error();
    };
    return caller.externalId.isEmpty() ? judged(m_knownUsers.standing(*caller.userId, now))
                                       : judged(m_knownUsers.standing(caller.externalId, now));
}

Result<auth::Caller> Authenticator::confirm(const auth::Caller &caller) const
{
    if (caller.role == model::Role::Service)
        return caller;
    if (!caller.externalId.isEmpty()) {
        const Result<store::KnownStanding> known = knownAs(caller.externalId);
        return known ? judge(caller, *known) : known.error();
    }
    const Result<store::Standing> standing
        = known(*caller.userId, [&] { return m_store.users.seen(*caller.userId, m_clock.now()); });
    return standing ? judge(caller, *standing) : standing.error();
}

Result<bool> Authenticator::isActive(model::UserId id) const
{
    const Result<store::Standing> standing = known(id, [this, id]() -> Result<store::Standing> {
        const auto found = m_store.users.standings({id});
        return found ? Result<store::Standing>(found->value(id)) : found.error();
    });
    return standing ? Result<bool>(standing->isActive) : standing.error();
}

Result<store::KnownStanding> Authenticator::knownAs(const QString &externalId) const
{
    const KnownUsers::Time now = std::chrono::steady_clock::now();
    if (const std::optional<store::KnownStanding> known = m_knownUsers.standing(externalId, now))
        return *known;
    const quint64 generation = m_knownUsers.generation();
    const Result<store::KnownStanding> found = m_store.users.seenAs(externalId, m_clock.now());
    if (found)
        m_knownUsers.remember(externalId, *found, now, generation);
    return found;
}

template<typename Ask>
Result<store::Standing> Authenticator::known(model::UserId id, Ask ask) const
{
    const KnownUsers::Time now = std::chrono::steady_clock::now();
    if (const std::optional<store::Standing> known = m_knownUsers.standing(id, now))
        return *known;
    const quint64 generation = m_knownUsers.generation();
    const Result<store::Standing> standing = ask();
    if (standing)
        m_knownUsers.remember(id, *standing, now, generation);
    return standing;
}

QByteArrayView bearerToken(QByteArrayView authorization)
{
    const qsizetype space = authorization.indexOf(' ');
    const bool isBearer = space >= 0 && authorization.first(space).compare("Bearer", Qt::CaseInsensitive) == 0;
    return isBearer ? authorization.sliced(space + 1).trimmed() : QByteArrayView();
}

store::Grant grantOf(const auth::Caller &caller) { return {.epoch = caller.sessionEpoch, .issuedAt = caller.issuedAt}; }

} // namespace mc::http
