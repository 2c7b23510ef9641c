#pragma once

#include <algorithm>
#include <chrono>

namespace mc::background {

/// How much to do at once, so that a step takes about as long as it should on this machine at this moment, and how long to leave the
/// database to others behind it. A step that takes longer, because the database has much to do, is followed by a smaller one and by
/// a longer rest.
class Pace
{
public:
    using Duration = std::chrono::steady_clock::duration;

    static constexpr std::chrono::milliseconds step {20};

    int most() const { return m_most; }
    /// What a step of most() came to.
    void took(Duration duration, bool wasWhole)
    {
        const double share = double(std::chrono::nanoseconds(step).count())
            / double(std::max<qint64>(std::chrono::nanoseconds(duration).count(), 1));
        if (wasWhole || share < 1)
            m_most = std::clamp(int(m_most * std::clamp(share, 0.25, 2.0)), least, greatest);
    }
    /// A tenth of the time is worked.
    static Duration restAfter(Duration worked) { return 9 * worked; }

private:
    // Fewer are hardly cheaper: each step is a transaction, with a commit to wait for.
    static constexpr int least = 50, greatest = 5000;

    int m_most = 100;
};

} // namespace mc::background
