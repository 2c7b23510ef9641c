#include "console/session/sign_in.h"

#include "console/session/certificate_words.h"
#include "console/session/failure_text.h"
#include "console/session/server_address.h"

namespace mc::console {

using model::Error;
using model::ErrorCode;
using model::Result;
using Field = SignInFailure::Field;

bool mayUseConsole(model::Role role) { return role == model::Role::Admin || role == model::Role::Doctor; }

SignIn::SignIn(SecretStore &secrets, RememberedServers &servers, const QList<QSslCertificate> &authorities)
    : m_secrets(secrets)
    , m_servers(servers)
    , m_authorities(authorities)
{
    connect(&m_check, &ServerCheck::finished, this, &SignIn::checked);
}

SignIn::~SignIn() = default;

void SignIn::start(const Server &server, const QString &password)
{
    begin(server);
    m_password = password;
    m_check.start(m_client->options());
}

void SignIn::resume(const Server &server)
{
    begin(server);
    m_secrets.read(keychainKey(server), m_attempt.get(), [this](const Result<QByteArray> &token) {
        if (!token) {
            end();
            return Q_EMIT passwordNeeded();
        }
        m_refreshToken = *token;
        m_check.start(m_client->options());
    });
}

void SignIn::begin(const Server &server)
{
    cancel();
    m_server = server;
    m_isToldNotKept = false;
    m_attempt = std::make_unique<QObject>();
    m_client
        = std::make_unique<client::Client>(client::ClientOptions {.baseUrl = server.url, .authorities = m_authorities});
    m_isUnderWay = true;
    Q_EMIT busyChanged(true);
}

void SignIn::cancel()
{
    if (m_isUnderWay)
        end();
}

void SignIn::forget(const Server &server) { m_secrets.remove(keychainKey(server)); }

void SignIn::signOut(const Server &server, const client::Tokens &tokens)
{
    forget(server);
    m_leaving
        = std::make_unique<client::Client>(client::ClientOptions {.baseUrl = server.url, .authorities = m_authorities});
    m_leaving->session().open(tokens);
    m_leaving->signOut().then(this, [](const Result<void> &) {});
}

void SignIn::checked(const ServerVerdict &verdict)
{
    switch (verdict.kind) {
    case ServerVerdict::Kind::Ours:
        return m_refreshToken.isEmpty() ? askWithPassword() : askWithToken();
    case ServerVerdict::Kind::Untrusted:
        return fail({Field::Server,
            tr("The server's certificate is not trusted. %1 Where the clinic has a CA of its own, start the console "
               "with --ca FILE.")
                .arg(verdict.reason),
            certificateInWords(verdict.certificate)});
    case ServerVerdict::Kind::NotReached:
        return fail({Field::Server, tr("%1 was not reached. %2").arg(displayAddress(m_server.url), verdict.reason)});
    case ServerVerdict::Kind::Stranger:
        return fail({Field::Server, verdict.reason});
    }
}

void SignIn::askWithPassword()
{
    m_client->signIn(m_server.username, std::exchange(m_password, {}))
        .then(m_attempt.get(), [this](const Result<model::User> &user) {
            if (user)
                finish(*user);
            else
                failWith(user.error());
        });
}

void SignIn::askWithToken()
{
    m_client->session().open({{}, m_refreshToken});
    keepTokens(m_client->session(), m_server);
    m_client->session().renew({}, m_attempt.get(), [this](const Result<void> &renewed) {
        if (renewed)
            return showUser();
        if (renewed.error().code == ErrorCode::Unavailable)
            return failWith(renewed.error());
        forget(m_server);
        end();
        Q_EMIT passwordNeeded();
    });
}

void SignIn::showUser()
{
    m_client->directory().show(m_server.userId).then(m_attempt.get(), [this](const Result<model::User> &user) {
        if (user)
            return finish(*user);
        if (user.error().code == ErrorCode::Unavailable)
            return failWith(user.error());
        end();
        Q_EMIT passwordNeeded();
    });
}

void SignIn::finish(const model::User &user)
{
    if (!mayUseConsole(user.role))
        return fail(
            {Field::Username, tr("The console is for clinic staff and admins. %1 is neither.").arg(m_server.username)});
    m_server.userId = user.id;
    m_server.username = user.username;
    m_servers.remember(m_server);
    keepTokens(m_client->session(), m_server);
    keep(m_server, m_client->session().tokens().refresh);
    m_account = Account {.client = std::move(m_client), .user = user, .server = m_server};
    end();
    Q_EMIT succeeded();
}

void SignIn::keepTokens(client::Session &session, const Server &server)
{
    session.disconnect(this);
    connect(&session, &client::Session::renewed, this,
        [this, &session, server] { keep(server, session.tokens().refresh); });
}

void SignIn::keep(const Server &server, const QByteArray &token)
{
    m_secrets.write(keychainKey(server), token, this, [this](const Result<void> &kept) {
        if (!kept && !std::exchange(m_isToldNotKept, true))
            Q_EMIT notKept(kept.error().detail);
    });
}

void SignIn::failWith(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unauthenticated:
        return fail({Field::Password, tr("User name or password is wrong.")});
    case ErrorCode::RateLimited:
    case ErrorCode::RateLimitExceeded:
        return fail({Field::Password,
            tr("Too many attempts failed. Try again in %n second(s).", nullptr, std::max(error.retryAfter, 1))});
    default:
        return fail({Field::Server, tr("The server could not sign you in."), failureText(error)});
    }
}

void SignIn::fail(const SignInFailure &failure)
{
    end();
    Q_EMIT failed(failure);
}

// What is running may be an answer of the client's or the attempt's: they go once it has returned.
void SignIn::end()
{
    m_check.cancel();
    m_password.clear();
    m_refreshToken.clear();
    if (m_attempt)
        m_attempt.release()->deleteLater();
    if (m_client)
        QMetaObject::invokeMethod(
            this, [client = std::shared_ptr<client::Client>(std::move(m_client))] {}, Qt::QueuedConnection);
    m_isUnderWay = false;
    Q_EMIT busyChanged(false);
}

} // namespace mc::console
