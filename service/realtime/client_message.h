#pragma once

#include "model/ids.h"
#include "model/notification_type.h"
#include "model/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

#include <variant>

namespace mc::realtime {

/// "mark_read": the notification was read.
struct MarkRead
{
    model::NotificationId id;
    bool operator==(const MarkRead &) const = default;
};

/// "subscribe": new notifications of these types only; none: all.
struct Subscribe
{
    QList<model::NotificationType> types;
    bool operator==(const Subscribe &) const = default;
};

/// "sync": what was missed since a version of the inbox, or since a time. Neither: a cursor that is none of ours, for
/// which the inbox has to be loaded anew.
struct Sync
{
    std::variant<std::monostate, qint64, QDateTime> since;
    bool operator==(const Sync &) const = default;
};

using ClientMessage = std::variant<MarkRead, Subscribe, Sync>;

/// Reads a message of a client, strictly: unknown fields and wrong JSON types are errors. Error codes: validation_error,
/// NOTIF_001 for an id that can't be one, NOTIF_002 for an unknown type.
model::Result<ClientMessage> clientMessageFrom(const QByteArray &json);

} // namespace mc::realtime
