#include "http/known_tokens.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

Result<void> KnownTokens::admit(const QUuid &id) const
{
    const QReadLocker locker(&m_lock);
    if (!m_tokens)
        return Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("It is not known yet which tokens were withdrawn. Try again in a moment."),
            .retryAfter = 1};
    const auto known = m_tokens->constFind(id);
    if (known == m_tokens->cend())
        return {};
    if ((*known)->isRevoked)
        return Error {ErrorCode::Unauthenticated, QStringLiteral("The token was withdrawn.")};
    (*known)->isUsed.store(true, std::memory_order_relaxed);
    return {};
}

QSet<QUuid> KnownTokens::replace(const QHash<QUuid, bool> &tokens)
{
    Tokens next;
    QSet<QUuid> revoked;
    const QWriteLocker locker(&m_lock);
    for (auto it = tokens.cbegin(); it != tokens.cend(); ++it) {
        std::shared_ptr<Token> token = m_tokens ? m_tokens->value(it.key()) : nullptr;
        if (!token)
            token = std::make_shared<Token>();
        token->isRevoked = it.value();
        next.insert(it.key(), token);
        if (it.value())
            revoked += it.key();
    }
    m_tokens = next;
    return revoked;
}

QList<QUuid> KnownTokens::takeUsed()
{
    QList<QUuid> used;
    const QReadLocker locker(&m_lock);
    if (!m_tokens)
        return used;
    for (auto it = m_tokens->cbegin(); it != m_tokens->cend(); ++it) {
        if ((*it)->isUsed.exchange(false, std::memory_order_relaxed))
            used += it.key();
    }
    return used;
}

} // namespace mc::http
