#pragma once

#include "console/notifications/opened_notification.h"
#include "console/session/tasks.h"
#include "console/session/write_action.h"
#include "console/widgets/undo_bar.h"

namespace mc::console {

/// What can be done with the opened notification: the actions, when they may be used, and their calls. What it is given outlives
/// it.
class NotificationActions : public QObject
{
    Q_OBJECT

public:
    enum class Rights { OfAdmins, OfRecipients };

    NotificationActions(client::Client &client, const Connection &connection, Tasks &tasks, OpenedNotification &opened,
        Rights rights, QObject *parent = nullptr);

    WriteAction *retry() { return m_retry; }
    WriteAction *reschedule() { return m_reschedule; }
    WriteAction *cancel() { return m_cancel; }
    WriteAction *mark() { return m_mark; } ///< as read, or as unread
    QAction *copy() { return m_copy; }
    WriteAction *remove() { return m_remove; }
    QAction *showRecipient() { return m_showRecipient; }
    QList<QAction *> all() const
    {
        return {m_retry, m_reschedule, m_cancel, m_mark, m_copy, m_showRecipient, m_remove};
    }

    void retranslate();
    /// What the action only asks for, because it needs a time or an assent.
    void rescheduleTo(const QDateTime &time);
    void cancelNow();

Q_SIGNALS:
    void rescheduleAsked();
    void cancelAsked();
    void recipientAsked(mc::model::UserId recipient);
    /// It is like that now.
    void changed(const mc::model::Notification &notification);
    void hidden(mc::model::NotificationId id);
    void restored(mc::model::NotificationId id);
    /// What was done that has no way back.
    void told(const QString &text);
    void undoOffered(const mc::console::UndoBar::Step &step);
    void failed(const QString &what, const mc::model::Error &error);

private:
    void update();
    void retryNow();
    void markAs(model::NotificationId id, bool isRead, const std::function<void()> &undo);
    void moveTo(model::NotificationId id, const QDateTime &time, const std::function<void()> &undo);
    void removeLater();
    void removeNow(model::NotificationId id);
    void copyAsText();
    void take(const model::Notification &notification);

    client::Client &m_client;
    Tasks &m_tasks;
    OpenedNotification &m_opened;
    const Rights m_rights;
    WriteAction *m_retry;
    WriteAction *m_reschedule;
    WriteAction *m_cancel;
    WriteAction *m_mark;
    QAction *m_copy;
    QAction *m_showRecipient; ///< for admins
    WriteAction *m_remove;
};

} // namespace mc::console
