#include "console/devices/test_push.h"

namespace mc::console {

using namespace std::chrono_literals;
using model::Error;
using model::ErrorCode;
using model::Result;
using model::TimelineEntry;
using model::TimelineEvent;

namespace {

constexpr auto firstPause = 200ms;
constexpr auto longestPause = 2000ms; // doubles until then
constexpr auto patience = 30s;

} // namespace

TestPush::TestPush(client::Client &client, const model::Device &device, const DeviceJob::Done &done, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_device(device)
    , m_done(done)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(firstPause);
    connect(&m_pause, &QTimer::timeout, this, &TestPush::watch);
}

void TestPush::start()
{
    m_client.devices().test(m_device.id).then(this, [this](const Result<model::Notification> &sent) {
        if (!sent)
            return end(sent.error());
        m_notification = sent->id;
        m_giveUpAt = QDateTime::currentDateTimeUtc().addSecs(patience.count());
        m_pause.start();
    });
}

void TestPush::watch()
{
    m_client.deliveries().timeline(m_notification).then(this, [this](const auto &timeline) {
        if (timeline)
            judge(timeline->items);
        else
            end(timeline.error());
    });
}

// The newest that says anything counts: a provider may report a failure after it has accepted.
void TestPush::judge(const QList<TimelineEntry> &timeline)
{
    for (auto it = timeline.crbegin(); it != timeline.crend(); ++it) {
        const TimelineEntry &entry = *it;
        const QString detail = entry.detail.isEmpty() ? entry.reason : entry.detail;
        switch (entry.event) {
        case TimelineEvent::Sent:
        case TimelineEvent::Delivered:
            return end(m_device);
        case TimelineEvent::Failed:
        case TimelineEvent::Suppressed:
            return end(Error {ErrorCode::DeliveryFailed, detail});
        case TimelineEvent::Attempted:
            return end(Error {ErrorCode::DeliveryFailed, tr("Not yet, the service tries again: %1").arg(detail)});
        default:
            break;
        }
    }
    if (QDateTime::currentDateTimeUtc() > m_giveUpAt)
        return end(Error {
            ErrorCode::DeliveryFailed, tr("There is no outcome yet. The notification's timeline will tell it.")});
    m_pause.setInterval(std::min(m_pause.intervalAsDuration() * 2, std::chrono::milliseconds(longestPause)));
    m_pause.start();
}

void TestPush::end(const Result<model::Device> &outcome)
{
    m_done(outcome);
    deleteLater();
}

} // namespace mc::console
