#pragma once

#include "ops/settings.h"

namespace mc::ops {

/// What is wrong with a setting that could be read.
struct SettingsFinding
{
    QString key; ///< "section/name" of the setting that would have to change
    QString reason;
    QStringList because {}; ///< other settings this follows from; wrong ones among them make it moot
};

/// Checks settings against each other: what is required, and what goes only together.
QList<SettingsFinding> checkTogether(const Settings &settings);

/// Checks that the files that settings name can be read and hold what they should.
QList<SettingsFinding> checkFiles(const Settings &settings);

/// What is wrong with a file's content as a service account's JSON, or as a key for APNs (.p8); empty when nothing is.
QString serviceAccountProblem(const QByteArray &content);
QString apnsKeyProblem(const QByteArray &content);

} // namespace mc::ops
