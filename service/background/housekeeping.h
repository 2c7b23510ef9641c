#pragma once

#include "background/job.h"
#include "background/pace.h"

namespace mc::background {

/// Removes what has served its time (settings of section retention), of each kind in small steps at a pace that leaves the database to
/// others: a round a minute, which goes on until nothing is left. Of several instances one does so at a time. A Job's turn, which
/// takes little time.
class Housekeeping
{
public:
    void operator()(JobContext &context);

    /// What a step came to.
    struct Step
    {
        int seen = 0; ///< fewer than asked for: that was all
        QUuid last {}; ///< where the next one goes on; null: at the beginning
        int removed = 0;
    };
    /// Something that has its time: removes up to `most` of it behind `after`, in a transaction.
    struct Sweep
    {
        const char *records; ///< what the log calls them
        std::function<model::Result<Step>(JobContext &context, QUuid after, int most)> step;
        Pace pace {};
        qint64 removed = 0; ///< in this round
    };

private:
    using Clock = std::chrono::steady_clock;

    bool beginRound(JobContext &context, Clock::time_point now);
    void endRound(JobContext &context);
    void stepOn(JobContext &context);

    QList<Sweep> m_sweeps;
    qsizetype m_next = 0;
    QUuid m_after;
    bool m_isUnderWay = false;
    Clock::time_point m_roundAt;
    Clock::time_point m_restUntil;
};

} // namespace mc::background
