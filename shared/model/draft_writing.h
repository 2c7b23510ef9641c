#pragma once

#include "model/notification.h"

namespace mc::model {

/// A draft as the body of a POST, for clients. Without a recipient_id when it is nobody's; what is empty is left out.
void write(JsonWriter &json, const NotificationDraft &draft);
/// The fields of a draft without the braces around them, for bodies that add their own.
void writeDraftFields(JsonWriter &json, const NotificationDraft &draft);

} // namespace mc::model
