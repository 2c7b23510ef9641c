#pragma once

#include "client/client.h"
#include "console/session/connection.h"
#include "console/session/live_feed.h"
#include "console/session/tasks.h"
#include "console/widgets/theme.h"

class QSettings;

namespace mc::console {

/// What pages work with, from sign-in to sign-out; all of it outlives them. A page's constructor takes what it needs of it.
struct Environment
{
    client::Client &client;
    const model::User &user; ///< who is signed in
    Connection &connection;
    LiveFeed &live;
    Tasks &tasks;
    const Theme &theme;
    QSettings &settings; ///< a page's columns and filters, in a group of its own
};

} // namespace mc::console
