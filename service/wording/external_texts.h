#pragma once

#include "model/notification_type.h"
#include "wording/event_templates.h"

namespace mc::wording {

/// Whether what notifications of a type say must not be shown outside the app unless the operator wants it (CONTRACT section 2).
/// Reminders are of appointments.
inline bool isAboutHealth(model::NotificationType type) { return type != model::NotificationType::System; }

/// What push, email and SMS say, as it is kept beside a notification: JSON; empty where there is nothing of it.
QByteArray toJson(const EventTexts &texts);
/// What toJson() wrote; without title and message.
EventTexts externalTextsFrom(const QByteArray &json);

} // namespace mc::wording
