#pragma once

#include "background/job.h"

namespace mc::background {

/// Seals the rows of the audit log that were committed (store::AuditSeals). Once an hour the log names the last seal, if it is
/// another: who keeps the log elsewhere can tell by it whether the end of the audit log was cut off. A Job's turn.
class AuditSealing
{
public:
    void operator()(JobContext &context);

private:
    QDateTime m_notedAt;
    qint64 m_noted = 0; ///< position
};

} // namespace mc::background
