#pragma once

#include "console/notifications/opened_notification.h"

namespace mc::console {

/// A notification and what became of it as plain text, to be pasted into a message or a ticket.
QString asText(const model::Notification &notification, const QList<model::TimelineEntry> &timeline);

} // namespace mc::console
