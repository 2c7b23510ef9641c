#pragma once

#include "ops/settings_loading.h"

namespace mc::program {

/// Whether somebody has said which database to use, which a package can't know. A setting that is wrong is for the start to tell.
inline bool namesDatabase(const ops::LoadedSettings &loaded)
{
    return loaded.origins.contains(QStringLiteral("database/url")) || !loaded.problems.isEmpty();
}

inline const QString noDatabaseNamed
    = QStringLiteral("no database is named yet: run mediconnect-notifyd-local-database for one on this machine, "
                     "or set database/url (MEDICONNECT_DATABASE_URL)");

} // namespace mc::program
