#pragma once

#include "client/client.h"

namespace mc::console {

/// The one notification that somebody looks at, with the first thousand steps of its timeline; asked for when it is opened, and again
/// when something may have become of it.
///
/// Lives on the main thread; the client outlives it.
class OpenedNotification : public QObject
{
    Q_OBJECT

public:
    explicit OpenedNotification(client::Client &client, QObject *parent = nullptr);

    void open(model::NotificationId id);
    void close();
    /// Asks for it anew; what is known stays until the answer is there.
    void refresh();
    /// A call has answered with it as it is now; its timeline is asked for.
    void take(const model::Notification &notification);

    const std::optional<model::NotificationId> &id() const { return m_id; }
    /// Nothing until it is there.
    const std::optional<model::Notification> &notification() const { return m_notification; }
    const QList<model::TimelineEntry> &timeline() const { return m_timeline; }
    /// Why it is not there, or not as it is now.
    const std::optional<model::Error> &error() const { return m_error; }
    bool isLoading() const { return m_underWay > 0; }

Q_SIGNALS:
    void changed();

private:
    void askForTimeline();
    void askForMore(const QString &cursor);
    void fail(const model::Error &error);
    void forget();

    client::Client &m_client;
    std::optional<model::NotificationId> m_id;
    std::optional<model::Notification> m_notification;
    QList<model::TimelineEntry> m_timeline;
    QList<model::TimelineEntry> m_coming; ///< what of it is there of the answers under way
    std::optional<model::Error> m_error;
    int m_underWay = 0;
    int m_generation = 0; ///< tells late answers
};

} // namespace mc::console
