#include "model/time_zone.h"

#include "model/fields.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

namespace mc::model {

namespace {

// Where Qt looks for the database's compiled files, a file a name, links included.
constexpr char database[] = "/usr/share/zoneinfo/";

bool isCompiled(const QByteArray &name)
{
    QFile file(QLatin1String(database) + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) && file.peek(4) == "TZif";
}

// What lies beside the names: the same zones by other rules, and this machine's own choice.
bool isNoName(const QByteArray &file)
{
    return file.startsWith("posix/") || file.startsWith("right/") || file == "localtime" || file == "posixrules";
}

} // namespace

// QTimeZone::isTimeZoneIdAvailable() knows no links, and QTimeZone takes folders, offsets and rules for zones: the files tell.
bool isTimeZone(const QByteArray &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*\\z"));
    return form.match(QLatin1String(name)).hasMatch() && !isNoName(name) && isCompiled(name)
        && QTimeZone(name).isValid();
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
