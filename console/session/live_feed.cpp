#include "console/session/live_feed.h"

namespace mc::console {

namespace {

constexpr std::chrono::seconds longestSilence(5); // of a service that tells something each second

} // namespace

LiveFeed::LiveFeed(client::Client &client)
    : m_socket(client.session(), client.options())
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(longestSilence);
    connect(&m_silence, &QTimer::timeout, this, [this] { setLive(false); });
    connect(&m_socket, &client::LiveSocket::stateChanged, this, [this](client::LiveSocket::State state) {
        if (state != client::LiveSocket::State::Connected)
            setLive(false);
    });
    connect(&m_socket, &client::DeliveriesSocket::historyArrived, this, &LiveFeed::historyArrived);
    connect(
        &m_socket, &client::DeliveriesSocket::statisticsArrived, this, [this](const model::LiveStatistics &statistics) {
            m_latest = statistics;
            m_silence.start();
            setLive(true);
            Q_EMIT statisticsArrived(statistics);
        });
    connect(&m_socket, &client::DeliveriesSocket::deliveryArrived, this, &LiveFeed::deliveryArrived);
}

void LiveFeed::setLive(bool isLive)
{
    if (!isLive)
        m_silence.stop();
    if (std::exchange(m_isLive, isLive) != isLive)
        Q_EMIT liveChanged();
}

} // namespace mc::console
