#pragma once

#include "model/result.h"
#include "store/session/session_metrics.h"
#include "store/session/session_watch.h"

#include <QtCore/QString>

#include <chrono>

namespace mc::store {

/// A libpq connection URI, taken apart by libpq itself, in the form in which QPSQL takes connection options.
struct DatabaseUrl
{
    QString options; ///< "host='…';dbname='…';…": every keyword the URI sets, quoted
    SessionMetrics *metrics = nullptr; ///< what sessions with it are counted in; null: they are not
    SessionWatch *watch = nullptr; ///< what ends their waits for a server that answers nothing; null: nothing does

    /// Reads `postgresql://…` (libpq documentation, section 34.1.1.2). The error says what is wrong, without the URI.
    static model::Result<DatabaseUrl> parse(const QString &uri);

    /// For sessions that do nothing but look up some rows by their indexes: each statement is planned once. Left to itself,
    /// PostgreSQL reads small tables whole and keeps to that until statistics are gathered, a minute later or more, and plans
    /// at each call what has a parameter for its LIMIT.
    DatabaseUrl planningByIndex() const;

    /// For sessions whose work can be tried again later: locks of others are waited for so long instead of five seconds, unless the
    /// URI sets lock_timeout.
    DatabaseUrl waitingForLocks(std::chrono::milliseconds time) const;
};

} // namespace mc::store
