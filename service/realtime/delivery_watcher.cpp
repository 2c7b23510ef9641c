#include "realtime/delivery_watcher.h"

#include "realtime/frames.h"
#include "realtime/server_message.h"

namespace mc::realtime {

namespace {

// More than a second's news: whoever has that much waiting does not keep up.
constexpr qint64 mostWaiting = 64 * 1024;

QByteArray frameOf(const model::LiveStatistics &statistics) { return textFrame(liveMessage(statistics)); }

} // namespace

DeliveryNews DeliveryNews::of(const model::LiveStatistics &statistics, const QList<model::LiveDelivery> &deliveries,
    const std::optional<QList<model::LiveMinute>> &history)
{
    DeliveryNews news {.statistics = statistics,
        .statisticsFrame = frameOf(statistics),
        .deliveryFrames = {},
        .historyFrame = history ? textFrame(liveMessage(*history)) : QByteArray()};
    for (const model::LiveDelivery &delivery : deliveries)
        news.deliveryFrames += textFrame(liveMessage(delivery));
    return news;
}

void DeliveryWatcher::tell(const DeliveryNews &news)
{
    if (!socket().isOpen() || (m_isNew && news.historyFrame.isEmpty()))
        return;
    if (std::exchange(m_isNew, false)) {
        sendFrame(news.historyFrame);
    } else if (socket().queued() > mostWaiting) {
        m_missed += news.statistics.leftOut + news.deliveryFrames.size();
        return;
    }
    if (m_missed == 0) {
        sendFrame(news.statisticsFrame);
    } else {
        model::LiveStatistics statistics = news.statistics;
        statistics.leftOut += std::exchange(m_missed, 0);
        sendFrame(frameOf(statistics));
    }
    for (const QByteArray &frame : news.deliveryFrames)
        sendFrame(frame);
}

void DeliveryWatcher::refuseMessage()
{
    if (isWithinBudget())
        sendText(
            errorMessage({model::ErrorCode::ValidationError, QStringLiteral("This WebSocket takes no messages.")}));
}

} // namespace mc::realtime
