#include "realtime/socket_quota.h"

namespace mc::realtime {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr int secondsToWait = 30;

Error full(const QString &whose, int most)
{
    return {.code = ErrorCode::RateLimited,
        .detail
        = QStringLiteral("%1 has %2 WebSockets open, as many as are allowed. Close one first.").arg(whose).arg(most),
        .retryAfter = secondsToWait};
}

template<typename Key>
void giveBack(QHash<Key, int> &counts, const Key &key)
{
    const auto count = counts.find(key);
    if (--*count == 0)
        counts.erase(count);
}

} // namespace

Result<std::shared_ptr<const SocketQuota::Seat>> SocketQuota::take(model::UserId user, const QByteArray &address)
{
    const std::lock_guard lock(m_mutex);
    if (m_byUser.value(user) >= m_mostOfUser)
        return full(QStringLiteral("This user"), m_mostOfUser);
    if (m_byAddress.value(address) >= m_mostOfAddress)
        return full(QStringLiteral("This address"), m_mostOfAddress);
    ++m_byUser[user];
    ++m_byAddress[address];
    return std::shared_ptr<const Seat>(new Seat(*this, user, address));
}

SocketQuota::Seat::~Seat()
{
    const std::lock_guard lock(m_quota.m_mutex);
    giveBack(m_quota.m_byUser, m_user);
    giveBack(m_quota.m_byAddress, m_address);
}

} // namespace mc::realtime
