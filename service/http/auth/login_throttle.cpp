#include "auth/login_throttle.h"

#include "auth/sodium.h"

namespace mc::http {

namespace {

constexpr std::chrono::seconds window(60);

} // namespace

LoginThrottle::LoginThrottle(std::size_t mostPairs)
    : m_mostPairs(mostPairs)
{
    startSodium();
    randombytes_buf(m_hashKey.data(), m_hashKey.size());
}

model::Result<void> LoginThrottle::begin(const QString &name, const QString &address, Time now)
{
    const Key key = keyOf(name, address);
    const std::scoped_lock lock(m_mutex);
    forgetBefore(now - window);
    auto pair = pairOf(key);
    const auto recent = std::find_if(pair->attempts.begin(), pair->attempts.begin() + pair->count,
        [&](Time attempt) { return attempt > now - window; });
    std::move(recent, pair->attempts.begin() + pair->count, pair->attempts.begin());
    pair->count -= int(recent - pair->attempts.begin());
    if (pair->count == mostFailures) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(pair->attempts.front() + window - now);
        return model::Error {model::ErrorCode::RateLimited, QStringLiteral("Too many failed sign-ins. Try again later."),
            {}, 0, int(left.count())};
    }
    pair->attempts[std::size_t(pair->count++)] = now;
    m_pairs.splice(m_pairs.end(), m_pairs, pair);
    return {};
}

void LoginThrottle::succeed(const QString &name, const QString &address)
{
    const Key key = keyOf(name, address);
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_index.constFind(key); found != m_index.constEnd())
        forget(*found);
}

void LoginThrottle::withdraw(const QString &name, const QString &address)
{
    const Key key = keyOf(name, address);
    const std::scoped_lock lock(m_mutex);
    const auto found = m_index.constFind(key);
    if (found != m_index.constEnd() && --(*found)->count == 0)
        forget(*found);
}

LoginThrottle::Key LoginThrottle::keyOf(const QString &name, const QString &address) const
{
    const QByteArray text = address.toUtf8() + '\0' + name.trimmed().toCaseFolded().toUtf8();
    Key key;
    crypto_generichash(reinterpret_cast<uchar *>(&key), sizeof key,
        reinterpret_cast<const uchar *>(text.constData()), std::size_t(text.size()), m_hashKey.data(),
        m_hashKey.size());
    return key;
}

/// The pair's record, new when there is none; the one idle longest makes room for it.
std::list<LoginThrottle::Pair>::iterator LoginThrottle::pairOf(const Key &key)
{
    if (const auto found = m_index.constFind(key); found != m_index.constEnd())
        return *found;
    if (m_pairs.size() >= m_mostPairs)
        forget(m_pairs.begin());
    const auto added = m_pairs.insert(m_pairs.end(), Pair {key, {}, 0});
    m_index.insert(key, added);
    return added;
}

void LoginThrottle::forget(std::list<Pair>::iterator pair)
{
    m_index.remove(pair->key);
    m_pairs.erase(pair);
}

/// Drops the pairs whose latest attempt lies at or before that time.
void LoginThrottle::forgetBefore(Time start)
{
    while (!m_pairs.empty() && m_pairs.front().attempts[std::size_t(m_pairs.front().count - 1)] <= start)
        forget(m_pairs.begin());
}

} // namespace mc::http
