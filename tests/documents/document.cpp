#include "document.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace mc::test {

namespace {

// The text with what differs from run to run made the same: ids, times, addresses, hashes.
QString comparable(const QByteArray &text)
{
    static const QRegularExpression id(QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    static const QRegularExpression time(QStringLiteral("\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+Z| \\d\\d:\\d\\d)"));
    static const QRegularExpression address(QStringLiteral("127\\.0\\.0\\.1:\\d+"));
    static const QRegularExpression hash(QStringLiteral("••••[0-9a-f]{8}"));
    QString result = QString::fromUtf8(text).trimmed();
    for (const QRegularExpression &changing : {id, time, address, hash})
        result.replace(changing, QStringLiteral("<changes>"));
    return result;
}

// The line without up to so many spaces at its beginning.
QByteArray withoutIndentation(const QByteArray &line, qsizetype most)
{
    qsizetype spaces = 0;
    while (spaces < most && spaces < line.size() && line[spaces] == ' ')
        ++spaces;
    return line.sliced(spaces);
}

} // namespace

QList<Block> blocksOf(const QByteArray &document)
{
    QList<Block> blocks;
    Block block;
    qsizetype indentation = -1; // of the fence; outside: -1
    int number = 0;
    QString section;
    for (const QByteArray &line : document.split('\n')) {
        ++number;
        const QByteArray trimmed = line.trimmed();
        if (trimmed.startsWith("```")) {
            if (indentation >= 0 && !block.lines.isEmpty())
                blocks += block;
            indentation = indentation >= 0 ? -1 : line.indexOf('`');
            block = {.section = section, .lines = {}, .line = number + 1};
        } else if (indentation >= 0) {
            block.lines += withoutIndentation(line, indentation);
        } else if (line.startsWith("##")) {
            section = QString::fromUtf8(line.sliced(line.indexOf(' ') + 1)).trimmed();
        }
    }
    return blocks;
}

bool isOfProduction(const QString &section)
{
    static const QStringList sections {QStringLiteral("Database"), QStringLiteral("First admin"),
        QStringLiteral("Tokens for modules"), QStringLiteral("Upgrade"), QStringLiteral("Backup and restore"),
        QStringLiteral("Two instances")};
    return sections.contains(section);
}

bool matches(const QByteArray &output, const QByteArray &shown)
{
    QStringList parts = comparable(shown).split(u'…');
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(comparable(output)).hasMatch();
}

} // namespace mc::test
