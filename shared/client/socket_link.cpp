#include "client/socket_link.h"

#include "client/certificates.h"
#include "model/json_text.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace mc::client {

namespace {

// What a handshake's answer with that HTTP status says.
QString refusalText(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("The service does not understand the URL's parameters.");
    case 401:
        return QStringLiteral("The service does not take the token.");
    case 403:
        return QStringLiteral("The service does not open this inbox to you.");
    case 404:
        return QStringLiteral("The service has no WebSocket there.");
    case 429:
    case 503:
        return QStringLiteral("The service takes no more connections now.");
    default:
        return QStringLiteral("What is there speaks no WebSocket: it answered with HTTP status %1.").arg(status);
    }
}

} // namespace

SocketLink::SocketLink(
    const QNetworkRequest &request, std::chrono::milliseconds handshakeTimeout, std::chrono::milliseconds pingInterval)
    : m_pingInterval(pingInterval)
{
    connect(&m_socket, &QWebSocket::connected, this, &SocketLink::open);
    // Later, because over TLS the socket learns why only afterwards.
    connect(&m_socket, &QWebSocket::disconnected, this, &SocketLink::end, Qt::QueuedConnection);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &SocketLink::onText);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_isSilent = false; });
    connect(&m_socket, &QWebSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_distrust = distrust(errors, m_socket.requestUrl().host()); });
    connect(&m_watch, &QTimer::timeout, this, &SocketLink::watch);
    m_watch.start(handshakeTimeout);
    m_socket.setSslConfiguration(request.sslConfiguration());
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
    Q_EMIT textReceived(text);
    if (const model::Result<QJsonObject> message = model::jsonObjectFrom(text.toUtf8()))
        Q_EMIT received(*message);
}

void SocketLink::watch()
{
    if (!m_isOpen || m_isSilent) {
        m_isGivenUp = true;
        return m_socket.abort(); // which tells that it is disconnected
    }
    m_isSilent = true;
    m_socket.ping();
}

void SocketLink::end()
{
    m_watch.stop();
    m_socket.disconnect(this);
    LinkEnd end;
    if (m_isOpen) {
        end.closeCode = int(m_socket.closeCode());
        end.text = whyEnded();
    } else {
        end.refusal = refusalIn(m_socket.errorString());
        end.text = whyNeverOpened(end.refusal);
    }
    m_isOpen = false;
    Q_EMIT closed(end);
}

QString SocketLink::whyEnded() const
{
    if (!m_socket.closeReason().isEmpty())
        return m_socket.closeReason();
    return m_isGivenUp ? QStringLiteral("The service has fallen silent.") : m_socket.errorString();
}

QString SocketLink::whyNeverOpened(int refusal) const
{
    if (refusal != 0)
        return refusalText(refusal);
    if (m_isGivenUp)
        return QStringLiteral("No answer in time.");
    if (!m_distrust.isEmpty())
        return QStringLiteral("The server's certificate is not trusted: %1.").arg(m_distrust);
    const QString qtSays = m_socket.errorString();
    switch (m_socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return QStringLiteral("Nothing listens there.");
    case QAbstractSocket::HostNotFoundError:
        return QStringLiteral("There is no host of that name.");
    case QAbstractSocket::RemoteHostClosedError: {
        const bool isInTheClear = m_socket.requestUrl().scheme() == QLatin1String("ws");
        return QStringLiteral("The server ended the connection instead of opening a WebSocket.")
            + (isInTheClear ? QStringLiteral(" Does it want wss://?") : QString());
    }
    case QAbstractSocket::SslHandshakeFailedError:
        return qtSays.contains(QLatin1String("wrong version number"))
            ? QStringLiteral("The server speaks no TLS there. Does it want ws://?")
            : QStringLiteral("No secure connection: %1").arg(qtSays);
    default:
        return QStringLiteral("No WebSocket: %1").arg(qtSays);
    }
}

int refusalIn(const QString &errorString)
{
    // "… Unhandled http status code: 403 (Forbidden)." in whatever language. A 400 has words of its own, and in Qt 6.8 a 401
    // whose challenge is none of Qt's.
    static const QRegularExpression status(QStringLiteral("\\b([1-5][0-9][0-9]) \\("));
    if (const QRegularExpressionMatch match = status.match(errorString); match.hasMatch())
        return match.captured(1).toInt();
    if (errorString.contains(QLatin1String("Unknown error condition")))
        return 400;
    return errorString.contains(QLatin1String("WWW-Authenticate")) ? 401 : 0;
}

} // namespace mc::client
