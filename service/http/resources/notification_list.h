#pragma once

#include "http/request.h"
#include "store/inbox/list_query.h"
#include "store/inbox/notifications.h"

namespace mc::http {

/// What a list of notifications is asked for, read from the query (specification, "GET /api/notifications/"; CONTRACT
/// sections 4 and 5).
struct NotificationListRequest
{
    store::NotificationFilter filter;
    store::Page page;
};

/// Error: validation_error naming every wrong parameter. Filters for admins count for admins only.
model::Result<NotificationListRequest> notificationListRequest(const Request &request);

/// The answer: {count, next, previous, next_cursor, results}.
QByteArray toJson(const store::NotificationPage &page, const NotificationListRequest &asked, const Request &request,
    const QByteArray &baseUrl);

} // namespace mc::http
