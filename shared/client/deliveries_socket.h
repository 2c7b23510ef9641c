#pragma once

#include "client/live_socket.h"
#include "model/live_minutes.h"

namespace mc::client {

/// What becomes of all deliveries, as it happens (CONTRACT sections 6 and 12): for administrators.
///
/// Lives on the Client's thread, and not longer than its Session. Begins with start(). What happened while there was no connection is
/// told by the minute.
class DeliveriesSocket final : public LiveSocket
{
    Q_OBJECT

public:
    DeliveriesSocket(Session &session, const ClientOptions &options, const SocketOptions &socketOptions = {});

Q_SIGNALS:
    /// With each connection, before the first statistics: the last day's minutes, as far as the service knows them, oldest first.
    void historyArrived(const QList<mc::model::LiveMinute> &minutes);
    /// Once a second.
    void statisticsArrived(const mc::model::LiveStatistics &statistics);
    void deliveryArrived(const mc::model::LiveDelivery &delivery);

protected:
    void opened() override { enterConnected(); }
    void received(const QJsonObject &message) override;
};

} // namespace mc::client
