#include "ops/time_zones.h"

#include <array>

namespace mc::ops {

QString missingTimeZones(bool (*isKnown)(const QByteArray &name))
{
    struct Package
    {
        const char *name;
        const char *zone; // one that is in it alone
    };
    constexpr std::array packages {Package {"tzdata", "Europe/Madrid"}, Package {"tzdata-legacy", "US/Eastern"}};
    for (const Package &package : packages) {
        if (!isKnown(package.zone))
            return QStringLiteral(
                "this machine knows no time zone %1: install the package %2, or users with such a time zone "
                "are refused")
                .arg(QLatin1String(package.zone), QLatin1String(package.name));
    }
    return {};
}

} // namespace mc::ops
