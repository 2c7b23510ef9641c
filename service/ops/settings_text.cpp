#include "ops/settings_text.h"

#include "ops/settings_table.h"

namespace mc::ops {

namespace {

QString section(const Setting &setting) { return QString(setting.key).section(u'/', 0, 0); }
QString name(const Setting &setting) { return QString(setting.key).section(u'/', 1); }

/// "[section]" when the setting is the first of it, after an empty line.
QString header(const Setting &setting, QString &current)
{
    if (section(setting) == current)
        return {};
    const QLatin1String gap(current.isEmpty() ? "" : "\n");
    current = section(setting);
    return gap + u'[' + current + QLatin1String("]\n");
}

QString origin(const Setting &setting, const LoadedSettings &loaded)
{
    const Origin origin = loaded.origins.value(setting.key);
    switch (origin.kind) {
    case Origin::Kind::Environment:
        return QLatin1String("from ") + setting.environment;
    case Origin::Kind::File:
        return QStringLiteral("from %1 line %2").arg(loaded.file).arg(origin.line);
    case Origin::Kind::Default:
        break;
    }
    const bool isSet = !setting.show(loaded.settings).isEmpty();
    return isSet ? QStringLiteral("default") : QStringLiteral("not set");
}

} // namespace

QString effectiveIni(const LoadedSettings &loaded)
{
    QString text;
    QString current;
    for (const Setting &setting : settingsTable()) {
        const QString value = shown(setting, loaded.settings);
        text += header(setting, current);
        text += QLatin1String("# ") + origin(setting, loaded) + u'\n';
        text += QLatin1String(value.isEmpty() ? "#" : "") + name(setting) + QLatin1String(" = ") + value;
        text = text.trimmed() + u'\n';
    }
    return text;
}

QString exampleIni()
{
    QString text = QStringLiteral("# Settings of mediconnect-notifyd, with their defaults. A value is the rest of its "
                                  "line as it stands, without\n"
                                  "# quotes. Environment variables, named with each, win over this file.\n\n");
    QString current;
    for (const Setting &setting : settingsTable()) {
        text += header(setting, current);
        text += QStringLiteral("# %1 (%2)\n").arg(setting.meaning, setting.environment);
        text += (u'#' + name(setting) + QLatin1String(" = ") + setting.show(Settings())).trimmed() + u'\n';
    }
    return text;
}

} // namespace mc::ops
