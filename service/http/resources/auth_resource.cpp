#include "http/resources/auth_resource.h"

#include "http/body.h"
#include "http/rate_limit.h"
#include "model/fields.h"
#include "ops/log_categories.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;
using work::Work;

namespace {

constexpr std::chrono::seconds accessLifetime = std::chrono::minutes(30);
constexpr int refreshDays = 14;
constexpr int lostAnswerSeconds = 30; // in which a client that lost an answer asks again

Error wrongCredentials() { return {ErrorCode::Unauthenticated, QStringLiteral("Wrong username or password.")}; }

Error sessionOver()
{
    return {ErrorCode::Unauthenticated, QStringLiteral("The refresh token is unknown or has expired. Sign in again.")};
}

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

Result<bool> everywhereFrom(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    const bool everywhere = fields.boolean(QLatin1String("everywhere")).value_or(false);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return everywhere;
}

store::HashedToken hashed(const auth::RefreshToken &token) { return {.hash = token.hash, .family = token.family}; }

} // namespace

AuthResource::AuthResource(store::Store &store, const auth::TokenIssuer &issuer, const auth::PasswordHasher &hasher,
    auth::LoginThrottle &throttle, SignInLog &signIns, const ops::Clock &clock)
    : m_store(store)
    , m_issuer(issuer)
    , m_hasher(hasher)
    , m_throttle(throttle)
    , m_signIns(signIns)
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
    if (const Result<void> admitted = m_throttle.begin(name, address, now); !admitted) {
        m_signIns.add(SignInOutcome::Throttled, name, request.peer);
        return admitted.error();
    }
    const Result<SignIn> attempt = authenticated(name, credentials->password);
    if (!attempt) {
        m_throttle.withdraw(name, address);
        return attempt.error();
    }
    m_signIns.add(attempt->outcome, name, request.peer);
    if (attempt->outcome != SignInOutcome::Succeeded)
        return wrongCredentials();
    m_throttle.succeed(name, address, now);
    return openSession(attempt->account);
}

Result<AuthResource::SignIn> AuthResource::authenticated(const QString &username, const QString &password)
{
    const Result<std::optional<store::Account>> account = m_store.accounts.findByName(username);
    if (!account)
        return account.error();
    const Result<bool> right
        = *account ? m_hasher.verify((*account)->passwordHash, password) : m_hasher.verifyNothing(password);
    if (!right)
        return right.error();
    if (!*account)
        return SignIn {.outcome = SignInOutcome::UnknownName};
    if (!*right)
        return SignIn {.outcome = SignInOutcome::WrongPassword};
    if (!(*account)->user.isActive)
        return SignIn {.outcome = SignInOutcome::Inactive};
    if (m_hasher.needsRehash((*account)->passwordHash)) {
        // The old hash goes on serving when this comes to nothing.
        if (const Result<QByteArray> hash = m_hasher.hash(password); hash)
            (void)m_store.accounts.rehash((*account)->user.id, *hash);
    }
    return SignIn {.outcome = SignInOutcome::Succeeded, .account = **account};
}

Result<Answer> AuthResource::openSession(const store::Account &account)
{
    const QDateTime now = m_clock.now();
    const auth::RefreshToken refresh = auth::newRefreshToken();
    const Result<QByteArray> access = accessFor(account.user, account.epoch, refresh, now);
    if (!access)
        return access.error();
    const Result<void> opened
        = m_store.refreshTokens.open(hashed(refresh), account.user.id, account.epoch, now, now.addDays(refreshDays));
    if (!opened)
        return opened.error();
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("access"), QLatin1String(*access))
        .field(QLatin1String("refresh"), QLatin1String(refresh.token))
        .key(QLatin1String("user"));
    write(json, account.user);
    json.endObject();
    return jsonAnswer(200, json.take());
}

Result<QByteArray> AuthResource::accessFor(
    const User &user, int epoch, const auth::RefreshToken &refresh, const QDateTime &now) const
{
    return m_issuer.mint(QString::number(user.id.value), user.role, accessLifetime, now,
        auth::IssuingSession {.epoch = epoch, .id = refresh.family});
}

Result<Answer> AuthResource::refresh(const Request &request, Work &)
{
    const Result<QString> text = refreshFrom(request);
    if (!text)
        return text.error();
    const std::optional<auth::RefreshToken> token = auth::refreshTokenFrom(text->toUtf8());
    if (!token)
        return sessionOver();
    const QDateTime now = m_clock.now();
    auth::RefreshToken next = auth::successorOf(*token);
    const Result<store::Renewal> renewal = renew(*token, next, now);
    if (!renewal)
        return renewal.error();
    if (renewal->kind == store::Renewal::Kind::Repeated)
        next = auth::openedSuccessor(*token, renewal->successor).value_or(next);
    const Result<User> user = m_store.users.find(renewal->user);
    if (!user)
        return user.error();
    const Result<QByteArray> access = accessFor(*user, renewal->epoch, next, now);
    if (!access)
        return access.error();
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("access"), QLatin1String(*access))
        .field(QLatin1String("refresh"), QLatin1String(next.token))
        .endObject();
    return jsonAnswer(200, json.take());
}

// One that goes on: rotated now, or a moment ago.
Result<store::Renewal> AuthResource::renew(
    const auth::RefreshToken &token, const auth::RefreshToken &next, const QDateTime &now)
{
    const Result<store::Renewal> renewal = m_store.refreshTokens.exchange({.token = hashed(token),
        .nextHash = next.hash,
        .successor = auth::sealedSuccessor(token, next),
        .now = now,
        .expiresAt = now.addDays(refreshDays),
        .lostSince = now.addSecs(-lostAnswerSeconds)});
    if (!renewal)
        return renewal.error();
    if (renewal->kind == store::Renewal::Kind::Replayed)
        qCWarning(ops::logHttp, "A refresh token was used twice: its session was ended.");
    if (renewal->kind == store::Renewal::Kind::Replayed || renewal->kind == store::Renewal::Kind::Unknown)
        return sessionOver();
    return renewal;
}

Result<Answer> AuthResource::signOut(const Request &request, Work &work)
{
    const Result<bool> everywhere = everywhereFrom(request);
    if (!everywhere)
        return everywhere.error();
    const model::UserId user = request.callerId();
    const Result<void> ended = *everywhere ? m_store.users.endSessions(user)
        : request.caller.session.isEmpty() ? Result<void>() // an identity provider's, who ends it
                                           : m_store.refreshTokens.end(user, request.caller.session);
    if (!ended)
        return ended.error();
    if (*everywhere)
        work.publish(bus::UserChanged {user});
    return noContent();
}

} // namespace mc::http
