#include "auth/claims.h"

#include "auth/claim_path.h"
#include "auth/compact_token.h"
#include "jose/jose.h"
#include "model/times.h"
#include "model/utf8.h"

#include <cmath>
#include <limits>

namespace mc::auth {

namespace {

constexpr qint64 leewayMilliseconds = 5'000;
constexpr double mostSeconds = 253'402'300'799; ///< the last second of year 9999

std::optional<QString> text(const json_t *member)
{
    if (!json_is_string(member))
        return {};
    return model::textFromUtf8({json_string_value(member), qsizetype(json_string_length(member))});
}

/// A NumericDate (RFC 7519 section 2) in milliseconds; nothing when it is no number or no year a clock will show.
std::optional<qint64> moment(const json_t *member)
{
    if (!json_is_number(member))
        return {};
    const double seconds = json_number_value(member);
    if (!(seconds >= 0 && seconds <= mostSeconds))
        return {};
    return json_is_integer(member) ? json_integer_value(member) * 1'000 : qint64(std::floor(seconds * 1'000));
}

bool namesAudience(const json_t *aud, const QString &audience)
{
    if (json_is_string(aud))
        return text(aud) == audience;
    for (std::size_t i = 0; i < json_array_size(aud); ++i) {
        if (text(json_array_get(aud, i)) == audience)
            return true;
    }
    return false;
}

/// What is wrong with the token's times at `now`, null when nothing is.
const char *timeProblem(const json_t *claims, const QDateTime &now)
{
    const std::optional<qint64> expiry = moment(json_object_get(claims, "exp"));
    if (!expiry)
        return "The token has no usable expiry.";
    if (now.toMSecsSinceEpoch() >= *expiry + leewayMilliseconds)
        return "The token has expired.";
    if (const json_t *nbf = json_object_get(claims, "nbf")) {
        const std::optional<qint64> start = moment(nbf);
        if (!start)
            return "The token's start of validity is not a time.";
        if (now.toMSecsSinceEpoch() < *start - leewayMilliseconds)
            return "The token is not valid yet.";
    }
    return nullptr;
}

/// What our own issuer says of the session (TokenIssuer). Wrong ones are none.
void readSession(const json_t *claims, Caller &caller)
{
    const json_t *epoch = json_object_get(claims, "session_epoch");
    if (json_is_integer(epoch) && json_integer_value(epoch) >= 0
        && json_integer_value(epoch) <= std::numeric_limits<int>::max())
        caller.sessionEpoch = int(json_integer_value(epoch));
    const QByteArrayView session = jose::textOf(claims, "sid");
    if (session.size() == 43 && isCanonicalBase64Url(session))
        caller.session = QByteArray::fromBase64(session.toByteArray(), QByteArray::Base64UrlEncoding);
}

/// The token's id; null when it has none, as those for a session.
QUuid idIn(const json_t *claims)
{
    const QByteArrayView text = jose::textOf(claims, "jti");
    const QUuid id = QUuid::fromString(QLatin1String(text));
    return id.toByteArray(QUuid::WithoutBraces) == text ? id : QUuid();
}

bool isVisible(char32_t c) { return QChar::isPrint(c) && !QChar::isSpace(c); }

model::Error noRole() { return invalidToken("The token names no known role."); }
model::Error noSubject() { return invalidToken("The token's subject does not fit its role."); }

model::Result<Caller> ownCaller(const json_t *claims)
{
    const std::optional<QString> roleWord = text(json_object_get(claims, "role"));
    const std::optional<model::Role> role = roleWord ? model::roleFromWord(*roleWord) : std::nullopt;
    if (!role)
        return noRole();
    const std::optional<QString> subject = text(json_object_get(claims, "sub"));
    if (!subject || !isValidSubject(*subject, *role))
        return noSubject();
    Caller caller {.subject = *subject,
        .role = *role,
        .userId = *role == model::Role::Service ? std::nullopt : model::userIdFromString(*subject),
        .expiry = {}};
    readSession(claims, caller);
    caller.tokenId = idIn(claims);
    return caller;
}

/// Whether the provider's subject is the directory's own id. What people may choose themselves, such as a name, is never one unless
/// the settings say so: somebody could choose another's id.
bool isId(const QString &subject, const ProviderClaims &names)
{
    if (names.subjectIs != ops::SubjectMeaning::Automatic)
        return names.subjectIs == ops::SubjectMeaning::Id;
    return names.subject == QLatin1String("sub") && model::userIdFromString(subject);
}

bool isExternalId(const QString &subject)
{
    const QList<uint> characters = subject.toUcs4();
    return !characters.isEmpty() && characters.size() <= model::mostExternalId
        && std::none_of(characters.begin(), characters.end(),
            [](uint c) { return QChar::category(char32_t(c)) == QChar::Other_Control; });
}

model::Result<Caller> callerOfProvider(const json_t *claims, const ProviderClaims &names)
{
    const std::optional<model::Role> role = model::roleOf(wordsAt(claims, names.role), names.roleValues);
    if (!role)
        return noRole();
    const std::optional<QString> subject = textAt(claims, names.subject);
    if (!subject)
        return noSubject();
    Caller caller {.subject = *subject, .role = *role, .userId = {}, .expiry = {}};
    if (*role == model::Role::Service)
        return isValidSubject(*subject, *role) ? model::Result<Caller>(caller) : noSubject();
    if (!isId(*subject, names)) {
        caller.externalId = *subject;
        return isExternalId(*subject) ? model::Result<Caller>(caller) : noSubject();
    }
    caller.userId = model::userIdFromString(*subject);
    return caller.userId ? model::Result<Caller>(caller) : noSubject();
}

} // namespace

bool isValidSubject(const QString &subject, model::Role role)
{
    if (role != model::Role::Service)
        return model::userIdFromString(subject).has_value();
    const QList<uint> characters = subject.toUcs4();
    return !characters.isEmpty() && characters.size() <= 128
        && std::all_of(characters.begin(), characters.end(), isVisible);
}

model::Result<Caller> callerFromClaims(
    QByteArrayView payload, const TokenSettings &settings, SignedBy signer, const QDateTime &now)
{
    const jose::Json claims = jose::readObject(payload);
    if (!claims)
        return invalidToken("The token's claims are not a JSON object.");
    if (const char *problem = timeProblem(claims.get(), now))
        return invalidToken(problem);
    const bool isProviders = signer == SignedBy::Provider;
    const QString &issuer
        = isProviders && !settings.provider.issuer.isEmpty() ? settings.provider.issuer : settings.issuer;
    if (!issuer.isEmpty() && text(json_object_get(claims.get(), "iss")) != issuer)
        return invalidToken("The token comes from another issuer.");
    if (!settings.audience.isEmpty() && !namesAudience(json_object_get(claims.get(), "aud"), settings.audience))
        return invalidToken("The token is meant for another audience.");
    model::Result<Caller> caller
        = isProviders ? callerOfProvider(claims.get(), settings.provider) : ownCaller(claims.get());
    if (!caller)
        return caller;
    caller->expiry = model::utc(*moment(json_object_get(claims.get(), "exp")));
    if (const std::optional<qint64> issued = moment(json_object_get(claims.get(), "iat")))
        caller->issuedAt = model::utc(*issued);
    return caller;
}

} // namespace mc::auth
