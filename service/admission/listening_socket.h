#pragma once

#include "model/result.h"

#include <QtNetwork/QHostAddress>

#include <utility>

namespace mc::admission {

/// A descriptor that listens for TCP connections; closed with this object. A value that moves.
class ListeningSocket
{
public:
    /// Listens at the address; port 0 picks a free one. The error says what stands in the way, as "port 8000 of
    /// 127.0.0.1 is taken". QHostAddress::Any takes IPv4 and IPv6.
    static model::Result<ListeningSocket> open(const QHostAddress &address, quint16 port);

    ListeningSocket(ListeningSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_port(other.m_port)
    {
    }
    ListeningSocket &operator=(ListeningSocket &&other) noexcept;
    ~ListeningSocket() { close(); }

    int descriptor() const { return m_descriptor; }
    quint16 port() const { return m_port; }
    /// Ends listening for every duplicate of the descriptor too. Safe to call twice.
    void close();

private:
    explicit ListeningSocket(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
    quint16 m_port = 0;
};

} // namespace mc::admission
