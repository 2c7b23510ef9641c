#include "console/notifications/arrivals.h"

namespace mc::console {

using model::Notification;
using model::NotificationId;

Arrivals::Arrivals(client::NotificationCalls &calls, std::chrono::milliseconds pause)
    : m_calls(calls)
{
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Arrivals::look);
}

void Arrivals::watch(const ListFilter &filter, const std::optional<QList<NotificationRow>> &newest)
{
    m_filter = filter;
    m_isBegun = newest.has_value();
    m_since = {};
    m_known.clear();
    setNew({});
    if (!newest)
        return look();
    if (!newest->isEmpty())
        m_since = newest->first().createdAt;
    for (const NotificationRow &row : *newest)
        m_known += row.id;
    ++m_generation; // what is under way was asked for others
    m_pause.start();
}

void Arrivals::stop()
{
    ++m_generation;
    m_pause.stop();
}

void Arrivals::look()
{
    client::NotificationQuery query = m_filter.toQuery();
    query.pageSize = most;
    query.cursor = QString(); // nobody needs the count of all
    m_pause.start();
    m_calls.list(query).then(this, [this, generation = ++m_generation](const auto &answer) {
        if (generation == m_generation && answer)
            take(answer->items);
    });
}

void Arrivals::forget(const QSet<NotificationId> &ids)
{
    m_known += ids;
    setNew(m_new - ids);
}

// What is older than what was there at first came into sight because others went.
void Arrivals::take(const QList<Notification> &newest)
{
    QSet<NotificationId> found;
    for (const Notification &notification : newest) {
        const bool isOlder = m_since.isValid() && notification.createdAt < m_since;
        if (!isOlder && !m_known.contains(notification.id))
            found += notification.id;
    }
    if (std::exchange(m_isBegun, true)) {
        setNew(found);
    } else {
        m_known = found;
        m_since = newest.isEmpty() ? QDateTime() : newest.first().createdAt;
    }
    Q_EMIT seen(newest);
}

void Arrivals::setNew(const QSet<NotificationId> &ids)
{
    if (std::exchange(m_new, ids) != ids)
        Q_EMIT countChanged(count());
}

} // namespace mc::console
