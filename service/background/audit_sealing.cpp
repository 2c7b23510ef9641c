#include "background/audit_sealing.h"

#include "ops/log_categories.h"

namespace mc::background {

using model::Result;
using store::AuditAnchor;

namespace {
constexpr int atOnce = 2000;
constexpr std::chrono::hours notedEvery(1);
} // namespace

void AuditSealing::operator()(JobContext &context)
{
    bool isSealed = false;
    repeatWhileFull(atOnce, [&] {
        const Result<int> sealed = context.store.auditSeals.seal(atOnce);
        isSealed = sealed && *sealed < atOnce;
        return sealed;
    });
    const QDateTime now = context.parts.clock.now();
    if (isSealed)
        context.parts.counts.auditSealedAt = now.toMSecsSinceEpoch();
    if (m_notedAt.isValid() && m_notedAt.addDuration(notedEvery) > now)
        return;
    const Result<AuditAnchor> head = context.store.auditSeals.head();
    if (!head)
        return;
    m_notedAt = now;
    if (head->position == std::exchange(m_noted, head->position))
        return;
    qCInfo(ops::logStore, "the audit log is sealed up to %ls", qUtf16Printable(toString(*head)));
}

} // namespace mc::background
