#pragma once

#include "store/requests/audit_log.h"

namespace mc::work {

/// Whose records an act has read or changed, as it tells. Part of a Work.
class AuditTrail
{
public:
    void concerns(model::UserId owner, int records);
    void concernsMany(int records) { m_records += store::AuditedRecords {{}, records}; }
    void concernsNobody() { m_isNobodys = true; }
    void names(const QString &target) { m_target = target; }

    /// The entry about the act, with the records and, when one was named, the target. Nothing when the records were nobody's, or
    /// the actor's own. An act that told nothing concerned somebody, whoever it was.
    std::optional<store::AuditEntry> entryOf(store::AuditEntry act) const;

private:
    QList<store::AuditedRecords> m_records;
    QString m_target;
    bool m_isNobodys = false;
};

} // namespace mc::work
