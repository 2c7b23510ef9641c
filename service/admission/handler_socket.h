#pragma once

#include "loop/facade_socket.h"

namespace mc::admission {

/// The socket on which QHttpServer sees one connection's requests, one whole request at a time, and writes its answers.
class HandlerSocket : public loop::FacadeSocket
{
    Q_OBJECT
public:
    HandlerSocket(const QHostAddress &address, quint16 port, QObject *parent)
        : FacadeSocket(address, port, parent, ReadWrite)
    {
    }

    /// Shows QHttpServer a request, and answers what it wrote. Handlers are synchronous: that is all of it.
    QByteArray serve(const QByteArray &head, const QByteArray &body);

protected:
    void written(const char *data, qint64 size) override;
    void closing() override { }
    void aborting() override { }

private:
    bool m_isServing = false;
    QByteArray m_written;
};

} // namespace mc::admission
