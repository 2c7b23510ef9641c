#pragma once

#include "admission/request_head.h"
#include "model/ids.h"
#include "model/result.h"

#include <optional>

namespace mc::http {

/// What a WebSocket handshake asks for, as its head tells (CONTRACT section 6).
///
/// The token may stand in three places: the Authorization header; the subprotocol "bearer.<token>", which pages can send and no log
/// of URLs holds; the parameter `token`.
struct HandshakeRequest
{
    bool hasPlace = false; ///< its path is a WebSocket's
    std::optional<model::UserId> inbox; ///< absent: all deliveries
    QByteArray token; ///< empty: none was sent
    bool offersSubprotocol = false; ///< realtime::subprotocol is among those the client speaks
    std::optional<model::Error> wrongTokens; ///< they differ, or stand in a subprotocol with none to choose beside it
    std::optional<model::Error> misuse; ///< of the query
};

HandshakeRequest handshakeRequestFrom(const admission::RequestHead &head);

} // namespace mc::http
