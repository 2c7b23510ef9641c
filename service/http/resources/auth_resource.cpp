#include "http/resources/auth_resource.h"

#include "auth/refresh_token.h"
#include "http/body.h"
#include "http/rate_limit.h"
#include "model/fields.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;
using work::Work;

namespace {

constexpr std::chrono::seconds accessLifetime = std::chrono::minutes(30);
constexpr int refreshDays = 14;

Error wrongCredentials() { return {ErrorCode::Unauthenticated, QStringLiteral("Wrong username or password.")}; }

struct Credentials
{
    QString username;
    QString password;
};

Result<Credentials> credentialsFrom(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.require(QLatin1String("username"));
    fields.require(QLatin1String("password"));
    const Credentials credentials {fields.text(QLatin1String("username"), {1, 150}).value_or(QString()),
        fields.text(QLatin1String("password"), {.least = 1, .most = 1024, .lines = true}).value_or(QString())};
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return credentials;
}

Result<QString> refreshFrom(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.require(QLatin1String("refresh"));
    const QString token = fields.text(QLatin1String("refresh"), {1, 256}).value_or(QString());
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return token;
}

} // namespace

AuthResource::AuthResource(store::Store &store, const auth::TokenIssuer &issuer, const auth::PasswordHasher &hasher,
    auth::LoginThrottle &throttle, const ops::Clock &clock)
    : m_store(store)
    , m_issuer(issuer)
    , m_hasher(hasher)
    , m_throttle(throttle)
    , m_clock(clock)
{
}

Result<Answer> AuthResource::signIn(const Request &request, Work &)
{
    const Result<Credentials> credentials = credentialsFrom(request);
    if (!credentials)
        return credentials.error();
    const QString &name = credentials->username;
    const QByteArray address = networkOf(request.peer);
    const auth::LoginThrottle::Time now = std::chrono::steady_clock::now();
    if (const Result<void> admitted = m_throttle.begin(name, address, now); !admitted)
        return admitted.error();

    const Result<User> user = authenticated(name, credentials->password);
    if (!user) {
        if (user.error().code != ErrorCode::Unauthenticated)
            m_throttle.withdraw(name, address);
        return user.error();
    }
    m_throttle.succeed(name, address, now);
    return openSession(*user);
}

Result<User> AuthResource::authenticated(const QString &username, const QString &password)
{
    const Result<std::optional<store::Account>> account = m_store.accounts.findByName(username);
    if (!account)
        return account.error();
    const Result<bool> right
        = *account ? m_hasher.verify((*account)->passwordHash, password) : m_hasher.verifyNothing(password);
    if (!right)
        return right.error();
    if (!*right || !*account)
        return wrongCredentials();
    if (m_hasher.needsRehash((*account)->passwordHash)) {
        // The old hash goes on serving when this comes to nothing.
        if (const Result<QByteArray> hash = m_hasher.hash(password); hash)
            (void)m_store.accounts.rehash((*account)->user.id, *hash);
    }
    return (*account)->user;
}

Result<Answer> AuthResource::openSession(const User &user)
{
    const QDateTime now = m_clock.now();
    const Result<QByteArray> access = m_issuer.mint(QString::number(user.id.value), user.role, accessLifetime, now);
    if (!access)
        return access.error();
    const auth::RefreshToken refresh = auth::newRefreshToken();
    const Result<void> kept = m_store.accounts.addRefreshToken(refresh.hash, user.id, now, now.addDays(refreshDays));
    if (!kept)
        return kept.error();
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("access"), QLatin1String(*access))
        .field(QLatin1String("refresh"), QLatin1String(refresh.token))
        .key(QLatin1String("user"));
    write(json, user);
    json.endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> AuthResource::refresh(const Request &request, Work &)
{
    const Result<QString> token = refreshFrom(request);
    if (!token)
        return token.error();
    const QDateTime now = m_clock.now();
    const Result<std::optional<User>> user
        = m_store.accounts.findByRefreshToken(auth::refreshTokenHash(token->toUtf8()), now);
    if (!user)
        return user.error();
    if (!*user)
        return Error {
            ErrorCode::Unauthenticated, QStringLiteral("The refresh token is unknown or has expired. Sign in again.")};
    const Result<QByteArray> access
        = m_issuer.mint(QString::number((*user)->id.value), (*user)->role, accessLifetime, now);
    if (!access)
        return access.error();
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("access"), QLatin1String(*access)).endObject();
    return jsonAnswer(200, json.take());
}

} // namespace mc::http
