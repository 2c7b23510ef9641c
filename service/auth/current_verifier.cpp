#include "auth/current_verifier.h"

namespace mc::auth {

CurrentVerifier::CurrentVerifier(const ops::Replaceable<TokenSettings> &settings, KeySupply *supply)
    : m_settings(settings)
    , m_supply(supply)
    , m_verifier(TokenVerifier::create(*settings.value()).value())
{
}

model::Result<Caller> CurrentVerifier::verify(QByteArrayView token, const QDateTime &now)
{
    if (const std::shared_ptr<const TokenSettings> settings = m_settings.changed())
        m_verifier = TokenVerifier::create(*settings).value();
    model::Result<Caller> caller = m_verifier.verify(token, now);
    if (caller || !m_supply)
        return caller;
    const std::optional<QByteArray> missing = m_verifier.missingKey(token);
    const std::optional<model::Error> unknown = missing ? m_supply->missing(*missing) : std::nullopt;
    return unknown ? *unknown : caller;
}

} // namespace mc::auth
