#pragma once

#include "model/inbox_change.h"

#include <variant>

namespace mc::bus {

/// An inbox has reached that version through another instance: what happened stands in the database.
struct InboxMoved
{
    model::UserId user;
    qint64 version = 0;
};
/// A user's directory record changed, here or elsewhere.
struct UserChanged
{
    model::UserId user;
};
/// A token was made or withdrawn, here or elsewhere.
struct TokensChanged
{
};
/// Failed deliveries are due again. Told here alone: one instance can make them all, and others would only ask for the
/// same rows.
struct DeliveriesDue
{
};
/// There is something to do for batches: one was accepted or cancelled. Told here alone, for the same reason.
struct BatchesWaiting
{
};
/// Modules have inserted events into the outbox.
struct EventsWaiting
{
};
/// News of other instances may have been missed: whatever is known of the database may be stale.
struct GapPossible
{
};

/// One piece of news about what was committed. An inbox change comes from this instance, with all that its sockets are
/// told.
using News = std::variant<model::InboxChange, InboxMoved, UserChanged, TokensChanged, DeliveriesDue, BatchesWaiting,
    EventsWaiting, GapPossible>;

} // namespace mc::bus
