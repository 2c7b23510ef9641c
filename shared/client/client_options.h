#pragma once

#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QSslCertificate>

#include <chrono>

namespace mc::client {

/// How a Client speaks to the service.
struct ClientOptions
{
    QUrl baseUrl; ///< http or https, with a path when the service stands behind one
    QList<QSslCertificate> authorities = {}; ///< trusted besides the system's
    std::chrono::milliseconds timeout = std::chrono::seconds(10); ///< for each request
    std::chrono::milliseconds longestWait
        = std::chrono::seconds(10); ///< longest `Retry-After` that is waited for; 0: none
    std::chrono::milliseconds repeatPause = std::chrono::milliseconds(200); ///< before a lost request is sent again
};

/// How a LiveSocket keeps its connection.
struct SocketOptions
{
    std::chrono::milliseconds firstPause = std::chrono::milliseconds(500); ///< before it connects again; doubles
    std::chrono::milliseconds longestPause = std::chrono::seconds(30);
    std::chrono::milliseconds pingInterval = std::chrono::seconds(30); ///< unanswered until the next: the peer is gone
};

} // namespace mc::client
