#pragma once

#include "model/inbox_change.h"
#include "model/timeline.h"

namespace mc::store::journal {

/// What a row of the journal tells by its `kind`: adding a kind of fact is a row in kinds.cpp.
struct Kind
{
    const char *word; ///< as it stands in the database
    std::optional<model::InboxChange::Kind> change; ///< what sockets are told; none: nothing changed in the inbox
    std::optional<model::TimelineEvent> event; ///< what the notification's timeline shows; none: nothing
};

/// Nothing for a word that this version does not know.
const Kind *kindOf(QByteArrayView word);

} // namespace mc::store::journal
