#pragma once

#include "model/notification.h"

namespace mc::program::demo {

/// Something that a clinic tells its people, more or less often.
struct Text
{
    model::NotificationType type;
    const char *title;
    const char *message;
    int weight = 1; ///< how often beside the others
    std::optional<model::Priority> priority {}; ///< absent: by the rule
    model::PriorityContext context {};
    const char *path = ""; ///< where its link leads, before an id; empty: it has none
};

const QList<Text> &textsFor(model::Role role);

/// The draft of one, with a link to the record of that id.
model::NotificationDraft draftOf(const Text &text, qint64 record);

} // namespace mc::program::demo
