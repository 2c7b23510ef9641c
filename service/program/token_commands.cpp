#include "program/token_commands.h"

#include "auth/token_issuer.h"
#include "model/json_writer.h"
#include "ops/clock.h"
#include "program/command.h"
#include "work/work.h"

#include <QtCore/QFile>

#include <cstdio>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;
using store::IssuedToken;

namespace {

constexpr std::chrono::seconds longestUnrecorded = std::chrono::days(1);
const QString sessionName = QStringLiteral("mediconnect-notifyd token");

QString toString(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

// To the minute, which is all that a person wants to know.
QString shortTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("never");
}

const char *stateOf(const IssuedToken &token, const QDateTime &now)
{
    if (token.revokedAt.isValid())
        return "withdrawn";
    return token.expiresAt <= now ? "expired" : "valid";
}

// What the audit log is to say when the token's own record is gone.
QByteArray detailsOf(const IssuedToken &token)
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("user"), token.subject)
        .field(QLatin1String("role"), word(token.role))
        .field(QLatin1String("expires_at"), token.expiresAt)
        .endObject();
    return json.take();
}

// That of a person is theirs.
void tellWhose(work::Work &work, const IssuedToken &token)
{
    work.names(toString(token.id));
    if (const auto owner = model::userIdFromString(token.subject); owner && token.role != model::Role::Service)
        work.concerns(*owner);
}

Result<void> record(store::Store &store, bus::Bus &bus, const IssuedToken &token)
{
    store::AuditEntry act = commandEntry("token.created", token.issuedAt);
    act.details = detailsOf(token);
    work::Work work(store, bus);
    return work.audited(act, [&] {
        tellWhose(work, token);
        work.publish(bus::TokensChanged {});
        return store.issuedTokens.add(token);
    });
}

Result<IssuedToken> revoke(store::Store &store, bus::Bus &bus, const QUuid &id)
{
    const QDateTime now = ops::SystemClock().now();
    work::Work work(store, bus);
    return work.audited(commandEntry("token.revoked", now), [&] {
        const Result<IssuedToken> token = store.issuedTokens.revoke(id, now);
        if (token)
            tellWhose(work, *token);
        work.publish(bus::TokensChanged {});
        return token;
    });
}

void printTable(const QList<IssuedToken> &tokens, const QDateTime &now)
{
    std::printf(
        "%-36s %-10s %-8s %-16s %-16s %-16s %s\n", "id", "state", "role", "issued", "expires", "last used", "user");
    for (const IssuedToken &token : tokens)
        std::printf("%-36s %-10s %-8s %-16s %-16s %-16s %s\n", qUtf8Printable(toString(token.id)), stateOf(token, now),
            word(token.role).data(), qUtf8Printable(shortTime(token.issuedAt)),
            qUtf8Printable(shortTime(token.expiresAt)), qUtf8Printable(shortTime(token.lastUsedAt)),
            qUtf8Printable(token.subject));
}

void printJson(const QList<IssuedToken> &tokens, const QDateTime &now)
{
    model::JsonWriter json;
    json.beginArray();
    for (const IssuedToken &token : tokens) {
        json.beginObject()
            .field(QLatin1String("id"), toString(token.id))
            .field(QLatin1String("user"), token.subject)
            .field(QLatin1String("role"), word(token.role))
            .field(QLatin1String("state"), QLatin1String(stateOf(token, now)))
            .field(QLatin1String("issued_at"), token.issuedAt)
            .field(QLatin1String("expires_at"), token.expiresAt)
            .field(QLatin1String("revoked_at"), token.revokedAt)
            .field(QLatin1String("last_used_at"), token.lastUsedAt)
            .endObject();
    }
    std::puts(json.endArray().take().constData());
}

} // namespace

Result<auth::TokenSettings> tokenSettings(const ops::Settings::Auth &auth)
{
    auth::TokenSettings tokens {.secret = auth.jwtSecret,
        .issuer = auth.issuer,
        .audience = auth.audience,
        .provider = {.issuer = auth.issuer.isEmpty() ? auth.oidcIssuer : auth.issuer,
            .subject = auth.subjectClaim,
            .subjectIs = auth.subjectIs,
            .role = auth.roleClaim,
            .roleValues = auth.roleValues},
        .fetchesKeys = auth.fetchesKeys()};
    if (auth.jwksFile.isEmpty())
        return tokens;
    QFile file(auth.jwksFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ValidationError, QStringLiteral("auth/jwks_file: can't be read")};
    tokens.jwks = file.readAll();
    return tokens;
}

int mintToken(const CommandLine &line, const ops::Settings &settings)
{
    const Result<auth::TokenSettings> tokens = tokenSettings(settings.auth);
    if (!tokens)
        return failed(tokens.error());
    const Result<QByteArray> token
        = auth::TokenIssuer(*tokens).mint(line.subject, line.role, line.lifetime, ops::SystemClock().now());
    if (!token)
        return failed(token.error(), "token");
    if (line.lifetime > longestUnrecorded)
        failed(
            QStringLiteral("this token is recorded nowhere, so it can't be withdrawn before it expires; token create "
                           "makes one that can"));
    std::puts(token->constData());
    return 0;
}

// Recorded first: whoever has a token can have it withdrawn.
int createToken(const CommandLine &line, const ops::Settings &settings)
{
    const Result<auth::TokenSettings> tokens = tokenSettings(settings.auth);
    if (!tokens)
        return failed(tokens.error());
    const QDateTime now = ops::SystemClock().now();
    const IssuedToken issued {.id = QUuid::createUuid(),
        .subject = line.subject,
        .role = line.role,
        .issuedAt = now,
        .expiresAt = now.addSecs(line.lifetime.count())};
    const Result<QByteArray> token
        = auth::TokenIssuer(*tokens).mint(line.subject, line.role, line.lifetime, now, {}, issued.id);
    if (!token)
        return failed(token.error(), "token");
    const auto unrecorded = [](const Error &error) {
        return failed(error.detail + QStringLiteral(" (no token was made, since it could not be withdrawn)"));
    };
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return unrecorded(url.error());
    store::Store store(*url, sessionName);
    CommandBus bus(*url);
    if (const Result<void> recorded = record(store, bus, issued); !recorded)
        return unrecorded(recorded.error());
    std::puts(token->constData());
    std::fflush(stdout);
    std::fprintf(stderr, "valid until %s UTC; to withdraw it: mediconnect-notifyd token revoke %s\n",
        qUtf8Printable(shortTime(issued.expiresAt)), qUtf8Printable(toString(issued.id)));
    return 0;
}

int listTokens(const CommandLine &line, const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, sessionName);
    const Result<QList<IssuedToken>> tokens = store.issuedTokens.list();
    if (!tokens)
        return failed(tokens.error());
    const QDateTime now = ops::SystemClock().now();
    line.asJson ? printJson(*tokens, now) : printTable(*tokens, now);
    return 0;
}

int revokeToken(const CommandLine &line, const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, sessionName);
    CommandBus bus(*url);
    const Result<IssuedToken> token = revoke(store, bus, line.tokenId);
    if (!token)
        return failed(token.error());
    std::printf("the token of %s, issued %s UTC, is withdrawn: every instance refuses it within 5 seconds\n",
        qUtf8Printable(token->subject), qUtf8Printable(shortTime(token->issuedAt)));
    return 0;
}

} // namespace mc::program
