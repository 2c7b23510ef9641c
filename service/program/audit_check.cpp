#include "program/audit_check.h"

namespace mc::program {

using model::Result;
using store::AuditAnchor;
using store::AuditBreak;

namespace {

constexpr int atOnce = 5000;

QString toString(const AuditBreak &found)
{
    switch (found.kind) {
    case AuditBreak::Kind::Altered:
        return QStringLiteral("row %1 of audit_log was altered, or the seal before it (position %2)")
            .arg(found.row)
            .arg(found.position);
    case AuditBreak::Kind::Missing:
        return QStringLiteral("row %1 of audit_log is missing (position %2)").arg(found.row).arg(found.position);
    case AuditBreak::Kind::SealMissing:
        return QStringLiteral("the seal at position %2 is missing, before that of row %1")
            .arg(found.row)
            .arg(found.position);
    case AuditBreak::Kind::NotSealed:
        return QStringLiteral("row %1 of audit_log has no seal: it was added by hand, or no service runs to seal it")
            .arg(found.row);
    }
    Q_UNREACHABLE();
}

AuditCheck broken(const QString &text) { return {.isWhole = false, .text = QStringLiteral("audit log: ") + text}; }

} // namespace

Result<AuditCheck> checkAuditLog(store::AuditSeals &seals, const std::optional<AuditAnchor> &anchor)
{
    AuditAnchor reached;
    bool isAnchorMet = !anchor || *anchor == reached;
    for (qint64 before = -1; before < reached.position;) {
        before = reached.position;
        const bool isAnchorNear = !isAnchorMet && anchor->position > before;
        const int step = isAnchorNear ? int(std::min(qint64(atOnce), anchor->position - before)) : atOnce;
        const Result<std::optional<AuditBreak>> found = seals.check(reached, step);
        if (!found)
            return found.error();
        if (*found)
            return broken(toString(**found));
        isAnchorMet = isAnchorMet || *anchor == reached;
    }
    if (!isAnchorMet)
        return broken(QStringLiteral("the chain does not go through %1: its end was cut off, or it was made anew (it "
                                     "reaches position %2)")
                          .arg(toString(*anchor))
                          .arg(reached.position));
    const Result<std::optional<AuditBreak>> unsealed = seals.firstUnsealed();
    if (!unsealed)
        return unsealed.error();
    if (*unsealed)
        return broken(toString(**unsealed));
    return AuditCheck {
        .isWhole = true, .text = QStringLiteral("the audit log is whole up to %1").arg(toString(reached))};
}

} // namespace mc::program
