#include "work/audit_trail.h"

namespace mc::work {

using store::AuditedRecords;

void AuditTrail::concerns(model::UserId owner, int records)
{
    const auto known = std::find_if(
        m_records.begin(), m_records.end(), [owner](const AuditedRecords &of) { return of.owner == owner; });
    if (known == m_records.end())
        m_records += AuditedRecords {owner, records};
    else
        known->count += records;
}

std::optional<store::AuditEntry> AuditTrail::entryOf(store::AuditEntry act) const
{
    const auto isOwn = [&act](const AuditedRecords &of) { return of.owner && of.owner == act.actor; };
    const bool isOthers = m_records.isEmpty() ? !m_isNobodys : !std::all_of(m_records.begin(), m_records.end(), isOwn);
    if (!isOthers)
        return {};
    act.records = m_records.isEmpty() ? QList {AuditedRecords()} : m_records;
    if (!m_target.isEmpty())
        act.targetId = m_target;
    return act;
}

} // namespace mc::work
