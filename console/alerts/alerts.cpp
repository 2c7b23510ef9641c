#include "console/alerts/alerts.h"

#include "console/widgets/wording.h"

#include <QtCore/QLocale>

namespace mc::console {

namespace {

constexpr int failureMinutes = 5;
constexpr int longWaitSeconds = 60;
/// A provider that is tried again and again is paused again and again: it is one pause until it was well for so long.
constexpr int wellSeconds = 60;

} // namespace

bool Alerts::Condition::isNews(bool holds, bool isOver, bool isSilent)
{
    if (isOver)
        m_isTold = false;
    return holds && !isSilent && !std::exchange(m_isTold, true);
}

Alerts::Alerts(const AlertChoice &choice)
    : m_choice(choice)
{
}

void Alerts::note(const model::LiveStatistics &statistics)
{
    const bool isSilent = !m_choice.current().isOn || m_choice.current().isSilent(statistics.at);
    notePauses(statistics, isSilent);
    noteFailures(statistics, isSilent);
    noteWaiting(statistics, isSilent);
}

void Alerts::notePauses(const model::LiveStatistics &statistics, bool isSilent)
{
    for (const model::ProviderHealth &health : statistics.providers) {
        Provider &provider = m_providers[health.provider];
        const bool isPaused = health.state == model::ProviderHealth::State::Paused;
        if (isPaused)
            provider.wellSince = {};
        else if (!provider.wellSince.isValid())
            provider.wellSince = statistics.at;
        const bool isWell = provider.wellSince.isValid() && provider.wellSince.secsTo(statistics.at) >= wellSeconds;
        if (!provider.pause.isNews(isPaused, isWell, isSilent))
            continue;
        const QString name = displayText(health.provider);
        Q_EMIT raised({.title = tr("%1 is paused", "provider").arg(name),
            .text = tr("Deliveries by %1 wait, and go out when it works again.").arg(name)});
    }
}

void Alerts::noteFailures(const model::LiveStatistics &statistics, bool isSilent)
{
    qint64 failed = 0;
    for (const model::LiveRates &rates : statistics.rates)
        failed += rates.failed;
    m_failures.enqueue({statistics.at, failed});
    m_failed += failed;
    while (m_failures.head().first.secsTo(statistics.at) >= failureMinutes * 60)
        m_failed -= m_failures.dequeue().second;
    const int limit = m_choice.current().failures;
    if (m_manyFail.isNews(m_failed >= limit, m_failed < (limit + 1) / 2, isSilent))
        Q_EMIT raised({.title = tr("Deliveries fail"),
            .text = tr("%Ln deliveries failed within five minutes.", nullptr, int(m_failed))});
}

void Alerts::noteWaiting(const model::LiveStatistics &statistics, bool isSilent)
{
    const qint64 seconds = statistics.queue.oldestDueSeconds;
    if (m_waitsLong.isNews(seconds >= longWaitSeconds, seconds < longWaitSeconds / 2, isSilent))
        Q_EMIT raised({.title = tr("Deliveries wait"),
            .text = tr("The oldest has been due for more than a minute; %Ln are waiting.", nullptr,
                int(statistics.queue.due))});
}

} // namespace mc::console
