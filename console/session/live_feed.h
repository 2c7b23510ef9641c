#pragma once

#include "client/client.h"
#include "client/deliveries_socket.h"

#include <QtCore/QTimer>

namespace mc::console {

/// What becomes of all deliveries, told by the service as it happens, for whatever in the console shows it: one connection for
/// all of it. Begins with start(), which is for admins.
///
/// Lives on the main thread, from sign-in to sign-out, and not longer than the client.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(client::Client &client);

    void start() { m_socket.start(); }
    /// Statistics come, as they do every second.
    bool isLive() const { return m_isLive; }
    /// What was told last; none before the first time. Not of now unless it is live.
    const std::optional<model::LiveStatistics> &latest() const { return m_latest; }

Q_SIGNALS:
    /// The last day's minutes, as far as the service knows them, oldest first: with each connection, before the first statistics.
    void historyArrived(const QList<mc::model::LiveMinute> &minutes);
    void statisticsArrived(const mc::model::LiveStatistics &statistics);
    void deliveryArrived(const mc::model::LiveDelivery &delivery);
    /// It became live, or ceased to be.
    void liveChanged();

private:
    void setLive(bool isLive);

    client::DeliveriesSocket m_socket;
    QTimer m_silence; ///< ends when nothing was told for too long
    std::optional<model::LiveStatistics> m_latest;
    bool m_isLive = false;
};

} // namespace mc::console
