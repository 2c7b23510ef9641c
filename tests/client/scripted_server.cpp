#include "scripted_server.h"

#include <QtNetwork/QTcpSocket>

namespace mc::test {

ScriptedServer::ScriptedServer()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("can't listen: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
}

QUrl ScriptedServer::url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

QByteArray ScriptedServer::header(int request, const QByteArray &name) const
{
    const QList<QByteArray> lines = m_requests.value(request).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

void ScriptedServer::accept()
{
    QTcpSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void ScriptedServer::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(1'000'000);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const qsizetype at = seen.toLower().indexOf("content-length:");
    const qsizetype body
        = at < 0 || at > end ? 0 : seen.mid(at + 15, seen.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    if (seen.size() < end + 4 + body)
        return;
    m_requests += socket->read(end + 4 + body);
    if (m_script.isEmpty())
        return;
    socket->write(m_script.takeFirst());
    socket->disconnectFromHost();
}

QByteArray answer(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " Status\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

QByteArray brokenAnswer() { return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n{\"id\""; }

} // namespace mc::test
