#pragma once

#include "support/http_connection.h"
#include "support/token.h"

#include <QtCore/QUrl>

namespace mc::test {

/// A request that is under way on a connection of its own.
class PendingAnswer
{
public:
    explicit PendingAnswer(std::unique_ptr<HttpConnection> connection)
        : m_connection(std::move(connection))
    {
    }
    /// Waits for the answer, bounded. Once only.
    Answer answer() { return m_connection->finish(); }

private:
    std::unique_ptr<HttpConnection> m_connection;
};

/// Somebody who calls the API: api.as(ann).post("/api/notifications/", body).expect(201). A small value; shares its
/// Api's connection and must not outlive it.
class Caller
{
public:
    Caller(HttpConnection &connection, quint16 port, const Headers &headers);

    /// The same caller, sending one more header.
    Caller with(const char *name, const QByteArray &value) const;

    Answer get(const QByteArray &target) const { return send("GET", target); }
    Answer head(const QByteArray &target) const { return send("HEAD", target); }
    Answer post(const QByteArray &target, const QJsonObject &body) const { return send("POST", target, body); }
    Answer put(const QByteArray &target, const QJsonObject &body) const { return send("PUT", target, body); }
    Answer patch(const QByteArray &target, const QJsonObject &body) const { return send("PATCH", target, body); }
    Answer remove(const QByteArray &target) const { return send("DELETE", target); }
    Answer remove(const QByteArray &target, const QJsonObject &body) const { return send("DELETE", target, body); }

    /// Any method; without a body, or with a JSON one, or with any bytes of any type.
    Answer send(const QByteArray &method, const QByteArray &target) const;
    Answer send(const QByteArray &method, const QByteArray &target, const QJsonObject &body) const;
    Answer sendBytes(const QByteArray &method, const QByteArray &target, const QByteArray &body,
        const QByteArray &contentType = "application/json") const;

    /// Sends a POST on a connection of its own and does not wait.
    PendingAnswer postLater(const QByteArray &target, const QJsonObject &body) const;
    /// Asks for a WebSocket on a connection of its own and answers what came instead, or the 101.
    Answer handshake(const QByteArray &target) const;

private:
    HttpConnection *m_connection;
    quint16 m_port;
    Headers m_headers;
};

/// The head of a WebSocket handshake, with those headers besides its own.
QByteArray handshakeHead(const QByteArray &target, const Headers &headers = {});

/// The HTTP API of one running service.
class Api
{
public:
    explicit Api(quint16 port);

    Caller as(const User &user) { return withToken(tokenOf(user)); }
    /// One of the platform's other modules.
    Caller asService() { return as({0, "platform", "service"}); }
    Caller anonymous() { return Caller(m_connection, m_port, {}); }
    Caller withToken(const QByteArray &token);

    quint16 port() const { return m_port; }
    /// The WebSocket of a user's inbox, with that token in the query.
    QUrl socketUrl(const User &user) const { return socketUrl(user.id, tokenOf(user)); }
    QUrl socketUrl(qint64 userId, const QByteArray &token) const;

private:
    quint16 m_port;
    HttpConnection m_connection;
};

/// The path of a notification, of a user's directory entry, of a user's WebSocket.
QByteArray notificationPath(const QString &id);
QByteArray userPath(qint64 id);
QByteArray socketPath(qint64 userId);

} // namespace mc::test
