#include "delivery/attempt_log.h"

#include "ops/log_categories.h"
#include "ops/log_context.h"

namespace mc::delivery {

using Kind = store::DeliveryOutcome::Kind;

void logAttempt(const store::DueDelivery &due, const store::DeliveryOutcome &outcome)
{
    const bool isGivenUp = outcome.kind == Kind::Failed;
    if (!isGivenUp && !ops::logDelivery().isDebugEnabled())
        return;
    const ops::LogContext context({}, ops::traceIdText(due.trace.id));
    const QString attempt = QStringLiteral("notification %1 by %2, attempt %3")
                                .arg(toString(due.notification.id), word(due.provider))
                                .arg(due.attempts + 1);
    if (isGivenUp)
        qCInfo(ops::logDelivery, "%ls: given up: %ls", qUtf16Printable(attempt), qUtf16Printable(outcome.error));
    else if (outcome.kind == Kind::Sent)
        qCDebug(ops::logDelivery, "%ls: sent", qUtf16Printable(attempt));
    else
        qCDebug(ops::logDelivery, "%ls: to be repeated: %ls", qUtf16Printable(attempt), qUtf16Printable(outcome.error));
}

} // namespace mc::delivery
