#pragma once

#include "store/store.h"

namespace mc::program {

/// What a check of the audit log came to.
struct AuditCheck
{
    bool isWhole = false;
    QString text; ///< one line for the operator
};

/// Checks every seal of the audit log, and whether its chain goes through `anchor`, if one is given. Error: the database is away.
model::Result<AuditCheck> checkAuditLog(store::AuditSeals &seals, const std::optional<store::AuditAnchor> &anchor);

} // namespace mc::program
