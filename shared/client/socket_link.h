#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocket>

#include <chrono>

namespace mc::client {

/// How a connection ended.
struct LinkEnd
{
    int refusal = 0; ///< HTTP status that answered the handshake; 0: it was accepted, or never answered
    int closeCode = 0; ///< of the open connection; 0: it never was open
    QString text; ///< why, a sentence for people
};

/// One WebSocket connection from its handshake to its end, which it notices too when the peer is silent. Text messages of
/// JSON objects both ways; anything else is passed over. Lives on its owner's thread.
class SocketLink : public QObject
{
    Q_OBJECT

public:
    /// Connects at once, over wss:// with the request's TLS. `handshakeTimeout`: until it is open. `pingInterval`: a ping
    /// unanswered until the next ends it.
    SocketLink(const QNetworkRequest &request, std::chrono::milliseconds handshakeTimeout,
        std::chrono::milliseconds pingInterval);
    ~SocketLink() override;

    bool isOpen() const { return m_isOpen; }
    void send(const QJsonObject &message);

Q_SIGNALS:
    void opened();
    /// Any text message as it came; received() follows when it is a JSON object.
    void textReceived(const QString &text);
    void received(const QJsonObject &message);
    /// Once. Nothing follows.
    void closed(const mc::client::LinkEnd &end);

private:
    void open();
    void onText(const QString &text);
    void watch();
    void end();
    QString whyEnded() const;
    QString whyNeverOpened(int refusal) const;

    QWebSocket m_socket;
    QTimer m_watch;
    std::chrono::milliseconds m_pingInterval;
    QString m_distrust; ///< why the peer's certificate is not trusted; empty: it is, or there was none
    bool m_isOpen = false;
    bool m_isSilent = false; ///< nothing came since the last ping
    bool m_isGivenUp = false; ///< by us, for the peer's silence
};

/// The HTTP status that a QWebSocket was refused with, from what it says about its failed handshake, which is the only place
/// where Qt 6.4 to 6.8 tell it; 0 when it says nothing of the kind.
int refusalIn(const QString &errorString);

} // namespace mc::client
