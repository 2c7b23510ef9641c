#include "realtime/upgrader.h"

#include "realtime/session_socket.h"

namespace mc::realtime {

Upgrader::Upgrader(quint64 mostMessageBytes)
    : m_server(QString(), QWebSocketServer::NonSecureMode)
    , m_mostMessageBytes(mostMessageBytes)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &Upgrader::onNewConnection);
}

void Upgrader::handle(SessionSocket *socket) { m_server.handleConnection(socket); }

void Upgrader::onNewConnection()
{
    while (QWebSocket *webSocket = m_server.nextPendingConnection())
        m_answering->attach(std::unique_ptr<QWebSocket>(webSocket), m_mostMessageBytes);
}

} // namespace mc::realtime
