#include "auth/current_verifier.h"

namespace mc::auth {

CurrentVerifier::CurrentVerifier(const ops::Replaceable<TokenSettings> &settings)
    : m_settings(settings)
    , m_verifier(TokenVerifier::create(*settings.value()).value())
{
}

model::Result<Caller> CurrentVerifier::verify(QByteArrayView token, const QDateTime &now)
{
    if (const std::shared_ptr<const TokenSettings> settings = m_settings.changed())
        m_verifier = TokenVerifier::create(*settings).value();
    return m_verifier.verify(token, now);
}

} // namespace mc::auth
