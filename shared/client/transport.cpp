#include "client/transport.h"

#include <QtNetwork/QNetworkReply>

namespace mc::client {

Transport::Transport(const ClientOptions &options)
    : m_options(options)
    , m_session(m_network, m_options)
{
    connect(&m_network, &QNetworkAccessManager::finished, this,
        [this](const QNetworkReply *reply) { m_clock.hear(reply->rawHeader("Date")); });
}

Transport::~Transport() = default;

Pending<void> Transport::tell(const HttpCall &call)
{
    return ask<void>(call, [](const JsonReply &) { return model::Result<void>(); });
}

} // namespace mc::client
