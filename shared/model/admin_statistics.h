#pragma once

#include "model/channel.h"
#include "model/channel_proof.h"
#include "model/statistics.h"

namespace mc::model {

/// What became of the deliveries by one channel.
struct ChannelStatistics
{
    qint64 sent = 0; ///< accepted; not confirmed so far
    qint64 delivered = 0;
    qint64 failed = 0;
    qint64 pending = 0;
    qint64 suppressed = 0;
    bool operator==(const ChannelStatistics &) const = default;

    /// Percent of what was tried to its end that did not fail.
    double successRate() const { return percentage(sent + delivered, sent + delivered + failed); }
};

struct ClinicStatistics
{
    std::optional<qint64> clinicId; ///< absent: of no clinic
    qint64 total = 0;
    qint64 unread = 0;
    double readRate = 0; ///< percent
    double successRate = 0; ///< percent
    bool operator==(const ClinicStatistics &) const = default;
};

struct TimelineBucket
{
    QDateTime from; ///< inclusive
    QDateTime to; ///< exclusive
    qint64 total = 0;
    qint64 read = 0;
    bool operator==(const TimelineBucket &) const = default;
};

/// How long notifications took to their recipients: through an open socket, or to the provider that took them.
struct LatencyPercentiles
{
    double p50 = 0; ///< milliseconds, to about 6 %
    double p95 = 0;
    double p99 = 0;
    bool operator==(const LatencyPercentiles &) const = default;
};

/// What waits to be sent at this moment, whatever the window.
struct QueueStatistics
{
    qint64 due = 0; ///< deliveries whose time has come; of each priority at most 5,000 are counted
    qint64 scheduled = 0; ///< notifications for later
    qint64 retrying = 0; ///< deliveries that failed before and are to be tried again
    qint64 oldestDueSeconds = 0; ///< 0: none is due
    bool operator==(const QueueStatistics &) const = default;
};

/// Active devices at this moment.
struct DeviceStatistics
{
    qint64 android = 0;
    qint64 ios = 0;
    qint64 web = 0;
    bool operator==(const DeviceStatistics &) const = default;
};

struct ErrorStatistics
{
    QString error; ///< the provider's words, at most 200 characters
    Channel channel = Channel::Push;
    qint64 count = 0;
    bool operator==(const ErrorStatistics &) const = default;
};

/// What administrators see beyond Statistics (CONTRACT section 5), of everybody, of one clinic or of one user.
struct AdminStatistics
{
    Statistics totals;
    std::array<ChannelStatistics, allChannels.size()> byChannel = {}; ///< in the order of allChannels
    QList<ClinicStatistics> byClinic; ///< largest first, at most 100
    QList<TimelineBucket> timeline; ///< without gaps, oldest first
    std::optional<LatencyPercentiles> latency; ///< absent: nothing was delivered; always for a single user
    QueueStatistics queue;
    DeviceStatistics devices;
    qint64 connectedClients = 0; ///< WebSockets of the instance that answers
    QList<ChannelProof> channels; ///< at this moment, in the order of allProviders
    QList<ErrorStatistics> topErrors; ///< most frequent first, at most 10
    bool operator==(const AdminStatistics &) const = default;
};

void write(JsonWriter &json, const QueueStatistics &queue);
/// Null percentiles where there are none.
void write(JsonWriter &json, const std::optional<LatencyPercentiles> &latency);
class JsonReader;
QueueStatistics queueStatisticsFrom(JsonReader &json);
std::optional<LatencyPercentiles> latencyPercentilesFrom(JsonReader &json);

void write(JsonWriter &json, const AdminStatistics &statistics);
/// As statisticsFromJson().
Result<AdminStatistics> adminStatisticsFromJson(const QJsonObject &object);

} // namespace mc::model
