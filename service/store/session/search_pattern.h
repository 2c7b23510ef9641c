#pragma once

#include <QtCore/QString>

namespace mc::store {

/// The LIKE pattern of texts that hold `search` as it stands; empty for an empty one. To be lowered by PostgreSQL, as it
/// lowered what is searched: its idea of case depends on the database's locale.
QString searchPattern(const QString &search);

} // namespace mc::store
