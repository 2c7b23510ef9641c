#pragma once

#include "client/backoff.h"
#include "client/catch_up_buffer.h"
#include "client/session.h"
#include "client/socket_link.h"

namespace mc::client {

/// The changes of one inbox as they happen (CONTRACT section 6): each once and in order, also those that happened while the
/// connection was lost, which it makes again by itself. A token that has expired is renewed.
///
/// Lives on the Client's thread, and not longer than its Session. Begins with start().
class InboxSocket : public QObject
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

    /// Admins may name anybody's inbox.
    InboxSocket(
        Session &session, const ClientOptions &options, model::UserId inbox, const InboxOptions &inboxOptions = {});
    ~InboxSocket() override;

    void start();
    /// Ends the connection; start() later gets what was missed meanwhile.
    void stop();
    State state() const { return m_state; }
    /// Nothing before it was connected first.
    std::optional<int> unreadCount() const { return m_unreadCount; }

    /// Announced by notificationRead(), or refused() when there is no such notification. False: there is no connection now;
    /// Client::notifications() does it without one.
    bool markRead(model::NotificationId id);
    /// New notifications of these types only; none: of all. Keeps to it after a reconnect.
    void subscribe(const QList<model::NotificationType> &types);

Q_SIGNALS:
    void stateChanged(mc::client::InboxSocket::State state);
    void notificationArrived(const mc::model::Notification &notification);
    void notificationRead(mc::model::NotificationId id, const QDateTime &readAt);
    void notificationUnread(mc::model::NotificationId id);
    void notificationDeleted(mc::model::NotificationId id);
    /// All or many were read, or deleted: AllRead, MultipleRead or BulkDeleted, with type, ids and count where they are told.
    void bulkUpdated(const mc::model::InboxChange &change);
    void unreadCountChanged(int count);
    /// What was missed is not known any more: load the list anew.
    void reset();
    /// The service did not do what a message asked for.
    void refused(const mc::model::Error &error);
    /// It won't connect again by itself: Unauthenticated (sign in anew), Forbidden, NotFound.
    void stopped(const mc::model::Error &reason);

private:
    void enter(State state);
    void open();
    void opened();
    void received(const QJsonObject &message);
    void receivedStatus(const QJsonObject &data);
    void receivedSyncEnd(const QString &type, const QJsonObject &data);
    void receivedError(const QJsonObject &data);
    void receivedChange(const QJsonObject &message);
    void announce(const AnnouncedChange &announced);
    void count(const QJsonObject &data);
    void count(int unread);
    void closed(const LinkEnd &end);
    void retryLater();
    void renewToken();
    void stopForGood(model::ErrorCode code, const QString &detail);
    void dropLink();
    void sendSubscription();

    Session &m_session;
    const ClientOptions m_options;
    const model::UserId m_inbox;
    const InboxOptions m_inboxOptions;
    State m_state = State::Stopped;
    std::unique_ptr<SocketLink> m_link;
    QByteArray m_sentToken;
    Backoff m_backoff;
    QTimer m_pause;
    QString m_cursor; ///< all up to here is announced; empty: never connected
    CatchUpBuffer m_catchUp;
    QList<model::NotificationType> m_types;
    std::optional<int> m_unreadCount;
    bool m_wasRenewed = false; ///< since the last connection
};

} // namespace mc::client
