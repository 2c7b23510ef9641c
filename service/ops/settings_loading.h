#pragma once

#include "ops/settings.h"

#include <QtCore/QHash>
#include <QtCore/QProcessEnvironment>

#include <optional>

namespace mc::ops {

/// Where settings may come from.
struct SettingsSources
{
    QString file; ///< INI file that must be there; empty: none
    QProcessEnvironment environment;
};

/// The file of `--config`, or else /etc/mediconnect/notifyd.ini when that exists, and the process' environment.
SettingsSources settingsSources(const QString &configOption);

/// Where a setting has its value from.
struct Origin
{
    enum class Kind { Default, File, Environment };
    Kind kind = Kind::Default;
    int line = 0; ///< of the file
    bool operator==(const Origin &) const = default;
};

/// What is checked of settings.
enum class SettingsChecks {
    All,
    ValuesOnly ///< each value by itself: enough for a command that needs no secrets and no files that settings name
};

/// What loading came to. With any problem the settings must not be used.
struct LoadedSettings
{
    Settings settings;
    QString file; ///< empty: none was read
    QHash<QString, Origin> origins; ///< by key; what is not in it has its default
    /// One line each: "http/listen: must be …: "what was given" (MEDICONNECT_LISTEN)". No secrets.
    QStringList problems;
};

/// Defaults, then the file, then the environment; then the checks. All problems are collected; a key of the file or a
/// MEDICONNECT_… variable that is no setting is one.
LoadedSettings loadSettings(const SettingsSources &sources, SettingsChecks checks = SettingsChecks::All);

} // namespace mc::ops
