#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace mc::ops {

/// What this machine's time zone database lacks, in a sentence for the log that names the package to install; empty: nothing.
/// From Debian 13 on, links such as US/Eastern are in a package of their own. `isKnown` tells which names are there.
QString missingTimeZones(bool (*isKnown)(const QByteArray &name));

} // namespace mc::ops
