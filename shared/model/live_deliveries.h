#pragma once

#include "model/admin_statistics.h"
#include "model/ids.h"
#include "model/provider.h"

#include <QtCore/QUuid>

namespace mc::model {

/// What became of a delivery, as administrators are told live (CONTRACT section 12, `/ws/admin/deliveries/`).
enum class LiveOutcome {
    Sent,
    Delivered,
    Failed,
    Postponed, ///< an attempt failed, and another follows
    Suppressed,
    Held,
};

QLatin1String word(LiveOutcome outcome);
std::optional<LiveOutcome> liveOutcomeFromWord(QAnyStringView word);

/// One outcome: ids, and no name, text, address or token.
struct LiveDelivery
{
    QDateTime at;
    NotificationId notificationId {};
    QUuid deliveryId {}; ///< null: in the app, or ruled out before there was a delivery
    Channel channel = Channel::InApp;
    std::optional<Provider> provider {}; ///< none without a delivery
    LiveOutcome outcome = LiveOutcome::Sent;
    std::optional<int> attempt {}; ///< from 1
    QString reason {}; ///< a stable word; empty: none
    QString
        detail {}; ///< as in the timeline: the provider's error, what it means, or its id of the message; empty: none
    NotificationType type = NotificationType::System;
    Priority priority = Priority::Low;
    std::optional<qint64> clinicId {};
    bool operator==(const LiveDelivery &) const = default;
};

void write(JsonWriter &json, const LiveDelivery &delivery);
Result<LiveDelivery> liveDeliveryFromJson(const QJsonObject &object);

/// How a provider is, over all instances.
struct ProviderHealth
{
    enum class State {
        Ok,
        Paused, ///< it asks to wait, or does not work; critical deliveries and probes may pass
        NotConfigured,
    };
    Provider provider = Provider::Fcm;
    State state = State::NotConfigured;
    QDateTime until {}; ///< of the pause; invalid otherwise
    QString reason {}; ///< why it is paused: the provider's error; empty otherwise
    int window = 0; ///< how many deliveries may be under way
    int inFlight = 0; ///< how many are
    bool operator==(const ProviderHealth &) const = default;
};

void write(JsonWriter &json, const ProviderHealth &health);
Result<ProviderHealth> providerHealthFromJson(const QJsonObject &object);
/// The same provider as two instances know it: paused if it is to one of them.
ProviderHealth merged(const ProviderHealth &one, const ProviderHealth &other);

/// What happened on a channel within some time.
struct LiveRates
{
    qint64 sent = 0;
    qint64 delivered = 0;
    qint64 failed = 0;
    bool operator==(const LiveRates &) const = default;
};

/// The state of all deliveries, of all instances, told once a second.
struct LiveStatistics
{
    QDateTime at;
    std::array<LiveRates, allChannels.size()> rates = {}; ///< per second, in the order of allChannels
    QueueStatistics queue;
    qint64 connectedClients = 0; ///< WebSockets
    std::optional<LatencyPercentiles> latency; ///< of the last minute; absent: nothing was delivered in it
    QList<ProviderHealth> providers;
    qint64 leftOut = 0; ///< outcomes since the last one that are not told one by one
    bool operator==(const LiveStatistics &) const = default;
};

void write(JsonWriter &json, const LiveStatistics &statistics);
Result<LiveStatistics> liveStatisticsFromJson(const QJsonObject &object);

} // namespace mc::model
