#include "delivery/outcomes.h"

#include "model/short_text.h"
#include "rules/retry_schedule.h"

#include <QtCore/QRandomGenerator>

namespace mc::delivery {

using store::DeliveryOutcome;
using store::DueDelivery;
using Kind = store::DeliveryOutcome::Kind;

namespace {

using milliseconds = std::chrono::milliseconds;

constexpr qsizetype longestError = 100, longestDetail = 300;

// Control characters are blanks: PostgreSQL stores no NUL, and nobody reads the others.
QString singleLine(QString text, qsizetype most)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return model::shortened(text.simplified(), most);
}

QString timelineDetail(const AttemptResult &result)
{
    const milliseconds asked = result.retryAfter.value_or(milliseconds(0));
    if (result.kind != AttemptResult::Kind::Retryable || asked <= milliseconds(0))
        return result.detail;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(asked);
    return result.detail
        + (asked > rules::longestAsked ? QStringLiteral(" It asks to wait %1 s, which is taken as an hour.")
                                       : QStringLiteral(" It asks to wait %1 s."))
              .arg(seconds.count());
}

} // namespace

DeliveryOutcome outcomeOf(
    const DueDelivery &due, const AttemptResult &result, const QList<milliseconds> &retryDelays, const QDateTime &now)
{
    DeliveryOutcome outcome {.delivery = due.id,
        .notification = due.notification.id,
        .kind = result.kind == AttemptResult::Kind::Accepted ? Kind::Sent : Kind::Failed,
        .at = now,
        .dueAt = {},
        .reason = {},
        .error = singleLine(result.error, longestError),
        .detail = singleLine(timelineDetail(result), longestDetail),
        .tokenDeadSince = result.tokenDeadSince};
    if (result.kind != AttemptResult::Kind::Retryable)
        return outcome;
    const double chance = QRandomGenerator::global()->bounded(2.0) - 1;
    if (const auto delay = rules::retryDelay(due.attempts + 1, retryDelays, result.retryAfter, chance)) {
        outcome.kind = Kind::Postponed;
        outcome.dueAt = now.addMSecs(delay->count());
    }
    return outcome;
}

DeliveryOutcome outcomeOf(const DueDelivery &due, const model::ChannelDecision &decision, const QDateTime &now)
{
    return {.delivery = due.id,
        .notification = due.notification.id,
        .kind = decision.decision == model::Decision::Held ? Kind::Held : Kind::Suppressed,
        .at = now,
        .dueAt = decision.at,
        .reason = decision.reason,
        .error = {},
        .detail = decision.detail,
        .tokenDeadSince = {}};
}

DeliveryOutcome leastOf(const DeliveryOutcome &outcome)
{
    DeliveryOutcome least = outcome;
    if (!outcome.error.isEmpty())
        least.error = QStringLiteral("unstorable answer");
    least.detail.clear();
    least.tokenDeadSince = {};
    return least;
}

} // namespace mc::delivery
