#pragma once

#include "admission/answer.h"
#include "admission/request_head.h"
#include "loop/connection.h"
#include "model/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace mc::admission {

/// Takes a connection over whose WebSocket handshake was let through. Bytes behind the handshake are in the connection
/// as unread(); reading is off and nobody is connected to its signals. It still belongs to the calling thread: move it. Once
/// moved, it may only be deleted over there.
using TakeOver = std::function<void(std::unique_ptr<loop::Connection>)>;

/// Who may open a WebSocket, and who serves it. Admission asks for each handshake of good form.
class WebSocketGate
{
public:
    virtual ~WebSocketGate() = default;
    /// Either the answer that refuses, or who takes the connection over; it is called soon after, on the same thread,
    /// unless the peer leaves first.
    using Decision = std::variant<Answer, TakeOver>;
    using Later = std::function<void(const Decision &)>;

    /// Called on every worker's thread at once. Nothing: the decision has to be waited for. `later` is then called with it once, on
    /// the same thread, unless the worker ends first.
    virtual std::optional<Decision> decide(const RequestHead &head, const QHostAddress &peer, Later later) = 0;
};

/// The form of a handshake that asksForWebSocket() (RFC 6455 section 4.2.1). Errors are NOTIF_008 with status 400 or 426.
model::Result<void> checkHandshake(const RequestHead &head);
/// The error as an answer; 426 names the version spoken here.
Answer handshakeRefusal(const model::Error &error);

} // namespace mc::admission
