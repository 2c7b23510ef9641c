#include "realtime/upgrader.h"

#include "realtime/client_socket.h"
#include "realtime/handshake.h"

namespace mc::realtime {

Upgrader::Upgrader()
    : m_server(QString(), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &Upgrader::onNewConnection);
}

void Upgrader::handle(ClientSocket *socket) { m_server.handleConnection(socket); }

void Upgrader::onNewConnection()
{
    while (QWebSocket *webSocket = m_server.nextPendingConnection())
        m_answering->attach(std::unique_ptr<QWebSocket>(webSocket));
}

} // namespace mc::realtime
