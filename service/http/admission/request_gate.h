#pragma once

#include "admission/answer.h"
#include "admission/request_head.h"

#include <QtNetwork/QHostAddress>

#include <memory>
#include <variant>

namespace mc::http {

/// Leave for one request to go on: what its head was found to be. Admission hands it back with the body.
class Pass
{
public:
    virtual ~Pass() = default;

    qint64 mostBody = 0; ///< bytes; a longer body gets 413
    QByteArray holder; ///< whose share of the budget of bodies its body takes up
    bool isKnown = false; ///< the holder has shown a valid token
};

/// Judges requests by their heads, before a byte of their bodies is read. One per worker, on its thread.
class RequestGate
{
public:
    virtual ~RequestGate() = default;

    /// Either the answer that refuses the request, or leave to go on.
    virtual std::variant<Answer, std::unique_ptr<Pass>> admit(const RequestHead &head, const QHostAddress &peer) = 0;

    /// Takes a whole request, which is shown to QHttpServer next: its handler takes it from here.
    virtual void present(std::unique_ptr<Pass> pass, const QByteArray &body) = 0;
};

} // namespace mc::http
