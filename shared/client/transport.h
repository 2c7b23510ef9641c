#pragma once

#include "client/exchange.h"
#include "client/pending.h"
#include "client/server_clock.h"

#include <QtNetwork/QNetworkAccessManager>

namespace mc::client {

/// Sends the calls of a Client. Belongs to it, on its thread; its end ends the calls under way, unanswered.
class Transport : public QObject
{
    Q_OBJECT

public:
    explicit Transport(const ClientOptions &options);
    ~Transport() override;

    const ClientOptions &options() const { return m_options; }
    Session &session() { return m_session; }
    const ServerClock &clock() const { return m_clock; }

    /// Sends the call, and reads what answers it.
    template<typename T>
    Pending<T> ask(const HttpCall &call, std::function<model::Result<T>(const JsonReply &)> read)
    {
        const Pending<T> pending;
        auto exchange = new Exchange(m_network, m_session, m_options, call, &m_calls);
        connect(exchange, &Exchange::finished, this,
            [pending, read = std::move(read)](const model::Result<JsonReply> &reply) {
                pending.settle(reply ? read(*reply) : model::Result<T>(reply.error()));
            });
        pending.onAbandon([exchange = QPointer(exchange)] { delete exchange; });
        return pending;
    }
    /// The same for a reader of the answer's JSON.
    template<typename T>
    Pending<T> askFor(const HttpCall &call, model::Result<T> (*read)(const QJsonObject &))
    {
        return ask<T>(call, [read](const JsonReply &reply) { return read(reply.json); });
    }
    /// The same for calls whose answer says no more than that it is done.
    Pending<void> tell(const HttpCall &call);

private:
    const ClientOptions m_options;
    QNetworkAccessManager m_network;
    Session m_session;
    ServerClock m_clock;
    QObject m_calls; ///< owns the calls under way: they end first
};

} // namespace mc::client
