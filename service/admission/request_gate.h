#pragma once

#include "admission/answer.h"
#include "admission/request_head.h"

#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <variant>

namespace mc::admission {

/// A request whose head was admitted. Admission hands it back with the body.
class AdmittedHead
{
public:
    virtual ~AdmittedHead() = default;

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

    /// Either the answer that refuses the request, or what goes on with the body.
    virtual std::variant<Answer, std::unique_ptr<AdmittedHead>> admit(const RequestHead &head, const QHostAddress &peer)
        = 0;

    enum class Next {
        Forward, ///< to QHttpServer, now: its handler takes the request from the gate
        Wait, ///< for `later`
    };
    /// Takes a whole request: refuses it, has it forwarded, or has it answered elsewhere. `later` is then called once, on this
    /// thread, unless the worker ends first.
    virtual std::variant<Answer, Next> present(std::unique_ptr<AdmittedHead> head, const QByteArray &body, Later later)
        = 0;
};

} // namespace mc::admission
