#pragma once

#include <QtCore/QObject>
#include <QtWebSockets/QWebSocketServer>

namespace mc::realtime {

class ClientSocket;

/// Answers the handshakes of one thread's sockets, with a QWebSocketServer that listens nowhere, and hands each socket
/// its QWebSocket. Lives on that thread, longer than the sockets.
class Upgrader final : public QObject
{
    Q_OBJECT
public:
    Upgrader();

    /// Takes a socket with a handshake to be read; answered from the event loop.
    void handle(ClientSocket *socket);
    /// The answer is being written to this one: the next QWebSocket is its own. Qt does not tell otherwise.
    void answering(ClientSocket *socket) { m_answering = socket; }

private:
    void onNewConnection();

    QWebSocketServer m_server;
    ClientSocket *m_answering = nullptr;
};

} // namespace mc::realtime
