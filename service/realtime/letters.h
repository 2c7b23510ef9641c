#pragma once

#include "loop/connection.h"
#include "model/inbox_change.h"
#include "realtime/handshake.h"
#include "threads/mailbox.h"

#include <memory>
#include <variant>

namespace mc::realtime {

/// A connection to be served; it was moved to the reader's thread.
struct Arrival
{
    std::unique_ptr<loop::Connection> connection;
    Handshake handshake;
};
/// An inbox has reached that version elsewhere.
struct Moved
{
    model::UserId user;
    qint64 version = 0;
};
/// A user's directory record changed.
struct UserChanged
{
    model::UserId user;
};
/// Some of these letters may not have come.
struct GapPossible
{
};

/// What a thread of the hub is sent.
using Letter = std::variant<Arrival, model::InboxChange, Moved, UserChanged, GapPossible, threads::Call>;
using HubMailbox = threads::Mailbox<Letter>;

} // namespace mc::realtime
