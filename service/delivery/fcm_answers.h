#pragma once

#include "delivery/sender.h"
#include "outbound/http_client.h"

namespace mc::delivery {

/// What FCM's answer to a message means (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). `now`: when it came.
Outcome fcmOutcome(const outbound::HttpReply &reply, const QDateTime &now);

/// Whether the access token was refused, and the message is to be sent again with a new one.
bool isAccessRefused(const outbound::HttpReply &reply);

} // namespace mc::delivery
