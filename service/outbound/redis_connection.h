#pragma once

#include "outbound/redis_reply.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

struct redisReader;
QT_FORWARD_DECLARE_CLASS(QSslSocket)

namespace mc::outbound {

/// A connection with Redis: sends commands, and calls back with each reply, in their order. hiredis writes and reads the protocol;
/// the socket is Qt's, since Debian 12's hiredis knows no TLS.
///
/// Never waits: belongs to a thread with an event loop. open() may be called again after it has failed.
class RedisConnection : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QUrl url; ///< redis:// or rediss://, user:password@, port, /database
        QString caFile {}; ///< PEM file of CAs trusted besides the system's; empty: none
        std::chrono::milliseconds patience {5000}; ///< to connect, and for each reply
    };
    using Command = QList<QByteArray>;
    using Answered = std::function<void(const RedisReply &)>;

    explicit RedisConnection(const Options &options);
    ~RedisConnection() override;

    /// Connects, signs in and selects the database; then tells opened(), or failed().
    void open();
    /// Forgets what was sent and not answered.
    void close();
    /// `answered` is called unless the connection is closed or fails before. `blocking`: how long the command itself may wait.
    void send(const Command &command, Answered answered, std::chrono::milliseconds blocking = {});

Q_SIGNALS:
    void opened();
    /// It is closed, for that reason: "Connection refused".
    void failed(const QString &reason);

private:
    struct Waiting
    {
        Answered answered;
        std::chrono::milliseconds blocking;
    };

    void connectSocket();
    void signIn();
    void confirm(const Command &command, std::function<void()> next);
    void read();
    void awaitNext();
    void fail(const QString &reason);

    Options m_options;
    QSslSocket *m_socket = nullptr; ///< deletes itself after close()
    std::unique_ptr<redisReader, void (*)(redisReader *)> m_reader;
    std::deque<Waiting> m_waiting; ///< for replies
    QTimer m_deadline;
};

} // namespace mc::outbound
