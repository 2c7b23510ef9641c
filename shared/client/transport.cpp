#include "client/transport.h"

namespace mc::client {

Transport::Transport(const ClientOptions &options)
    : m_options(options)
    , m_session(m_network, m_options)
{
}

Transport::~Transport() = default;

Pending<void> Transport::tell(const HttpCall &call)
{
    return ask<void>(call, [](const JsonReply &) { return model::Result<void>(); });
}

} // namespace mc::client
