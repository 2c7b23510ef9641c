#include "lossy_proxy.h"

#include <QtNetwork/QTcpSocket>

namespace mc::test {

LossyProxy::LossyProxy(quint16 port)
    : m_port(port)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("can't listen");
    connect(&m_server, &QTcpServer::newConnection, this, &LossyProxy::accept);
}

QUrl LossyProxy::url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

void LossyProxy::accept()
{
    QTcpSocket *caller = m_server.nextPendingConnection();
    auto service = new QTcpSocket(caller);
    service->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    const auto loses = std::make_shared<bool>(false);
    connect(caller, &QTcpSocket::readyRead, this, [this, caller, service, loses] {
        const QByteArray bytes = caller->readAll();
        if (m_left > 0 && bytes.startsWith(m_start)) {
            --m_left;
            *loses = true;
        }
        service->write(bytes);
    });
    connect(service, &QTcpSocket::readyRead, this, [caller, service, loses] {
        const QByteArray bytes = service->readAll();
        if (*loses)
            return caller->abort();
        caller->write(bytes);
    });
    connect(service, &QTcpSocket::disconnected, caller, &QTcpSocket::disconnectFromHost);
    connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
}

} // namespace mc::test
