#pragma once

#include "client/inbox_socket.h"
#include "model/notification.h"

#include <QtCore/QStringList>

namespace mc::test {

/// Writes down what a socket tells, a line each: "arrived Title", "read <id>", "unread count 3", … Outlives the socket.
class InboxLog : public QObject
{
public:
    explicit InboxLog(client::InboxSocket &socket)
    {
        using client::InboxSocket;
        connect(&socket, &InboxSocket::notificationArrived, this, [this](const model::Notification &notification) {
            events += QStringLiteral("arrived ") + notification.title;
        });
        connect(
            &socket, &InboxSocket::notificationRead, this, [this](model::NotificationId id, const QDateTime &readAt) {
                events
                    += (readAt.isValid() ? QStringLiteral("read ") : QStringLiteral("read at no time ")) + toString(id);
            });
        connect(&socket, &InboxSocket::notificationUnread, this,
            [this](model::NotificationId id) { events += QStringLiteral("unread ") + toString(id); });
        connect(&socket, &InboxSocket::notificationDeleted, this,
            [this](model::NotificationId id) { events += QStringLiteral("deleted ") + toString(id); });
        connect(&socket, &InboxSocket::bulkUpdated, this, [this](const model::InboxChange &change) {
            events += word(change.kind) + u' ' + QString::number(change.affectedCount);
        });
        connect(&socket, &InboxSocket::reset, this, [this] { events += QStringLiteral("reset"); });
        connect(&socket, &InboxSocket::refused, this,
            [this](const model::Error &error) { events += QStringLiteral("refused ") + word(error.code); });
        connect(&socket, &InboxSocket::stopped, this,
            [this](const model::Error &reason) { events += QStringLiteral("stopped ") + word(reason.code); });
    }

    QStringList events;
};

} // namespace mc::test
