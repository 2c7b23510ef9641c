#pragma once

#include "model/result.h"

#include <QtCore/QPointer>

#include <functional>
#include <memory>

namespace mc::client {

/// The answer of a request that is under way: `client.devices().list({}).then(this, [this](const auto &page) { … });`
///
/// The continuation is called once, later, from the event loop of the client's thread, where its context has to live too. It
/// is not called when the context is gone by then, nor after abandon() or the Client's end. A copy is the same request.
/// Dropping it changes nothing about the request.
template<typename T>
class [[nodiscard]] Pending
{
public:
    using Continuation = std::function<void(const model::Result<T> &)>;

    Pending()
        : m_state(std::make_shared<State>())
    {
    }

    /// What to do with the answer; the last continuation given counts.
    void then(QObject *context, Continuation continuation) const
    {
        m_state->context = context;
        m_state->continuation = std::move(continuation);
        if (m_state->early) // never within this call
            QMetaObject::invokeMethod(
                context, [state = m_state] { state->deliver(*state->early); }, Qt::QueuedConnection);
    }

    /// Ends the request, whose answer nobody wants any more. What it asked for may be done nevertheless.
    void abandon() const
    {
        m_state->continuation = {};
        if (const std::function<void()> end = std::exchange(m_state->end, {}))
            end();
    }

    /// For who makes the request: how it is ended early, and what it came to.
    void onAbandon(std::function<void()> &&end) const { m_state->end = std::move(end); }
    void settle(const model::Result<T> &outcome) const
    {
        m_state->end = {};
        if (m_state->continuation)
            m_state->deliver(outcome);
        else
            m_state->early = outcome;
    }

private:
    struct State
    {
        QPointer<QObject> context;
        Continuation continuation;
        std::function<void()> end;
        std::optional<model::Result<T>> early; // came before anybody asked for it

        void deliver(const model::Result<T> &outcome)
        {
            // Taken out first: what it captured ends with the call.
            if (const Continuation then = std::exchange(continuation, {}); then && context)
                then(outcome);
        }
    };

    std::shared_ptr<State> m_state;
};

} // namespace mc::client
