#include "naive_statistics.h"

#include <cmath>

namespace mc::test {

using model::AdminStatistics;
using model::Channel;
using model::ChannelStatistics;
using store::StatisticsScope;
using store::StatisticsWindow;

namespace {

// A window begins with a whole hour and ends with a whole day: the moment itself tells whether its hour is inside.
bool isIn(const StatisticsWindow &window, const QDateTime &moment)
{
    return (!window.from.isValid() || moment >= window.from) && (!window.to.isValid() || moment < window.to);
}

double percent(double part, double whole) { return whole == 0 ? 0 : std::round(part / whole * 1000) / 10; }

template<typename T, typename Condition>
qint64 countOf(const QList<const T *> &list, Condition condition)
{
    return std::count_if(list.begin(), list.end(), [&](const T *one) { return condition(*one); });
}

using Item = NaiveStatistics::Item;
using Delivery = NaiveStatistics::Delivery;
using State = NaiveStatistics::State;

ChannelStatistics channelOf(
    Channel channel, const QList<const Item *> &items, const QList<const Delivery *> &deliveries)
{
    const qint64 ruledOut = countOf(items, [&](const Item &i) {
        return i.suppressed.testFlag(channel) && !(channel == Channel::InApp && i.deliveredAt.isValid());
    });
    if (channel == Channel::InApp) {
        const qint64 delivered = countOf(items, [](const Item &i) { return i.deliveredAt.isValid(); });
        return {items.size() - delivered - ruledOut, delivered, 0, 0, ruledOut};
    }
    const auto in = [&](State state) {
        return countOf(deliveries, [&](const Delivery &d) { return d.channel == channel && d.state == state; });
    };
    return {
        in(State::Sent), in(State::Delivered), in(State::Failed), in(State::Pending), in(State::Suppressed) + ruledOut};
}

ChannelStatistics sumOf(const std::array<ChannelStatistics, 4> &channels)
{
    ChannelStatistics sum;
    for (const ChannelStatistics &channel : channels) {
        sum.sent += channel.sent, sum.delivered += channel.delivered;
        sum.failed += channel.failed, sum.pending += channel.pending;
    }
    return sum;
}

std::array<ChannelStatistics, 4> channelsOf(const QList<const Item *> &items, const QList<const Delivery *> &deliveries)
{
    std::array<ChannelStatistics, 4> channels;
    for (std::size_t i = 0; i < 4; ++i)
        channels[i] = channelOf(model::allChannels[i], items, deliveries);
    return channels;
}

model::Statistics totalsOf(const QList<const Item *> &items, const QList<const Delivery *> &deliveries)
{
    model::Statistics s;
    s.total = items.size();
    s.unread = countOf(items, [](const Item &i) { return !i.isRead && !i.isDeleted; });
    double milliseconds = 0;
    for (const Item *item : items) {
        ++s.byType[std::size_t(item->type)];
        ++s.byPriority[std::size_t(item->priority)];
        if (item->isRead)
            milliseconds += double(item->dueAt().msecsTo(item->readAt));
    }
    const qint64 read = countOf(items, [](const Item &i) { return i.isRead; });
    s.readRate = percent(double(read), double(s.total));
    s.averageReadSeconds = read == 0 ? 0 : std::round(milliseconds / double(read) / 100) / 10;
    s.clickThroughRate = percent(double(countOf(items, [](const Item &i) { return i.isClicked; })), double(s.total));
    const ChannelStatistics all = sumOf(channelsOf(items, deliveries));
    s.successRate = percent(double(all.sent + all.delivered), double(all.sent + all.delivered + all.failed));
    s.failedDeliveries = all.failed;
    s.pendingDeliveries = all.pending;
    return s;
}

QList<model::ErrorStatistics> errorsOf(const QList<const Delivery *> &deliveries)
{
    QMap<std::pair<QString, Channel>, qint64> counts;
    for (const Delivery *delivery : deliveries) {
        if (delivery->state == State::Failed)
            ++counts[{delivery->error.left(200), delivery->channel}];
    }
    QList<model::ErrorStatistics> errors;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        errors += {it.key().first, it.key().second, it.value()};
    std::stable_sort(errors.begin(), errors.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    return errors.mid(0, 10);
}

} // namespace

bool NaiveStatistics::isAskedFor(const StatisticsScope &scope, model::UserId user, qint64 clinic) const
{
    if (scope.user)
        return user == *scope.user && (!scope.clinic || clinicOf.value(user) == *scope.clinic);
    return !scope.clinic || clinic == *scope.clinic;
}

AdminStatistics NaiveStatistics::count(
    const StatisticsScope &scope, const StatisticsWindow &window, const QDateTime &now) const
{
    AdminStatistics s;
    QList<const Item *> mine;
    for (const Item &item : items) {
        if (!isAskedFor(scope, item.user, item.clinic))
            continue;
        if (item.isDue && isIn(window, item.dueAt()))
            mine += &item;
        s.queue.scheduled += !item.isDue && !item.isCancelled && !item.isDeleted;
    }
    QList<const Delivery *> sent;
    for (const Delivery &delivery : deliveries) {
        if (!isAskedFor(scope, delivery.user, delivery.clinic) || (delivery.isGone && delivery.state == State::Pending))
            continue;
        if (isIn(window, delivery.createdAt))
            sent += &delivery;
        if (delivery.state != State::Pending)
            continue;
        s.queue.retrying += delivery.attempts > 0;
        if (delivery.dueAt > now)
            continue;
        ++s.queue.due;
        s.queue.oldestDueSeconds = std::max(s.queue.oldestDueSeconds, delivery.dueAt.secsTo(now));
    }
    for (const Device &device : devices) {
        if (!device.isActive || !isAskedFor(scope, device.user, clinicOf.value(device.user)))
            continue;
        ++*std::array {&s.devices.android, &s.devices.ios, &s.devices.web}[std::size_t(device.type)];
    }
    s.totals = totalsOf(mine, sent);
    s.byChannel = channelsOf(mine, sent);
    countClinics(s, mine, sent, scope);
    s.topErrors = errorsOf(sent);
    return s;
}

void NaiveStatistics::countClinics(AdminStatistics &s, const QList<const Item *> &mine,
    const QList<const Delivery *> &sent, const StatisticsScope &scope) const
{
    QMap<qint64, std::pair<QList<const Item *>, QList<const Delivery *>>> clinics;
    for (const Item *item : mine)
        clinics[scope.user ? clinicOf.value(item->user) : item->clinic].first += item;
    for (const Delivery *delivery : sent)
        clinics[scope.user ? clinicOf.value(delivery->user) : delivery->clinic].second += delivery;
    for (auto it = clinics.begin(); it != clinics.end(); ++it) {
        const model::Statistics of = totalsOf(it->first, it->second);
        if (of.total > 0)
            s.byClinic += {it.key() == 0 ? std::nullopt : std::optional(it.key()), of.total, of.unread, of.readRate,
                of.successRate};
    }
    std::stable_sort(
        s.byClinic.begin(), s.byClinic.end(), [](const auto &a, const auto &b) { return a.total > b.total; });
}

QList<double> NaiveStatistics::latencies(const StatisticsScope &scope, const StatisticsWindow &window) const
{
    QList<double> all;
    for (const Item &item : items) {
        if (isAskedFor(scope, item.user, item.clinic) && item.isDue && item.bySocket && isIn(window, item.dueAt()))
            all += double(item.dueAt().msecsTo(item.deliveredAt));
    }
    for (const Delivery &delivery : deliveries) {
        if (isAskedFor(scope, delivery.user, delivery.clinic) && delivery.sentAt.isValid()
            && isIn(window, delivery.createdAt))
            all += double(delivery.createdAt.msecsTo(delivery.sentAt));
    }
    std::sort(all.begin(), all.end());
    return all;
}

void NaiveStatistics::fill(QList<model::TimelineBucket> &timeline, const StatisticsScope &scope) const
{
    for (model::TimelineBucket &bucket : timeline) {
        bucket.total = bucket.read = 0;
        for (const Item &item : items) {
            if (!item.isDue || !isAskedFor(scope, item.user, item.clinic) || item.dueAt() < bucket.from
                || item.dueAt() >= bucket.to)
                continue;
            ++bucket.total;
            bucket.read += item.isRead;
        }
    }
}

} // namespace mc::test
