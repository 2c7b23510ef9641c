#pragma once

#include "console/session/live_feed.h"

namespace mc::test {

/// Lets a console hear of a day of a clinic's deliveries up to now, some of which failed, and of the moment as long as
/// it lives. For pictures: what the service tells meanwhile is heard too. The feed outlives it.
class LiveScene
{
public:
    /// So many times as much as in a clinic.
    LiveScene(console::LiveFeed &live, int size);

private:
    model::LiveStatistics momentAt(const QDateTime &at) const;
    void tellDayBefore(const QDateTime &now) const;
    void tellFailures() const;
    void tellMoment();

    console::LiveFeed &m_live;
    const int m_size;
    bool m_isTelling = false;
    QObject m_context; ///< ends with this
};

} // namespace mc::test
