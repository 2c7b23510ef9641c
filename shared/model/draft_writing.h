#pragma once

#include "model/batch_draft.h"

namespace mc::model {

/// A draft as the body of a POST, for clients. Without a recipient_id when it is nobody's; what is empty is left out.
void write(JsonWriter &json, const NotificationDraft &draft);
/// The same for an audience.
void write(JsonWriter &json, const BatchDraft &draft);

} // namespace mc::model
