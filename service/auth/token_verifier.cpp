#include "auth/token_verifier.h"

#include "auth/claims.h"
#include "auth/verification_keys.h"

namespace mc::auth {

namespace {

constexpr qsizetype longestKeyId = 256;

/// The signed bytes, owned by the JWS.
QByteArrayView payloadOf(cjose_jws_t *jws)
{
    uint8_t *bytes = nullptr;
    std::size_t size = 0;
    return cjose_jws_get_plaintext(jws, &bytes, &size, nullptr) ? QByteArrayView(bytes, qsizetype(size))
                                                                : QByteArrayView();
}

} // namespace

model::Result<TokenVerifier> TokenVerifier::create(const TokenSettings &settings)
{
    auto keys = VerificationKeys::create(settings);
    if (!keys)
        return keys.error();
    return TokenVerifier(settings, std::move(keys).value());
}

TokenVerifier::TokenVerifier(const TokenSettings &settings, VerificationKeys keys)
    : m_settings {.issuer = settings.issuer,
        .audience = settings.audience,
        .provider = settings.provider,
        .fetchesKeys = settings.fetchesKeys}
    , m_keys(std::make_unique<VerificationKeys>(std::move(keys)))
{
}

TokenVerifier::TokenVerifier(TokenVerifier &&) noexcept = default;
TokenVerifier &TokenVerifier::operator=(TokenVerifier &&) noexcept = default;
TokenVerifier::~TokenVerifier() = default;

model::Result<Caller> TokenVerifier::verify(QByteArrayView text, const QDateTime &now) const
{
    const std::optional<CompactToken> token = splitToken(text);
    if (!token)
        return invalidToken("The token is not a compact JWS.");
    const model::Result<TokenHeader> header = readHeader(token->header);
    if (!header)
        return header.error();
    if (!m_keys->serves(header->algorithm))
        return invalidToken("The token's algorithm is not accepted.");

    const jose::Signed jws(cjose_jws_import(text.data(), std::size_t(text.size()), nullptr));
    if (!jws || !m_keys->verify(*header, *token, jws.get()))
        return invalidToken("The token's signature is not valid.");
    const SignedBy signer = header->algorithm == Algorithm::HS256 ? SignedBy::Secret : SignedBy::Provider;
    return callerFromClaims(payloadOf(jws.get()), m_settings, signer, now);
}

std::optional<QByteArray> TokenVerifier::missingKey(QByteArrayView text) const
{
    const std::optional<CompactToken> token = m_settings.fetchesKeys ? splitToken(text) : std::nullopt;
    const model::Result<TokenHeader> header = token ? readHeader(token->header) : invalidToken("");
    if (!header || header->algorithm == Algorithm::HS256 || m_keys->knows(*header))
        return {};
    const QByteArray keyId = header->keyId.value_or(QByteArray());
    return keyId.size() <= longestKeyId ? std::optional(keyId) : std::nullopt;
}

} // namespace mc::auth
