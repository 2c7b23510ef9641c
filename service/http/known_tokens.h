#pragma once

#include "model/result.h"

#include <QtCore/QHash>
#include <QtCore/QReadWriteLock>
#include <QtCore/QSet>
#include <QtCore/QUuid>

#include <atomic>
#include <memory>
#include <optional>

namespace mc::http {

/// Knows which tokens were withdrawn, so that no request has to ask the database (CONTRACT section 12). Holds those that
/// `token create` made and that have not expired: store::IssuedTokens::most at the most. Ids that it does not know are other
/// issuers', and none of its business.
///
/// One per process, shared by the workers; thread-safe. program::TokenWatch keeps it up to date.
class KnownTokens
{
public:
    /// Whether a token with that id may come in; that it was used is noted. Errors: unauthenticated when it was withdrawn; unavailable
    /// while nothing is known yet, since this may be one.
    model::Result<void> admit(const QUuid &id) const;
    /// Replaces what is known: ids, and whether they were withdrawn. Answers those that were.
    QSet<QUuid> replace(const QHash<QUuid, bool> &tokens);
    /// Those that came since the last call.
    QList<QUuid> takeUsed();

private:
    struct Token
    {
        bool isRevoked = false;
        std::atomic<bool> isUsed = false;
    };
    using Tokens = QHash<QUuid, std::shared_ptr<Token>>;

    mutable QReadWriteLock m_lock;
    std::optional<Tokens> m_tokens; ///< absent: they were not read yet
};

} // namespace mc::http
