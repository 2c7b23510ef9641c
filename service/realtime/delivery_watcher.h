#pragma once

#include "model/live_minutes.h"
#include "realtime/socket_client.h"

namespace mc::realtime {

/// What watchers of deliveries are told at a moment, made into frames once for all.
struct DeliveryNews
{
    model::LiveStatistics statistics;
    QByteArray statisticsFrame;
    QList<QByteArray> deliveryFrames;
    QByteArray historyFrame; ///< empty: it was not made, since no one is new

    static DeliveryNews of(const model::LiveStatistics &statistics, const QList<model::LiveDelivery> &deliveries,
        const std::optional<QList<model::LiveMinute>> &history = {});
};

/// An administrator who watches deliveries live (CONTRACT section 6, `/ws/admin/deliveries/`). One who does not keep up misses what
/// happened meanwhile, and is told how much that was; the newest wins.
class DeliveryWatcher final : public SocketClient
{
public:
    using SocketClient::SocketClient;

    /// One who is new waits for news with the history.
    void tell(const DeliveryNews &news);
    bool isNew() const { return m_isNew; }

private:
    // ClientSocket::Owner
    void opened() override { }
    void received(const QByteArray &) override { refuseMessage(); }
    void receivedBinary() override { refuseMessage(); }

    void refuseMessage();

    bool m_isNew = true; ///< it was not told of the time before
    qint64 m_missed = 0; ///< outcomes that it was not told, since it had not taken what was sent before
};

} // namespace mc::realtime
