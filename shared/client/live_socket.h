#pragma once

#include "client/backoff.h"
#include "client/session.h"
#include "client/socket_link.h"

namespace mc::client {

/// A WebSocket of the service that is kept: it connects again by itself when the connection is lost, and renews a token that has
/// expired. What is said on it is its subclasses'.
///
/// Lives on the Client's thread, and not longer than its Session. Begins with start().
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Stopped, ///< not started, or ended for good
        Connecting,
        CatchingUp, ///< connected again; what was missed is on its way
        Connected,
        Waiting, ///< until it connects again
    };
    Q_ENUM(State)

    ~LiveSocket() override;

    void start();
    /// Ends the connection.
    void stop();
    State state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(mc::client::LiveSocket::State state);
    /// The service did not do what a message asked for.
    void refused(const mc::model::Error &error);
    /// It won't connect again by itself: Unauthenticated (sign in anew), Forbidden, NotFound.
    void stopped(const mc::model::Error &reason);

protected:
    /// `path` below the base URL, from its first slash on.
    LiveSocket(Session &session, const ClientOptions &options, const QString &path, const SocketOptions &socketOptions);

    /// There is a connection: messages may be sent.
    virtual void opened() = 0;
    virtual void received(const QJsonObject &message) = 0;

    bool isOpen() const { return m_link && m_link->isOpen(); }
    void send(const QJsonObject &message) { m_link->send(message); }
    void enter(State state);
    /// The service serves it: the next pause is the first again.
    void enterConnected();
    /// Gives this connection up, for another one after a pause.
    void reconnect();

private:
    void open();
    void onOpened();
    void closed(const LinkEnd &end);
    void retryLater();
    void renewToken();
    void stopForGood(model::ErrorCode code, const QString &detail);
    void dropLink();

    Session &m_session;
    const ClientOptions m_options;
    const QUrl m_url;
    const SocketOptions m_socketOptions;
    State m_state = State::Stopped;
    std::unique_ptr<SocketLink> m_link;
    QByteArray m_sentToken;
    Backoff m_backoff;
    QTimer m_pause;
    bool m_wasRenewed = false; ///< since the last connection
};

/// What an `error` message of the service says.
model::Error errorFromMessage(const QJsonObject &data);

} // namespace mc::client
