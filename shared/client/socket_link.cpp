#include "client/socket_link.h"

#include "model/json_text.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace mc::client {

SocketLink::SocketLink(
    const QNetworkRequest &request, std::chrono::milliseconds handshakeTimeout, std::chrono::milliseconds pingInterval)
    : m_pingInterval(pingInterval)
{
    connect(&m_socket, &QWebSocket::connected, this, &SocketLink::open);
    connect(&m_socket, &QWebSocket::disconnected, this, &SocketLink::end);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &SocketLink::onText);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_isSilent = false; });
    connect(&m_watch, &QTimer::timeout, this, &SocketLink::watch);
    m_watch.start(handshakeTimeout);
    m_socket.open(request);
}

// The socket says that it is disconnected while it is destroyed, after what end() works with.
SocketLink::~SocketLink() { m_socket.disconnect(this); }

void SocketLink::send(const QJsonObject &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void SocketLink::open()
{
    m_isOpen = true;
    m_watch.start(m_pingInterval);
    Q_EMIT opened();
}

void SocketLink::onText(const QString &text)
{
    m_isSilent = false;
    if (const model::Result<QJsonObject> message = model::jsonObjectFrom(text.toUtf8()))
        Q_EMIT received(*message);
}

void SocketLink::watch()
{
    if (!m_isOpen || m_isSilent)
        return m_socket.abort(); // which tells that it is disconnected
    m_isSilent = true;
    m_socket.ping();
}

void SocketLink::end()
{
    m_watch.stop();
    m_socket.disconnect(this);
    LinkEnd end;
    end.refusal = m_isOpen ? 0 : refusalIn(m_socket.errorString());
    end.closeCode = m_isOpen ? int(m_socket.closeCode()) : 0;
    end.text = m_isOpen && !m_socket.closeReason().isEmpty() ? m_socket.closeReason() : m_socket.errorString();
    m_isOpen = false;
    Q_EMIT closed(end);
}

int refusalIn(const QString &errorString)
{
    // "… Unhandled http status code: 403 (Forbidden)." in whatever language; Qt 6.8 has other words for a 401 whose
    // challenge is none of its own.
    static const QRegularExpression status(QStringLiteral("\\b([1-5][0-9][0-9]) \\("));
    if (const QRegularExpressionMatch match = status.match(errorString); match.hasMatch())
        return match.captured(1).toInt();
    return errorString.contains(QLatin1String("WWW-Authenticate")) ? 401 : 0;
}

} // namespace mc::client
