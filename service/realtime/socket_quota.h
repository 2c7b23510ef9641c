#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>
#include <mutex>

namespace mc::realtime {

/// How many WebSockets one user, and one address, may have open on this instance (CONTRACT section 12, "Caps"): descriptors and
/// memory are everybody's. Thread-safe; outlives its seats.
class SocketQuota
{
public:
    SocketQuota(int mostOfUser, int mostOfAddress)
        : m_mostOfUser(mostOfUser)
        , m_mostOfAddress(mostOfAddress)
    {
    }

    /// A socket's place, given back with its end.
    class Seat
    {
    public:
        ~Seat();
        Seat(const Seat &) = delete;
        Seat &operator=(const Seat &) = delete;

    private:
        friend class SocketQuota;
        Seat(SocketQuota &quota, model::UserId user, const QByteArray &address)
            : m_quota(quota)
            , m_user(user)
            , m_address(address)
        {
        }

        SocketQuota &m_quota;
        const model::UserId m_user;
        const QByteArray m_address;
    };

    /// Error: rate_limited, saying which cap was met.
    model::Result<std::shared_ptr<const Seat>> take(model::UserId user, const QByteArray &address);

private:
    const int m_mostOfUser;
    const int m_mostOfAddress;
    std::mutex m_mutex;
    QHash<model::UserId, int> m_byUser;
    QHash<QByteArray, int> m_byAddress;
};

} // namespace mc::realtime
