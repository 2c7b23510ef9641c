#pragma once

#include "background/job.h"
#include "rules/canary.h"

namespace mc::background {

/// Proves that providers work. What any lane sends proves its provider; where nothing was sent within canary/interval, a test goes
/// to the operators' own user (canary/user). When a test is not accepted, every active admin is told by the other channels and in the
/// app, once; and once more when the provider works again.
///
/// Of several instances one looks after a provider at a time. The newest test of each provider stays in that user's inbox, the one
/// before it is deleted. Without canary/user proofs are noted and nothing is sent. A Job's turn.
class Canary
{
public:
    void operator()(JobContext &context);

private:
    void noteProofs(JobContext &context);
    model::Result<void> lookAfter(JobContext &context, model::Provider provider);
    model::Result<void> test(JobContext &context, const store::TestedChannel &channel, const QDateTime &now);
    model::Result<void> alarm(JobContext &context, const store::TestedChannel &channel, const QDateTime &now);
    model::Result<void> recover(JobContext &context, const store::TestedChannel &channel, const QDateTime &now);
    rules::CanaryStep stepFor(
        const JobContext &context, const store::TestedChannel &channel, const QDateTime &now) const;

    QDateTime m_since; ///< the first turn
    QHash<model::Provider, QDateTime> m_noted; ///< the latest proof of our own lanes that the database knows
};

} // namespace mc::background
