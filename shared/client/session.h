#pragma once

#include "client/client_options.h"
#include "model/result.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>
#include <vector>

class QNetworkAccessManager;

namespace mc::client {

/// What opens the service for its bearer.
struct Tokens
{
    QByteArray access; ///< JWT, sent with each request
    QByteArray refresh; ///< gets new tokens, once; empty: none
    bool operator==(const Tokens &) const = default;
};

/// Who the client is to the service, and keeps being: gets a new access token when the service refuses the old one.
///
/// Belongs to a Client, on its thread. The tokens are secrets: never logged.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(QNetworkAccessManager &network, const ClientOptions &options);

    const Tokens &tokens() const { return m_tokens; }
    bool isOpen() const { return !m_tokens.access.isEmpty(); }
    void open(const Tokens &tokens);
    /// Forgets the tokens.
    void close();

    using Renewed = std::function<void(const model::Result<void> &)>;
    /// Gets another access token than the refused one, by one request for all who ask meanwhile. Calls back later, unless the
    /// context is gone. Errors: Unauthenticated when there is none to be had; those of an unreachable service.
    void renew(const QByteArray &refused, QObject *context, const Renewed &renewed);

Q_SIGNALS:
    /// There are other tokens, by renewal. Whoever keeps the refresh token keeps the new one now: the old one used again would end
    /// the session.
    void renewed();
    /// The service takes neither token any more: sign in again.
    void ended(const mc::model::Error &reason);

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Renewed renewed;
    };

    void refresh();
    void tellWaiting(const model::Result<void> &outcome);
    void settle(const model::Result<void> &outcome);
    void endWith(const model::Error &reason);

    QNetworkAccessManager &m_network;
    const ClientOptions &m_options;
    Tokens m_tokens;
    std::vector<Waiter> m_waiting; ///< not empty: a request is under way
    int m_generation = 0; ///< tells answers for tokens that are no longer the session's
};

} // namespace mc::client
