#include "wording/template_file.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

namespace mc::wording {

namespace {

constexpr QLatin1String suffix(".mustache");

/// Nothing: not UTF-8.
std::optional<QString> textOf(const QByteArray &content)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    QString text = decode(content);
    if (decode.hasError())
        return {};
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

// The name of the block that such a line begins.
std::optional<QByteArray> blockNameIn(const QString &line)
{
    static const QRegularExpression header(QStringLiteral("^\\[([^\\]\\s]*)\\]\\s*$"));
    const QRegularExpressionMatch match = header.match(line);
    return match.hasMatch() ? std::optional(match.captured(1).toUtf8()) : std::nullopt;
}

void withoutBlankLinesAround(TemplateBlock &block)
{
    qsizetype begin = 0;
    while (begin < block.text.size() && block.text[begin].isSpace())
        block.line += block.text[begin++] == u'\n';
    block.text = block.text.sliced(begin).trimmed();
}

QString withoutComments(QString text)
{
    static const QRegularExpression comment(
        QStringLiteral("\\{\\{!.*?\\}\\}"), QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comment);
}

} // namespace

QString toString(const TemplateProblem &problem)
{
    return problem.line > 0 ? QStringLiteral("%1:%2: %3").arg(problem.file).arg(problem.line).arg(problem.text)
                            : QStringLiteral("%1: %2").arg(problem.file, problem.text);
}

const TemplateBlock *TemplateFile::block(QByteArrayView blockName) const
{
    const auto found = std::find_if(
        blocks.begin(), blocks.end(), [blockName](const TemplateBlock &block) { return block.name == blockName; });
    return found == blocks.end() ? nullptr : &*found;
}

ReadTemplate readTemplate(const QString &name, const QByteArray &content)
{
    ReadTemplate read {.file = {.name = name}};
    const auto add = [&read](int line, const QString &text) {
        read.problems.append({.file = read.file.name, .line = line, .text = text});
    };
    if (content.size() > mostTemplateBytes) {
        add(0, QStringLiteral("larger than 64 KiB"));
        return read;
    }
    const std::optional<QString> text = textOf(content);
    if (!text) {
        add(0, QStringLiteral("not in UTF-8; save it in that encoding"));
        return read;
    }

    TemplateBlock preamble {.name = {}};
    TemplateBlock *current = &preamble;
    int number = 0;
    for (const QString &line : text->split(u'\n')) {
        ++number;
        const std::optional<QByteArray> header = blockNameIn(line);
        if (!header) {
            current->text += line + u'\n';
            continue;
        }
        if (read.file.block(*header))
            add(number, QStringLiteral("the block [%1] is there twice").arg(QString::fromUtf8(*header)));
        read.file.blocks.append({.name = *header, .headerLine = number, .line = number + 1});
        current = &read.file.blocks.last();
    }
    if (!withoutComments(preamble.text).trimmed().isEmpty())
        add(1, QStringLiteral("text before the first block; only comments {{! … }} may stand there"));
    for (TemplateBlock &block : read.file.blocks)
        withoutBlankLinesAround(block);
    return read;
}

std::optional<TemplateName> templateName(const QString &fileName)
{
    if (!fileName.endsWith(suffix))
        return {};
    const QByteArray name = fileName.chopped(suffix.size()).toUtf8();
    const qsizetype point = name.lastIndexOf('.');
    if (point <= 0)
        return {};
    return TemplateName {.type = name.first(point), .language = name.sliced(point + 1)};
}

QString fileNameOf(const TemplateName &name) { return QString::fromUtf8(name.type + '.' + name.language) + suffix; }

} // namespace mc::wording
