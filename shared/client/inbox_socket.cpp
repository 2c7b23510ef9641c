#include "client/inbox_socket.h"

#include <QtCore/QJsonArray>

namespace mc::client {

using model::InboxChange;
using model::Result;

InboxSocket::InboxSocket(
    Session &session, const ClientOptions &options, model::UserId inbox, const SocketOptions &socketOptions)
    : LiveSocket(session, options, QStringLiteral("/ws/notifications/%1/").arg(inbox.value), socketOptions)
{
}

bool InboxSocket::markRead(model::NotificationId id)
{
    if (state() != State::Connected)
        return false;
    send({{QStringLiteral("type"), QStringLiteral("mark_read")}, {QStringLiteral("notification_id"), toString(id)}});
    return true;
}

void InboxSocket::subscribe(const QList<model::NotificationType> &types)
{
    m_types = types;
    if (isOpen())
        sendSubscription();
}

void InboxSocket::sendSubscription()
{
    QJsonArray words;
    for (const model::NotificationType type : m_types)
        words += QString(word(type));
    send({{QStringLiteral("type"), QStringLiteral("subscribe")}, {QStringLiteral("notification_types"), words}});
}

void InboxSocket::opened()
{
    m_catchUp = {};
    if (!m_types.isEmpty())
        sendSubscription();
    if (m_cursor.isEmpty())
        return; // connection_status tells where the inbox stands
    send({{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("since"), m_cursor}});
    enter(State::CatchingUp);
}

void InboxSocket::received(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    if (type == QLatin1String("connection_status"))
        receivedStatus(data);
    else if (type == QLatin1String("sync_complete") || type == QLatin1String("sync_reset"))
        receivedSyncEnd(type, data);
    else if (type == QLatin1String("error"))
        receivedError(data);
    else
        receivedChange(message);
}

void InboxSocket::receivedStatus(const QJsonObject &data)
{
    if (state() == State::CatchingUp)
        return; // all that came since the cursor is still to be told
    m_cursor = data.value(QLatin1String("last_sync")).toString();
    enterConnected();
    count(data);
}

void InboxSocket::receivedSyncEnd(const QString &type, const QJsonObject &data)
{
    const QList<AnnouncedChange> missed = m_catchUp.takeInOrder();
    if (type == QLatin1String("sync_reset")) {
        m_cursor = data.value(QLatin1String("sync")).toString();
        enterConnected();
        count(data);
        Q_EMIT reset();
        return;
    }
    enterConnected();
    for (const AnnouncedChange &announced : missed)
        announce(announced);
    m_cursor = data.value(QLatin1String("sync")).toString();
    count(data);
}

void InboxSocket::receivedError(const QJsonObject &data)
{
    if (state() != State::CatchingUp)
        return Q_EMIT refused(errorFromMessage(data));
    reconnect(); // the sync came to nothing; the next connection asks again
}

void InboxSocket::receivedChange(const QJsonObject &message)
{
    const Result<InboxChange> change = model::inboxChangeFromMessage(message);
    if (!change)
        return; // of a later version, or an answer to subscribe
    const QString cursor = message.value(QLatin1String("data")).toObject().value(QLatin1String("sync")).toString();
    if (state() == State::CatchingUp)
        m_catchUp.add({*change, cursor});
    else
        announce({*change, cursor});
}

void InboxSocket::announce(const AnnouncedChange &announced)
{
    const InboxChange &change = announced.change;
    m_cursor = announced.cursor;
    count(change.unreadCount);
    switch (change.kind) {
    case InboxChange::Kind::Created:
        if (change.notification)
            Q_EMIT notificationArrived(*change.notification);
        return;
    case InboxChange::Kind::Read:
        return Q_EMIT notificationRead(change.notificationId, change.readAt);
    case InboxChange::Kind::Unread:
        return Q_EMIT notificationUnread(change.notificationId);
    case InboxChange::Kind::Deleted:
        return Q_EMIT notificationDeleted(change.notificationId);
    case InboxChange::Kind::AllRead:
    case InboxChange::Kind::MultipleRead:
    case InboxChange::Kind::BulkDeleted:
        return Q_EMIT bulkUpdated(change);
    }
}

void InboxSocket::count(const QJsonObject &data) { count(data.value(QLatin1String("unread_count")).toInt()); }

void InboxSocket::count(int unread)
{
    if (std::exchange(m_unreadCount, unread) != unread)
        Q_EMIT unreadCountChanged(unread);
}

} // namespace mc::client
