#pragma once

#include "console/compose/composition.h"

namespace mc::console {

/// One try to send what was written. Repeated as it is while nobody knows what became of it, so that nothing is sent twice.
struct Attempt
{
    Composition composition {};
    QDateTime scheduledFor {}; ///< also when it is to go at once: then it waits at the service for a moment
    QByteArray key {};
    int recipients = 0; ///< as the preview told
    bool operator==(const Attempt &) const = default;
};

} // namespace mc::console
