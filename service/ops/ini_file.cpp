#include "ops/ini_file.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

namespace mc::ops {

namespace {

void readLine(const QString &line, int number, QString &section, IniFile &file)
{
    static const QRegularExpression sectionHeader(QStringLiteral("^\\[\\s*([A-Za-z0-9_]+)\\s*\\]$"));
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9_]+$"));
    if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
        return;
    if (const auto header = sectionHeader.match(line); header.hasMatch()) {
        section = header.captured(1);
        return;
    }
    const qsizetype equals = line.indexOf(u'=');
    const QString key = line.left(equals).trimmed();
    if (equals < 0 || !name.match(key).hasMatch()) {
        // The line itself is not told: it may be part of a secret.
        file.problems.append({number, QStringLiteral("neither [section], key = value nor a comment")});
        return;
    }
    file.entries.append({.key = section.isEmpty() ? key : section + u'/' + key,
        .value = line.mid(equals + 1).trimmed(),
        .line = number});
}

} // namespace

IniFile parseIni(const QByteArray &text)
{
    IniFile file;
    QString section;
    int number = 0;
    const QList<QByteArray> lines = (text.startsWith("\xef\xbb\xbf") ? text.mid(3) : text).split('\n');
    for (const QByteArray &bytes : lines) {
        ++number;
        QStringDecoder decode(QStringDecoder::Utf8);
        const QString line = decode(bytes);
        if (decode.hasError() || bytes.contains('\0'))
            file.problems.append({number, QStringLiteral("not text in UTF-8")});
        else
            readLine(line.trimmed(), number, section, file);
    }
    return file;
}

model::Result<IniFile> readIni(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return model::Error {model::ErrorCode::NotFound, QStringLiteral("can't be read: ") + file.errorString()};
    return parseIni(file.readAll());
}

} // namespace mc::ops
