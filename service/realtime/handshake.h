#pragma once

#include "model/ids.h"
#include "realtime/socket_quota.h"
#include "store/directory/standing.h"
#include "store/requests/audit_log.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <memory>
#include <optional>

namespace mc::realtime {

/// What is spoken on our WebSockets, for clients that offer it by name.
inline constexpr QByteArrayView subprotocol("mediconnect.v1");

/// What admission found out about a client that wants a WebSocket, and let in.
struct Handshake
{
    std::optional<model::UserId> inbox; ///< whose changes it is told; absent: what becomes of everybody's deliveries
    std::optional<model::UserId> caller; ///< who it is; another than the inbox's owner is an admin
    store::Grant grant {}; ///< when its token was given
    QUuid tokenId {}; ///< of its token; null: it has none
    QDateTime expiresAt; ///< of its token; invalid: never
    QByteArray key; ///< Sec-WebSocket-Key; version 13 was checked
    bool offersSubprotocol = false; ///< then it is chosen, and the answer says so
    /// Who is at another's inbox, as the audit log has recorded them; null for its owner.
    std::shared_ptr<const store::AuditEntry> visit = nullptr;
    std::shared_ptr<const SocketQuota::Seat> seat = nullptr; ///< among the caller's sockets
};

} // namespace mc::realtime
