#pragma once

#include "auth/token_settings.h"
#include "model/result.h"
#include "model/user.h"

#include <QtCore/QDateTime>
#include <QtCore/QUuid>

#include <chrono>
#include <optional>

namespace mc::auth {

/// The session that a token is given for, by a sign-in here.
struct IssuingSession
{
    int epoch = 0; ///< the user's (CONTRACT section 12)
    QByteArray id; ///< its refresh tokens' family
};

/// Mints HS256 access tokens with the configured secret, for local sign-in and the `token` command.
///
/// A value without state of its own; any number may live on any thread.
class TokenIssuer
{
public:
    explicit TokenIssuer(const TokenSettings &settings);

    /// A compact JWS with `sub`, `role`, `iat`, `exp`, and `iss` and `aud` when set. `now` counts in whole seconds. Of a session
    /// it names epoch and id as `session_epoch` and `sid`. `id`, unless it is null, becomes its `jti`.
    /// Errors: Unavailable without a secret of at least 32 bytes; ValidationError for a subject that does not fit the
    /// role, or a lifetime that is not from 1 second to 10 years.
    model::Result<QByteArray> mint(const QString &subject, model::Role role, std::chrono::seconds lifetime,
        const QDateTime &now, const std::optional<IssuingSession> &session = {}, const QUuid &id = {}) const;

private:
    QByteArray claims(const QString &subject, model::Role role, qint64 issued, qint64 expiry,
        const std::optional<IssuingSession> &session, const QUuid &id) const;

    TokenSettings m_settings;
};

} // namespace mc::auth
