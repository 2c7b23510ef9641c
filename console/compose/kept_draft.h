#pragma once

#include "console/compose/attempt.h"
#include "model/result.h"

namespace mc::console {

/// What is kept of a composition on this computer until it is sent.
struct KeptDraft
{
    Composition composition {};
    QDateTime savedAt {}; ///< UTC
    QDateTime
        sentFor {}; ///< of the last attempt to send exactly this, whose outcome is unknown; invalid: there is none
    QByteArray key {}; ///< of that attempt
    bool operator==(const KeptDraft &) const = default;
};

QByteArray toJson(const KeptDraft &draft);
model::Result<KeptDraft> keptDraftFromJson(const QByteArray &json);

} // namespace mc::console
