#include "console/notifications/opened_notification.h"

namespace mc::console {

namespace {

constexpr qsizetype mostEntries = 1000;

} // namespace

OpenedNotification::OpenedNotification(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void OpenedNotification::open(model::NotificationId id)
{
    if (m_id == id)
        return;
    forget();
    m_id = id;
    refresh();
}

void OpenedNotification::close()
{
    forget();
    Q_EMIT changed();
}

void OpenedNotification::refresh()
{
    if (!m_id)
        return;
    ++m_generation;
    m_underWay = 1;
    m_client.notifications().show(*m_id).then(this, [this, generation = m_generation](const auto &answer) {
        if (generation != m_generation)
            return;
        --m_underWay;
        if (!answer)
            return fail(answer.error());
        m_notification = *answer;
        Q_EMIT changed();
    });
    askForTimeline();
    Q_EMIT changed();
}

void OpenedNotification::take(const model::Notification &notification)
{
    if (m_id != notification.id)
        return;
    ++m_generation;
    m_underWay = 0;
    m_notification = notification;
    askForTimeline();
    Q_EMIT changed();
}

void OpenedNotification::askForTimeline()
{
    ++m_underWay;
    m_error.reset();
    m_coming.clear();
    askForMore({});
}

void OpenedNotification::askForMore(const QString &cursor)
{
    m_client.deliveries().timeline(*m_id, cursor).then(this, [this, generation = m_generation](const auto &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            m_coming += answer->items;
        if (answer && !answer->nextCursor.isEmpty() && m_coming.size() < mostEntries)
            return askForMore(answer->nextCursor);
        --m_underWay;
        if (!answer)
            return fail(answer.error());
        m_timeline = m_coming;
        Q_EMIT changed();
    });
}

// The first error counts: the other request fails for the same reason.
void OpenedNotification::fail(const model::Error &error)
{
    if (!m_error)
        m_error = error;
    Q_EMIT changed();
}

void OpenedNotification::forget()
{
    ++m_generation;
    m_underWay = 0;
    m_id.reset();
    m_notification.reset();
    m_timeline.clear();
    m_error.reset();
}

} // namespace mc::console
