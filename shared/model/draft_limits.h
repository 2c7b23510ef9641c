#pragma once

namespace mc::model {

// How much of a notification's draft is taken: of texts in characters (Unicode code points).
inline constexpr int longestTitle = 200;
inline constexpr int longestMessage = 10'000;
inline constexpr int longestLink = 2048;
/// How many recipients can be named.
inline constexpr int mostNamedUsers = 10'000;
/// How many days ahead a notification may be scheduled.
inline constexpr int daysAhead = 365;

} // namespace mc::model
