#include "delivery/provider_health.h"

namespace mc::delivery {

using model::ProviderHealth;

QList<ProviderHealth> providerHealth(const std::map<model::Provider, LaneCounts> &counts, const QDateTime &now)
{
    const auto steadyNow = std::chrono::steady_clock::now();
    QList<ProviderHealth> all;
    for (const auto &[provider, lane] : counts) {
        ProviderHealth health {.provider = provider, .window = lane.window, .inFlight = lane.inFlight};
        const auto until = std::max(lane.pausedUntil.load(), lane.failingUntil.load());
        const bool isFailing = lane.breaker != int(Breaker::State::Closed);
        health.state = !lane.isConfigured    ? ProviderHealth::State::NotConfigured
            : isFailing || steadyNow < until ? ProviderHealth::State::Paused
                                             : ProviderHealth::State::Ok;
        if (health.state == ProviderHealth::State::Paused) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::max(until, steadyNow) - steadyNow);
            health.until = now.addMSecs(left.count());
            health.reason = *lane.troubleWith.value();
        }
        all += health;
    }
    return all;
}

} // namespace mc::delivery
