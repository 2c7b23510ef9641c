#pragma once

#include "model/audience.h"
#include "model/notification.h"

namespace mc::model {

/// One notification for many: the checked body of a bulk creation.
struct BatchDraft
{
    NotificationDraft content; ///< its recipient is nobody
    Audience audience;
    bool operator==(const BatchDraft &) const = default;
};

/// Checks the body of a bulk creation: that of a single one with `audience` instead of `recipient_id`. Errors as
/// draftFromJson().
Result<BatchDraft> batchDraftFromJson(const QJsonObject &object, const QDateTime &now);
/// The same without an audience, as batches keep it.
Result<NotificationDraft> contentFromJson(const QJsonObject &object, const QDateTime &now);

} // namespace mc::model
