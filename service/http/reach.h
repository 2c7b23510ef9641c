#pragma once

#include "http/request.h"
#include "model/result.h"
#include "store/inbox/notifications.h"

namespace mc::http {

/// Whose records the caller may reach.
inline store::Reach reachOf(const Request &request) { return {request.callerId(), request.isAdmin()}; }

/// The notification that the path names. Error: NOTIF_001; a malformed id is that of no notification.
inline model::Result<model::NotificationId> notificationOf(const Request &request)
{
    const std::optional<model::NotificationId> id
        = model::notificationIdFromString(QString::fromLatin1(request.parameter));
    if (!id)
        return model::Error {model::ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")};
    return *id;
}

/// The user that the path names. Error: not_found; a malformed id is that of no user.
inline model::Result<model::UserId> userOf(const Request &request)
{
    const std::optional<model::UserId> id = model::userIdFromString(QString::fromLatin1(request.parameter));
    if (!id)
        return model::Error {model::ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    return *id;
}

/// The batch that the path names. Error: not_found.
inline model::Result<QUuid> batchOf(const Request &request)
{
    const model::Result<model::NotificationId> id = notificationOf(request);
    if (!id)
        return model::Error {model::ErrorCode::NotFound, QStringLiteral("There is no such batch.")};
    return id->value;
}

} // namespace mc::http
