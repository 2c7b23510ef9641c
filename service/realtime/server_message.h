#pragma once

#include "model/error.h"
#include "model/live_minutes.h"
#include "model/notification_type.h"
#include "store/inbox/inboxes.h"

#include <QtCore/QList>

namespace mc::realtime {

/// The messages of the hub that announce no change, as JSON (CONTRACT sections 6 and 11). Those that do:
/// model::toMessage().
QByteArray connectionStatus(const store::InboxState &state);
QByteArray errorMessage(const model::Error &error);
QByteArray subscribed(const QList<model::NotificationType> &types);
/// What was missed has been sent; the inbox stands there.
QByteArray syncComplete(const store::InboxState &state);
/// What was missed is not known any more: load the list anew. The inbox stands there.
QByteArray syncReset(const store::InboxState &state);
/// `history`, `stats` and `delivery` of `/ws/admin/deliveries/` (section 12).
QByteArray liveMessage(const QList<model::LiveMinute> &minutes);
QByteArray liveMessage(const model::LiveStatistics &statistics);
QByteArray liveMessage(const model::LiveDelivery &delivery);

} // namespace mc::realtime
