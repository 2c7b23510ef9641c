#pragma once

#include "events/ingestion.h"
#include "outbound/redis_connection.h"

namespace mc::background {

/// A message of a Redis Stream, with its fields and their values in turn.
struct StreamEntry
{
    QByteArray id;
    QList<QByteArray> fields {};
    qint64 deliveries = 1; ///< to consumers, this time included

    /// Nothing: it has no such field.
    std::optional<QByteArray> value(const char *field) const;
};

/// What can't be taken in, and why.
struct RefusedEntry
{
    StreamEntry entry;
    QString reason;
};

/// The messages in a reply that lists some; those that were deleted meanwhile are left out.
QList<StreamEntry> entriesFrom(const outbound::RedisReply &list);

/// The event in the field `event`. Error: there is none.
model::Result<events::CloudEvent> eventFrom(const StreamEntry &entry);

} // namespace mc::background
