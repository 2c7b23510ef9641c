#include "rules/retry_schedule.h"

#include <algorithm>

namespace mc::rules {

using std::chrono::milliseconds;

std::optional<milliseconds> retryDelay(
    int attempt, const QList<milliseconds> &delays, std::optional<milliseconds> asked, double chance)
{
    if (attempt < 1 || attempt > delays.size())
        return {};
    const auto planned = std::chrono::duration_cast<milliseconds>(delays[attempt - 1] * (1 + chance / 10));
    return std::max(planned, std::min(asked.value_or(milliseconds(0)), longestAsked));
}

} // namespace mc::rules
