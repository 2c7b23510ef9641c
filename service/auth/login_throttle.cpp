#include "auth/login_throttle.h"

#include "auth/sodium.h"

namespace mc::auth {

namespace {

// Somebody who has signed in from an address is expected there again for that long.
constexpr ops::Rate oneSuccess {1, std::chrono::days(30)};

model::Error refusal(const char *whose, std::chrono::seconds wait)
{
    return {.code = model::ErrorCode::RateLimited,
        .detail = QStringLiteral("Too many failed sign-ins %1. Try again later.").arg(QLatin1String(whose)),
        .retryAfter = int(wait.count())};
}

} // namespace

LoginThrottle::LoginThrottle(const Limits &limits, std::size_t mostKept)
    : m_byPair(limits.byPair, mostKept)
    , m_byAddress(limits.byAddress, mostKept)
    , m_byName(limits.byName, mostKept)
    , m_successes(oneSuccess, mostKept)
{
    startSodium();
    randombytes_buf(m_hashKey.data(), m_hashKey.size());
}

model::Result<void> LoginThrottle::begin(const QString &name, const QByteArray &address, Time now)
{
    const Keys keys = keysOf(name, address);
    const std::scoped_lock lock(m_mutex);
    if (const auto wait = m_byPair.wait(keys.pair, now))
        return refusal("with this name from this address", *wait);
    if (const auto wait = m_byAddress.wait(keys.address, now))
        return refusal("from this address", *wait);
    if (const auto wait = m_byName.wait(keys.name, now); wait && !m_successes.wait(keys.pair, now))
        return refusal("with this name", *wait);
    m_byPair.add(keys.pair, now);
    m_byAddress.add(keys.address, now);
    m_byName.add(keys.name, now);
    return {};
}

void LoginThrottle::succeed(const QString &name, const QByteArray &address, Time now)
{
    const Keys keys = keysOf(name, address);
    const std::scoped_lock lock(m_mutex);
    m_byPair.forget(keys.pair);
    m_byAddress.withdraw(keys.address);
    m_byName.withdraw(keys.name);
    m_successes.add(keys.pair, now);
}

void LoginThrottle::withdraw(const QString &name, const QByteArray &address)
{
    const Keys keys = keysOf(name, address);
    const std::scoped_lock lock(m_mutex);
    m_byPair.withdraw(keys.pair);
    m_byAddress.withdraw(keys.address);
    m_byName.withdraw(keys.name);
}

LoginThrottle::Keys LoginThrottle::keysOf(const QString &name, const QByteArray &address) const
{
    const QByteArray folded = name.trimmed().toCaseFolded().toUtf8();
    return {.pair = keyOf('p', QByteArray::number(address.size()) + ' ' + address + folded),
        .address = keyOf('a', address),
        .name = keyOf('n', folded)};
}

AttemptKey LoginThrottle::keyOf(char kind, const QByteArray &text) const
{
    const QByteArray hashed = kind + text;
    AttemptKey key;
    crypto_generichash(reinterpret_cast<uchar *>(&key), sizeof key, reinterpret_cast<const uchar *>(hashed.constData()),
        std::size_t(hashed.size()), m_hashKey.data(), m_hashKey.size());
    return key;
}

} // namespace mc::auth
