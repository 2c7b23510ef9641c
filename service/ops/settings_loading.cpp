#include "ops/settings_loading.h"

#include "model/nearest_name.h"
#include "model/short_text.h"
#include "ops/ini_file.h"
#include "ops/settings_checks.h"
#include "ops/settings_table.h"

#include <QtCore/QFileInfo>

namespace mc::ops {

namespace {

constexpr QLatin1String variablePrefix("MEDICONNECT_");

QString notASetting(const QString &name, const std::optional<QString> &meant, const QString &source)
{
    const QString question = meant ? QStringLiteral("; did you mean %1?").arg(*meant) : QString();
    return QStringLiteral("%1: is no setting%2 (%3)").arg(name, question, source);
}

std::optional<QString> nearestKey(const QString &unknown)
{
    QStringList keys;
    for (const Setting &setting : settingsTable())
        keys += setting.key;
    return model::nearestName(unknown, keys);
}

/// The prefix, which is never misspelt here, counts for nothing.
std::optional<QString> nearestVariable(const QString &unknown)
{
    QStringList names;
    for (const Setting &setting : settingsTable())
        names += setting.environment.sliced(variablePrefix.size());
    const std::optional<QString> nearest = model::nearestName(unknown.sliced(variablePrefix.size()), names);
    return nearest ? std::optional(variablePrefix + *nearest) : std::nullopt;
}

bool isVariable(const QString &name)
{
    const QList<Setting> &rows = settingsTable();
    return std::any_of(rows.begin(), rows.end(), [&name](const Setting &row) { return row.environment == name; });
}

/// A text from outside on one line of bounded length.
QString shortened(const QString &text)
{
    QString safe = model::quoted(text, 80);
    for (QChar &c : safe) {
        if (c.category() == QChar::Other_Control)
            c = u'?';
    }
    return safe;
}

/// A value as a problem may quote it.
QString quoted(const QString &value) { return u'"' + shortened(value) + u'"'; }

/// Fills in settings from one source after another, and keeps count of what is wrong.
class Loader
{
public:
    explicit Loader(const SettingsSources &sources) { m_loaded.file = sources.file; }

    void readFile();
    void readEnvironment(const QProcessEnvironment &environment);
    void check();
    void collectWrong();
    LoadedSettings loaded() { return std::move(m_loaded); }

private:
    void readEntry(const IniEntry &entry);
    void readValue(const Setting &setting, const QString &text, Origin origin);
    QString source(const QString &key) const;
    QString atLine(int line) const { return QStringLiteral("%1 line %2").arg(m_loaded.file).arg(line); }

    LoadedSettings m_loaded;
    QHash<QString, QString> m_wrong; ///< by key: the problem of the value that counts
    QHash<QString, int> m_seen; ///< lines of keys of the file
};

void Loader::readFile()
{
    if (m_loaded.file.isEmpty())
        return;
    const model::Result<IniFile> ini = readIni(m_loaded.file);
    if (!ini) {
        m_loaded.problems.append(m_loaded.file + u' ' + ini.error().detail);
        return;
    }
    for (const IniFile::Problem &problem : ini->problems)
        m_loaded.problems.append(atLine(problem.line) + QLatin1String(": ") + problem.reason);
    for (const IniEntry &entry : ini->entries)
        readEntry(entry);
}

void Loader::readEntry(const IniEntry &entry)
{
    const Setting *const setting = findSetting(entry.key);
    if (!setting) {
        m_loaded.problems.append(notASetting(entry.key, nearestKey(entry.key), atLine(entry.line)));
    } else if (m_seen.contains(entry.key)) {
        m_loaded.problems.append(QStringLiteral("%1: is set twice, in line %2 too (%3)")
                                     .arg(entry.key)
                                     .arg(m_seen.value(entry.key))
                                     .arg(atLine(entry.line)));
    } else {
        m_seen.insert(entry.key, entry.line);
        readValue(*setting, entry.value, {Origin::Kind::File, entry.line});
    }
}

void Loader::readEnvironment(const QProcessEnvironment &environment)
{
    for (const Setting &setting : settingsTable()) {
        if (environment.contains(setting.environment))
            readValue(setting, environment.value(setting.environment).trimmed(), {Origin::Kind::Environment});
    }
    QStringList names = environment.keys();
    names.sort();
    for (const QString &name : names) {
        if (name.startsWith(variablePrefix) && !isVariable(name))
            m_loaded.problems.append(
                notASetting(shortened(name), nearestVariable(name), QStringLiteral("environment")));
    }
}

void Loader::readValue(const Setting &setting, const QString &text, Origin origin)
{
    m_wrong.remove(setting.key);
    if (text.isEmpty())
        m_loaded.origins.remove(setting.key);
    else
        m_loaded.origins.insert(setting.key, origin);
    const model::Result<void> read = setting.read(m_loaded.settings, text);
    if (read)
        return;
    const QString value = setting.secrecy == Secrecy::Open ? QLatin1String(": ") + quoted(text) : QString();
    m_wrong.insert(setting.key, read.error().detail + value);
}

void Loader::check()
{
    for (const SettingsFinding &finding : checkTogether(m_loaded.settings) + checkFiles(m_loaded.settings)) {
        const auto isWrong = [this](const QString &key) { return m_wrong.contains(key); };
        if (isWrong(finding.key) || std::any_of(finding.because.begin(), finding.because.end(), isWrong))
            continue;
        m_wrong.insert(finding.key, finding.reason);
    }
}

void Loader::collectWrong()
{
    for (const Setting &setting : settingsTable()) {
        if (m_wrong.contains(setting.key))
            m_loaded.problems.append(
                QStringLiteral("%1: %2 (%3)").arg(setting.key, m_wrong.value(setting.key), source(setting.key)));
    }
}

QString Loader::source(const QString &key) const
{
    const Origin origin = m_loaded.origins.value(key);
    const QString variable = findSetting(key)->environment;
    return origin.kind == Origin::Kind::File       ? atLine(origin.line)
        : origin.kind == Origin::Kind::Environment ? variable
                                                   : QLatin1String("set ") + variable;
}

} // namespace

SettingsSources settingsSources(const QString &configOption)
{
    const QString usual = QStringLiteral("/etc/mediconnect/notifyd.ini");
    const QString file = !configOption.isEmpty() ? configOption : QFileInfo::exists(usual) ? usual : QString();
    return {file, QProcessEnvironment::systemEnvironment()};
}

LoadedSettings loadSettings(const SettingsSources &sources, SettingsChecks checks)
{
    Loader loader(sources);
    loader.readFile();
    loader.readEnvironment(sources.environment);
    if (checks == SettingsChecks::All)
        loader.check();
    loader.collectWrong();
    return loader.loaded();
}

} // namespace mc::ops
