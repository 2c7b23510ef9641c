#pragma once

#include "background/job.h"
#include "background/pace.h"

namespace mc::background {

/// Carries erasures on that requests began (store::Erasure), one step after the other, at the pace of housekeeping: first each
/// person's notifications and what other tables have of them, then the journal, one sweep for all of them together, then figures and
/// entry. Whatever was done stays done, so a stop costs little. Of several instances one does so at a time. A Job's turn.
class Erasures
{
public:
    void operator()(JobContext &context);

private:
    using Clock = std::chrono::steady_clock;

    /// How far a person's tables have come; behind the last one the journal is swept.
    struct Person
    {
        model::UserId user;
        qsizetype stage = 0;
    };
    struct Sweep
    {
        QList<model::UserId> users {};
        qint64 page = 0, pages = 0;
    };

    void look(JobContext &context);
    void stepOn(JobContext &context);
    model::Result<int> eraseSome(JobContext &context, const Person &person, int most) const;
    void sweepOn(JobContext &context);
    void finish(JobContext &context);
    void waitFor(Clock::duration time) { m_restUntil = Clock::now() + time; }

    QList<Person> m_people;
    std::optional<Sweep> m_sweep;
    QList<Pace> m_paces; ///< by stage; the last one of pages
    bool m_isOurs = false;
    Clock::time_point m_lookAt;
    Clock::time_point m_restUntil;
};

} // namespace mc::background
