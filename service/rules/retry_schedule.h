#pragma once

#include <QtCore/QList>

#include <chrono>
#include <optional>

namespace mc::rules {

/// The longest that a provider's Retry-After counts: what asks for more is tried again after an hour (CONTRACT section 12).
inline constexpr std::chrono::milliseconds longestAsked = std::chrono::hours(1);

/// How long to wait after an attempt that failed (specification, "Delivery Retry Logic"; CONTRACT section 8); nothing when
/// it was the last one.
///
/// `attempt`: which one failed, from 1. `delays`: between them, so one more attempt is made than there are. `chance`: from -1
/// to 1, moves the delay by up to a tenth, so that what failed together does not come again together. `asked`: what the
/// provider asks for, which wins when it is longer, up to longestAsked.
std::optional<std::chrono::milliseconds> retryDelay(int attempt, const QList<std::chrono::milliseconds> &delays,
    std::optional<std::chrono::milliseconds> asked, double chance);

} // namespace mc::rules
