#pragma once

#include "support/answer_record.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>

#include <source_location>

namespace mc::test {

/// A WebSocket client whose tests read as a conversation: socket.expect("new_notification") waits, bounded, for the
/// next message, checks its type and answers its data. What arrives is kept in order, so nothing is missed between.
///
/// Connects when constructed; lives on the test's thread, whose event loop runs while it waits.
class WsClient
{
public:
    /// `token` goes into the Authorization header; empty: none is sent.
    explicit WsClient(const QUrl &url, const QByteArray &token = {});

    struct Options
    {
        QByteArray token = {}; ///< as above
        QStringList subprotocols = {}; ///< offered, the preferred one first
        QString authority = {}; ///< of wss: the only CA that is trusted, a PEM file
    };
    WsClient(const QUrl &url, const Options &options);

    /// The next message's data. Of another type: fails the test at the caller's line.
    QJsonObject expect(const char *type, std::source_location where = std::source_location::current());
    /// The next message is an `error` with a text as code and message.
    QJsonObject expectError(std::source_location where = std::source_location::current());
    /// The data of each of the next messages, all of that type.
    QList<QJsonObject> expectEach(
        int count, const char *type, std::source_location where = std::source_location::current());
    /// The next message as it came; empty when none does.
    QJsonObject next();
    /// Waits for the close; its code, 0 when the socket stays open.
    int closeCode();
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// The one that the service chose.
    QString subprotocol() const { return m_socket.subprotocol(); }
    /// Waits for a pong to a ping of ours.
    bool ping();

    void send(const QJsonObject &message);
    void sendText(const QString &text);
    void sendBinary(const QByteArray &bytes);
    void close() { m_socket.close(); }
    /// Drops the connection without a close handshake, as a lost network does.
    void abort() { m_socket.abort(); }

    /// The cursor of the last message that carried one (`sync`, or `last_sync` of connection_status).
    QString cursor() const { return m_cursor; }

private:
    QWebSocket m_socket;
    SocketRecord m_record;
    QList<QJsonObject> m_messages;
    QString m_cursor;
    int m_pongs = 0;
};

} // namespace mc::test
