#pragma once

#include "admission/answer.h"
#include "admission/request_head.h"

#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <variant>

namespace mc::admission {

/// Leave for one request to go on: what its head was found to be. Admission hands it back with the body.
class Pass
{
public:
    virtual ~Pass() = default;

    qint64 mostBody = 0; ///< bytes; a longer body gets 413
    QByteArray holder; ///< whose share of the budget of bodies its body takes up
    bool isKnown = false; ///< the holder has shown a valid token
};

/// Judges requests by their heads, before a byte of their bodies is read, and says how whole ones are answered. One per worker,
/// on its thread.
class RequestGate
{
public:
    using Later = std::function<void(const Answer &)>;

    virtual ~RequestGate() = default;

    /// Either the answer that refuses the request, or leave to go on.
    virtual std::variant<Answer, std::unique_ptr<Pass>> admit(const RequestHead &head, const QHostAddress &peer) = 0;

    enum class Next {
        Show, ///< to QHttpServer, now: its handler takes the request from the gate
        Wait, ///< for `later`
    };
    /// Takes a whole request: refuses it, has it shown, or has it answered elsewhere. `later` is then called once, on this
    /// thread, unless the worker ends first.
    virtual std::variant<Answer, Next> present(std::unique_ptr<Pass> pass, const QByteArray &body, Later later) = 0;
};

} // namespace mc::admission
