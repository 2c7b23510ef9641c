#include "console/notifications/notification_actions.h"

#include "console/notifications/notification_text.h"
#include "console/widgets/icons.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace mc::console {

using model::Notification;
using model::NotificationId;

namespace {

bool isWaiting(const Notification &notification)
{
    return notification.scheduledFor > QDateTime::currentDateTimeUtc() && !notification.cancelledAt.isValid();
}

bool hasFailure(const Notification &notification)
{
    return notification.deliveryStatus == model::DeliveryStatus::Failed || !notification.deliveryErrors.isEmpty();
}

} // namespace

NotificationActions::NotificationActions(client::Client &client, const Connection &connection, Tasks &tasks,
    OpenedNotification &opened, Rights rights, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_tasks(tasks)
    , m_opened(opened)
    , m_rights(rights)
    , m_retry(new WriteAction(connection, this))
    , m_reschedule(new WriteAction(connection, this))
    , m_cancel(new WriteAction(connection, this))
    , m_mark(new WriteAction(connection, this))
    , m_copy(new QAction(this))
    , m_showRecipient(new QAction(this))
    , m_remove(new WriteAction(connection, this))
{
    m_retry->setIcon(icon(QStringLiteral("rotate-ccw")));
    m_reschedule->setIcon(icon(QStringLiteral("calendar-clock")));
    m_cancel->setIcon(icon(QStringLiteral("ban")));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_showRecipient->setIcon(icon(QStringLiteral("user")));
    m_remove->setIcon(icon(QStringLiteral("trash-2")));
    m_retry->setShortcut(QKeySequence(QStringLiteral("R")));
    m_copy->setShortcut(QKeySequence(QStringLiteral("C")));
    m_showRecipient->setShortcut(QKeySequence(QStringLiteral("P")));
    m_showRecipient->setVisible(rights == Rights::OfAdmins);
    m_mark->setShortcut(QKeySequence(QStringLiteral("U")));
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    connect(m_retry, &QAction::triggered, this, &NotificationActions::retryNow);
    connect(m_reschedule, &QAction::triggered, this, &NotificationActions::rescheduleAsked);
    connect(m_cancel, &QAction::triggered, this, &NotificationActions::cancelAsked);
    connect(m_copy, &QAction::triggered, this, &NotificationActions::copyAsText);
    connect(m_showRecipient, &QAction::triggered, this,
        [this] { Q_EMIT recipientAsked(m_opened.notification()->recipient.id); });
    connect(m_remove, &QAction::triggered, this, &NotificationActions::removeLater);
    connect(m_mark, &QAction::triggered, this, [this] {
        const NotificationId id = *m_opened.id();
        const bool isRead = !m_opened.notification()->isRead;
        markAs(id, isRead, [this, id, isRead] { markAs(id, !isRead, {}); });
    });
    connect(&opened, &OpenedNotification::changed, this, &NotificationActions::update);
    retranslate();
}

void NotificationActions::retranslate()
{
    m_retry->setText(tr("Retry delivery"));
    m_reschedule->setText(tr("Reschedule notification"));
    m_reschedule->setIconText(tr("Reschedule", "button beside “Cancel notification”"));
    m_cancel->setText(tr("Cancel notification"));
    m_copy->setText(tr("Copy as text"));
    m_showRecipient->setText(tr("Show recipient"));
    m_remove->setText(tr("Delete notification"));
    update();
}

void NotificationActions::rescheduleTo(const QDateTime &time)
{
    if (!m_opened.notification())
        return;
    const NotificationId id = m_opened.notification()->id;
    const QDateTime before = m_opened.notification()->scheduledFor;
    moveTo(id, time, [this, id, before] { moveTo(id, before, {}); });
}

void NotificationActions::cancelNow()
{
    if (!m_opened.id())
        return;
    m_client.deliveries().cancel(*m_opened.id()).then(this, [this](const auto &answer) {
        if (!answer)
            return Q_EMIT failed(tr("The notification was not cancelled."), answer.error());
        take(*answer);
        Q_EMIT told(tr("Cancelled “%1”.").arg(answer->title));
    });
}

void NotificationActions::update()
{
    const std::optional<Notification> &notification = m_opened.notification();
    const bool isAdmin = m_rights == Rights::OfAdmins;
    const bool isWaitingNow = notification && isWaiting(*notification);
    m_retry->setAllowed(notification && isAdmin && hasFailure(*notification));
    m_reschedule->setAllowed(isWaitingNow && isAdmin);
    m_cancel->setAllowed(isWaitingNow && isAdmin);
    m_mark->setAllowed(notification.has_value());
    m_copy->setEnabled(notification.has_value());
    m_showRecipient->setEnabled(notification && isAdmin);
    m_remove->setAllowed(notification.has_value());
    const bool isRead = notification && notification->isRead;
    m_mark->setText(isRead ? tr("Mark as unread") : tr("Mark as read"));
    m_mark->setIcon(icon(isRead ? QStringLiteral("mail") : QStringLiteral("mail-open")));
}

void NotificationActions::retryNow()
{
    auto task = std::make_shared<Tasks::Task>(m_tasks.begin(tr("Queueing deliveries again")));
    m_client.deliveries().retry(*m_opened.id()).then(this, [this, task](const auto &answer) {
        if (!answer)
            return Q_EMIT failed(tr("Nothing was queued again."), answer.error());
        m_opened.refresh();
        Q_EMIT told(tr("Queued %n deliveries again.", nullptr, *answer));
    });
}

void NotificationActions::markAs(NotificationId id, bool isRead, const std::function<void()> &undo)
{
    m_client.notifications().markRead(id, isRead).then(this, [this, isRead, undo](const auto &answer) {
        if (!answer)
            return Q_EMIT failed(isRead ? tr("The notification was not marked as read.")
                                        : tr("The notification was not marked as unread."),
                answer.error());
        take(*answer);
        if (undo)
            Q_EMIT undoOffered({.text = isRead ? tr("Marked “%1” as read.").arg(answer->title)
                                               : tr("Marked “%1” as unread.").arg(answer->title),
                .undo = undo});
    });
}

void NotificationActions::moveTo(NotificationId id, const QDateTime &time, const std::function<void()> &undo)
{
    m_client.deliveries().reschedule(id, time.toUTC()).then(this, [this, time, undo](const auto &answer) {
        if (!answer)
            return Q_EMIT failed(tr("The notification was not rescheduled."), answer.error());
        take(*answer);
        if (undo)
            Q_EMIT undoOffered(
                {.text = tr("Rescheduled to %1.").arg(QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)),
                    .undo = undo});
    });
}

// At the server it can't be undone, so it waits here.
void NotificationActions::removeLater()
{
    const NotificationId id = *m_opened.id();
    const QString title = m_opened.notification()->title;
    Q_EMIT hidden(id);
    Q_EMIT undoOffered({.text = tr("Deleted “%1”.").arg(title),
        .undo = [this, id] { Q_EMIT restored(id); },
        .settle = [this, id] { removeNow(id); }});
}

void NotificationActions::removeNow(NotificationId id)
{
    m_client.notifications().remove(id).then(this, [this, id](const auto &answer) {
        if (answer || answer.error().code == model::ErrorCode::NotificationNotFound)
            return;
        Q_EMIT restored(id);
        Q_EMIT failed(tr("The notification was not deleted."), answer.error());
    });
}

void NotificationActions::copyAsText()
{
    QGuiApplication::clipboard()->setText(asText(*m_opened.notification(), m_opened.timeline()));
    Q_EMIT told(tr("Copied as text."));
}

void NotificationActions::take(const Notification &notification)
{
    m_opened.take(notification);
    Q_EMIT changed(notification);
}

} // namespace mc::console
