#pragma once

#include "bus/news.h"
#include "loop/connection.h"
#include "realtime/delivery_watcher.h"
#include "realtime/handshake.h"
#include "threads/mailbox.h"

#include <QtCore/QSet>
#include <QtCore/QUuid>

#include <memory>
#include <variant>

namespace mc::realtime {

/// A connection to be served; it was moved to the reader's thread.
struct NewConnection
{
    std::unique_ptr<loop::Connection> connection;
    Handshake handshake;
};

/// Ids of tokens that were withdrawn.
using RevokedTokens = std::shared_ptr<const QSet<QUuid>>;

/// What a thread of the hub is sent.
using Letter = std::variant<NewConnection, model::InboxChange, bus::InboxMoved, bus::UserChanged, bus::GapPossible,
    RevokedTokens, std::shared_ptr<const DeliveryNews>, threads::Call>;
using HubMailbox = threads::Mailbox<Letter>;

} // namespace mc::realtime
