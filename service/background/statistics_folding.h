#pragma once

#include "store/session/database_url.h"
#include "threads/periodic.h"

namespace mc::background {

/// Folds the journal into the counters of statistics every second, so that little of it is left to be read beside them. Of several
/// instances one does so at a time. Nothing depends on when: statistics are exact before and after.
///
/// One an instance, with a thread and a session of its own. start() and stop() may be called twice and in any order.
class StatisticsFolding
{
public:
    explicit StatisticsFolding(const store::DatabaseUrl &database);

    void start() { m_periodic.start(); }
    void stop() { m_periodic.stop(); }

private:
    threads::Periodic m_periodic;
};

} // namespace mc::background
