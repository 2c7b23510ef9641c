#pragma once

#include "delivery/sender.h"
#include "outbound/http_client.h"

namespace mc::delivery {

/// What FCM's answer to a message means (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). `now`: when it came.
///
/// A 429 is about the device unless its details name the project's quota, by google.rpc.ErrorInfo or QuotaFailure
/// (cloud.google.com/apis/design/errors); one without any is documented as "for the message target".
AttemptResult fcmResult(const outbound::HttpReply &reply, const QDateTime &now);

/// Whether the access token was refused, and the message is to be sent again with a new one.
bool isAccessRefused(const outbound::HttpReply &reply);

} // namespace mc::delivery
