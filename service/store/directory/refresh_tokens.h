#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A refresh token as the database knows it: by its hashes.
struct HashedToken
{
    QByteArray hash; ///< of the whole
    QByteArray family; ///< of the beginning that all tokens of one session share
};

/// What a refresh token came to.
struct Renewal
{
    enum class Kind {
        Rotated, ///< the new token continues the session
        Repeated, ///< the token was exchanged a moment ago, and its successor not used yet: see `successor`
        Replayed, ///< the token was exchanged before: the session is ended
        Unknown, ///< or expired, or its session was ended
    };
    Kind kind = Kind::Unknown;
    model::UserId user {};
    int epoch = 0; ///< of the user
    QByteArray successor {}; ///< as it was given with the exchange
};

/// The sessions of those who signed in here, one row each, and their refresh tokens (CONTRACT section 12).
class RefreshTokens
{
public:
    static constexpr int mostPerUser = 50; ///< sessions; one more ends the one unused for longest

    explicit RefreshTokens(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Opens a session of that epoch of the user.
    model::Result<void> open(
        const HashedToken &token, model::UserId user, int epoch, const QDateTime &now, const QDateTime &expiresAt);

    struct Exchange
    {
        HashedToken token; ///< shown by the client
        QByteArray nextHash; ///< of the token it is to get
        QByteArray successor; ///< that token, in a form that only the shown one opens
        QDateTime now;
        QDateTime expiresAt; ///< of the new token
        QDateTime lostSince; ///< answers to exchanges after this may have been lost
    };
    /// Exchanges a token for the next one. One that was exchanged before ends its session, unless that was just now.
    model::Result<Renewal> exchange(const Exchange &exchange);

    /// Ends one session of the user. None is no error.
    model::Result<void> end(model::UserId user, const QByteArray &family);
    /// Forgets up to `most` sessions that have expired; answers how many.
    model::Result<int> forgetExpired(const QDateTime &now, int most);

private:
    model::Result<Renewal> exchangeOnce(const Exchange &exchange);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
