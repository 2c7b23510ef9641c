#include "live_scene.h"

#include <cmath>

namespace mc::test {

using model::Channel;
using model::ProviderHealth;

namespace {

constexpr int minute = 60;
constexpr int seconds = 15 * minute;
constexpr int day = 24 * 60 * minute;

model::LiveDelivery failure(int secondsAgo, Channel channel, const char *detail)
{
    model::LiveDelivery delivery;
    delivery.at = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
    delivery.notificationId = {QUuid::createUuid()};
    delivery.deliveryId = QUuid::createUuid();
    delivery.channel = channel;
    delivery.outcome = model::LiveOutcome::Failed;
    delivery.detail = QString::fromLatin1(detail);
    return delivery;
}

} // namespace

LiveScene::LiveScene(console::LiveFeed &live, int size)
    : m_live(live)
    , m_size(size)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Q_EMIT live.statisticsArrived(momentAt(now.addSecs(-seconds)));
    tellDayBefore(now.addSecs(-seconds));
    for (int second = seconds - 1; second > 0; --second)
        Q_EMIT live.statisticsArrived(momentAt(now.addSecs(-second)));
    tellFailures();
    QObject::connect(&live, &console::LiveFeed::statisticsArrived, &m_context, [this] { tellMoment(); });
    tellMoment();
}

// At once after what the service told.
void LiveScene::tellMoment()
{
    if (std::exchange(m_isTelling, true))
        return;
    model::LiveStatistics moment = momentAt(QDateTime::currentDateTimeUtc());
    moment.rates = {};
    Q_EMIT m_live.statisticsArrived(moment);
    m_isTelling = false;
}

model::LiveStatistics LiveScene::momentAt(const QDateTime &at) const
{
    const double way = double(at.toSecsSinceEpoch() % 100'000) / 60;
    const double wave = 1 + 0.5 * std::sin(way) + 0.2 * std::sin(3.1 * way);
    const bool isOff = at.toSecsSinceEpoch() % seconds < 120; // push fails for two minutes
    const auto count = [this, wave](double rate) { return qint64(std::llround(rate * wave * m_size)); };
    model::LiveStatistics moment;
    moment.at = at;
    moment.rates = {model::LiveRates {.sent = count(5), .delivered = count(3), .failed = 0},
        model::LiveRates {.sent = count(isOff ? 0.6 : 4), .delivered = 0, .failed = count(isOff ? 3 : 0)},
        model::LiveRates {.sent = count(2), .delivered = 0, .failed = 0},
        model::LiveRates {.sent = count(0.7), .delivered = count(0.7), .failed = 0}};
    moment.queue = {.due = count(12), .scheduled = 340, .retrying = 4, .oldestDueSeconds = isOff ? 95 : 4};
    moment.connectedClients = 214 + count(9);
    moment.latency = model::LatencyPercentiles {.p50 = 40 * wave, .p95 = 170 * wave, .p99 = isOff ? 1900 : 420 * wave};
    moment.providers
        = {{.provider = model::Provider::Fcm, .state = ProviderHealth::State::Ok, .window = 100, .inFlight = 12},
            {.provider = model::Provider::Apns,
                .state = ProviderHealth::State::Paused,
                .until = QDateTime::currentDateTimeUtc().addSecs(180),
                .reason = QStringLiteral("APNs TooManyRequests"),
                .window = 25,
                .inFlight = 0},
            {.provider = model::Provider::Smtp, .state = ProviderHealth::State::Ok, .window = 40, .inFlight = 3},
            {.provider = model::Provider::Sms, .state = ProviderHealth::State::NotConfigured}};
    return moment;
}

// But for two hours, in which the service was away.
void LiveScene::tellDayBefore(const QDateTime &now) const
{
    QList<model::LiveMinute> minutes;
    for (int ago = day; ago >= minute; ago -= minute) {
        if (ago > 9 * 60 * minute && ago < 11 * 60 * minute)
            continue;
        const QDateTime at = QDateTime::fromSecsSinceEpoch((now.toSecsSinceEpoch() - ago) / minute * minute, Qt::UTC);
        const model::LiveStatistics moment = momentAt(at);
        model::LiveMinute told {.at = at,
            .seconds = minute,
            .counts = moment.rates,
            .due = moment.queue.due,
            .oldestDueSeconds = moment.queue.oldestDueSeconds,
            .connectedClients = moment.connectedClients,
            .latency = moment.latency};
        for (model::LiveRates &counts : told.counts)
            counts = {counts.sent * minute, counts.delivered * minute, counts.failed * minute};
        minutes += told;
    }
    Q_EMIT m_live.historyArrived(minutes);
}

void LiveScene::tellFailures() const
{
    for (int i = 0; i < 14; ++i)
        Q_EMIT m_live.deliveryArrived(failure(600 + i, Channel::Push, "FCM UNAVAILABLE: FCM is overloaded."));
    for (int i = 0; i < 3; ++i)
        Q_EMIT m_live.deliveryArrived(
            failure(240 + i, Channel::Email, "SMTP 550 5.1.1: The mail server does not take mails to this address."));
    Q_EMIT m_live.deliveryArrived(failure(130, Channel::Sms, "SMS 21211: The number is not valid."));
    Q_EMIT m_live.deliveryArrived(failure(20, Channel::Push,
        "APNs a reason that is longer than providers have any and still has to be shown in one line: It failed."));
}

} // namespace mc::test
