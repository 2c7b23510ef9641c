#pragma once

#include "client/client.h"
#include "console/session/remembered_servers.h"
#include "console/session/secret_store.h"
#include "console/session/server_check.h"

namespace mc::console {

/// Why somebody was not signed in, and which field of the form that concerns.
struct SignInFailure
{
    enum class Field { Server, Username, Password };
    Field field = Field::Server;
    QString text;
    QString details {}; ///< several lines; empty: none
};

/// Somebody who is signed in.
struct Account
{
    std::unique_ptr<client::Client> client; ///< its session is open
    model::User user;
    Server server;
};

/// Signs people in: checks the server, then the password or the kept token, then whether their role may use the console. The
/// refresh token goes to the secret store; the password nowhere.
///
/// Lives on the main thread as long as the application. One attempt at a time. What it is given outlives it.
class SignIn : public QObject
{
    Q_OBJECT

public:
    SignIn(SecretStore &secrets, RememberedServers &servers, const QList<QSslCertificate> &authorities);
    ~SignIn() override;

    void start(const Server &server, const QString &password);
    /// With the token that is kept of an earlier sign-in.
    void resume(const Server &server);
    /// Leaves the attempt under way.
    void cancel();
    bool isUnderWay() const { return m_isUnderWay; }

    /// Of the attempt that just succeeded; once.
    Account takeAccount() { return std::move(m_account); }
    /// Forgets the token of somebody whose session has ended.
    void forget(const Server &server);
    /// The same for somebody who signs out: the service is told that the session is over, and nothing waits for its answer.
    void signOut(const Server &server, const client::Tokens &tokens);

Q_SIGNALS:
    /// An attempt has begun or has ended.
    void busyChanged(bool isBusy);
    void succeeded();
    void failed(const mc::console::SignInFailure &failure);
    /// There is no token, or it is not taken any more: the password is needed. Nothing for resume() to be sorry about.
    void passwordNeeded();
    /// The secret store doesn't keep the token, so that the next run asks for the password again.
    void notKept(const QString &reason);

private:
    void begin(const Server &server);
    void checked(const ServerVerdict &verdict);
    void askWithPassword();
    void askWithToken();
    void showUser();
    void finish(const model::User &user);
    /// Keeps the token that the session has now, and each that it gets in exchange: older ones are good for nothing.
    void keepTokens(client::Session &session, const Server &server);
    void keep(const Server &server, const QByteArray &token);
    void fail(const SignInFailure &failure);
    void failWith(const model::Error &error);
    void end();

    SecretStore &m_secrets;
    RememberedServers &m_servers;
    const QList<QSslCertificate> m_authorities;
    ServerCheck m_check;
    std::unique_ptr<client::Client> m_client; ///< of the attempt under way
    Server m_server;
    QString m_password;
    QByteArray m_refreshToken; ///< kept from earlier; empty: the password is used
    Account m_account;
    std::unique_ptr<QObject> m_attempt; ///< context of its answers: late ones are dropped with it
    std::unique_ptr<client::Client> m_leaving; ///< tells the service of the latest sign-out
    bool m_isUnderWay = false;
    bool m_isToldNotKept = false; ///< once is enough
};

/// Whether people of that role have any use for the console.
bool mayUseConsole(model::Role role);

} // namespace mc::console
