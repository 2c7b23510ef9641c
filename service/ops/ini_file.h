#pragma once

#include "model/result.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace mc::ops {

/// One `key = value` of an INI file.
struct IniEntry
{
    QString key; ///< "section/name"; only "name" before the first section
    QString value; ///< verbatim but for white space around it
    int line = 0; ///< counted from 1
    bool operator==(const IniEntry &) const = default;
};

/// An INI file's entries in order, and what is wrong with its lines.
struct IniFile
{
    struct Problem
    {
        int line;
        QString reason;
    };
    QList<IniEntry> entries;
    QList<Problem> problems;
};

/// Reads INI text strictly: `[section]`, `key = value`, and comments on lines of their own that begin with # or ;.
/// A value is the rest of its line as it stands: no quoting, no escapes, no lists and no comments behind it, so that
/// passwords with any of %,;#"\ survive (QSettings would change them).
IniFile parseIni(const QByteArray &text);

/// Reads the file. The error says why it can't be read.
model::Result<IniFile> readIni(const QString &path);

} // namespace mc::ops
