#pragma once

#include "client/catch_up_buffer.h"
#include "client/live_socket.h"

namespace mc::client {

/// The changes of one inbox as they happen (CONTRACT section 6): each once and in order, also those that happened while the
/// connection was lost, or it was stopped.
///
/// Lives on the Client's thread, and not longer than its Session. Begins with start().
class InboxSocket : public LiveSocket
{
    Q_OBJECT

public:
    /// Admins may name anybody's inbox.
    InboxSocket(
        Session &session, const ClientOptions &options, model::UserId inbox, const SocketOptions &socketOptions = {});

    /// Nothing before it was connected first.
    std::optional<int> unreadCount() const { return m_unreadCount; }

    /// Announced by notificationRead(), or refused() when there is no such notification. False: there is no connection now;
    /// Client::notifications() does it without one.
    bool markRead(model::NotificationId id);
    /// New notifications of these types only; none: of all. Keeps to it after a reconnect.
    void subscribe(const QList<model::NotificationType> &types);

Q_SIGNALS:
    void notificationArrived(const mc::model::Notification &notification);
    void notificationRead(mc::model::NotificationId id, const QDateTime &readAt);
    void notificationUnread(mc::model::NotificationId id);
    void notificationDeleted(mc::model::NotificationId id);
    /// All or many were read, or deleted: AllRead, MultipleRead or BulkDeleted, with type, ids and count where they are told.
    void bulkUpdated(const mc::model::InboxChange &change);
    void unreadCountChanged(int count);
    /// What was missed is not known any more: load the list anew.
    void reset();

protected:
    void opened() override;
    void received(const QJsonObject &message) override;

private:
    void receivedStatus(const QJsonObject &data);
    void receivedSyncEnd(const QString &type, const QJsonObject &data);
    void receivedError(const QJsonObject &data);
    void receivedChange(const QJsonObject &message);
    void announce(const AnnouncedChange &announced);
    void count(const QJsonObject &data);
    void count(int unread);
    void sendSubscription();

    QString m_cursor; ///< all up to here is announced; empty: never connected
    CatchUpBuffer m_catchUp;
    QList<model::NotificationType> m_types;
    std::optional<int> m_unreadCount;
};

} // namespace mc::client
