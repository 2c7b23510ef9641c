#include "client/deliveries_socket.h"

namespace mc::client {

using model::Result;

DeliveriesSocket::DeliveriesSocket(Session &session, const ClientOptions &options, const SocketOptions &socketOptions)
    : LiveSocket(session, options, QStringLiteral("/ws/admin/deliveries/"), socketOptions)
{
}

// What it can't read is of a later version.
void DeliveriesSocket::received(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    if (type == QLatin1String("stats")) {
        if (const Result<model::LiveStatistics> statistics = model::liveStatisticsFromJson(data))
            Q_EMIT statisticsArrived(*statistics);
    } else if (type == QLatin1String("delivery")) {
        if (const Result<model::LiveDelivery> delivery = model::liveDeliveryFromJson(data))
            Q_EMIT deliveryArrived(*delivery);
    } else if (type == QLatin1String("history")) {
        if (const Result<QList<model::LiveMinute>> minutes = model::liveMinutesFromJson(data))
            Q_EMIT historyArrived(*minutes);
    } else if (type == QLatin1String("error")) {
        Q_EMIT refused(errorFromMessage(data));
    }
}

} // namespace mc::client
