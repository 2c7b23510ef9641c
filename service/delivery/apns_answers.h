#pragma once

#include "delivery/sender.h"
#include "outbound/http_client.h"

namespace mc::delivery {

/// What APNs' answer to a notification means (developer.apple.com, "Handling notification responses from APNs").
/// `now`: when it came.
AttemptResult apnsResult(const outbound::HttpReply &reply, const QDateTime &now);

/// Whether it ends the connection and says nothing of the notification, which is to be sent again at once.
bool isAboutConnection(const outbound::HttpReply &reply);

/// Whether the provider token was refused for its age, and the notification is to be sent again with a new one.
bool isProviderTokenOld(const outbound::HttpReply &reply);

} // namespace mc::delivery
