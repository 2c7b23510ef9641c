#pragma once

#include "model/result.h"
#include "store/session_metrics.h"

#include <QtCore/QString>

namespace mc::store {

/// A libpq connection URI, taken apart by libpq itself, in the form in which QPSQL takes connection options.
struct DatabaseUrl
{
    QString options; ///< "host='…';dbname='…';…": every keyword the URI sets, quoted
    SessionMetrics *metrics = nullptr; ///< what sessions with it are counted in; null: they are not

    /// Reads `postgresql://…` (libpq documentation, section 34.1.1.2). The error says what is wrong, without the URI.
    static model::Result<DatabaseUrl> parse(const QString &uri);

    /// For sessions that do nothing but look up some rows by their indexes. Their statements are planned while tables
    /// are still empty, where PostgreSQL would rather read them whole, and kept until statistics are gathered, a minute
    /// later or more: with everything read at each statement meanwhile.
    DatabaseUrl planningByIndex() const;
};

} // namespace mc::store
