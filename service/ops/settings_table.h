#pragma once

#include "model/result.h"
#include "ops/settings.h"

#include <functional>

namespace mc::ops {

/// What of a setting may be shown.
enum class Secrecy { Open, Secret, Password };

/// One setting: how it is called, read and shown. Everything that is done with settings goes through this table, so a
/// new setting is a member of Settings and a row here.
struct Setting
{
    QLatin1String key; ///< "section/name" of the INI file
    QLatin1String environment;
    QLatin1String meaning; ///< one line for the example file
    Secrecy secrecy; ///< Secret: the whole value is one; Password: a URL that may hold one
    /// Sets it; an empty text sets the default again. The error's detail never tells the text.
    std::function<model::Result<void>(Settings &, const QString &text)> read;
    /// As it would be written, secrets in the clear; empty when not set.
    std::function<QString(const Settings &)> show;
};

/// All settings in the order of CONTRACT section 2, sections together.
const QList<Setting> &settingsTable();

/// The row of "section/name"; null when there is none.
const Setting *findSetting(const QString &key);

/// As it may be told: secrets are ***.
QString shown(const Setting &setting, const Settings &settings);

} // namespace mc::ops
