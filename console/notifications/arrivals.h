#pragma once

#include "client/notification_calls.h"
#include "console/notifications/list_filter.h"
#include "console/notifications/notification_row.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace mc::console {

/// Looks now and then which notifications of a filter are new since it was set, and what became of the newest ones.
///
/// Lives on the main thread; the calls outlive it.
class Arrivals : public QObject
{
    Q_OBJECT

public:
    static constexpr int most = 100; ///< that are told apart

    explicit Arrivals(client::NotificationCalls &calls, std::chrono::milliseconds pause = std::chrono::seconds(10));

    /// Counts from nothing what is new from now on: what is not among the newest ones, when they are known.
    void watch(const ListFilter &filter, const std::optional<QList<NotificationRow>> &newest = {});
    void stop();
    /// Looks at once.
    void look();
    /// Up to `most`, which then means that many or more.
    int count() const { return int(m_new.size()); }
    /// These are shown: they are new no more.
    void forget(const QSet<model::NotificationId> &ids);

Q_SIGNALS:
    void countChanged(int count);
    /// The newest ones of the filter as they are now, the new ones included.
    void seen(const QList<mc::model::Notification> &newest);

private:
    void take(const QList<model::Notification> &newest);
    void setNew(const QSet<model::NotificationId> &ids);

    client::NotificationCalls &m_calls;
    QTimer m_pause;
    ListFilter m_filter;
    bool m_isBegun = false; ///< the next two are known
    QDateTime m_since; ///< the newest one's time at first; invalid: there was none
    QSet<model::NotificationId> m_known;
    QSet<model::NotificationId> m_new;
    int m_generation = 0; ///< tells late answers
};

} // namespace mc::console
