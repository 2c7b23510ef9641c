#include "model/time_zone.h"

#include "model/fields.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

namespace mc::model {

bool isTimeZone(const QByteArray &name)
{
    // Europe/Madrid; UTC, GB-Eire; EST5EDT.
    static const QRegularExpression form(QStringLiteral("\\A(?:[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+|[A-Za-z-]+|[A-Z]{3}[0-9][A-Z]{3})\\z"));
    return form.match(QLatin1String(name)).hasMatch() && QTimeZone::isTimeZoneIdAvailable(name);
}

std::optional<QByteArray> timeZone(Fields &fields, QLatin1String name)
{
    const std::optional<QString> found = fields.text(name, {1, 64});
    if (!found)
        return {};
    const QByteArray zone = found->toUtf8();
    if (isTimeZone(zone))
        return zone;
    fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be an IANA time zone such as Europe/Madrid."));
    return {};
}

} // namespace mc::model
