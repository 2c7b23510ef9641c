#include "wording/template_tags.h"

#include "model/short_text.h"

#include <QtCore/QRegularExpression>

namespace mc::wording {

namespace {

const QRegularExpression &tagPattern()
{
    // Three braces first, so that one tag of three is not taken for one of two.
    static const QRegularExpression pattern(
        QStringLiteral("\\{\\{\\{.*?\\}\\}\\}|\\{\\{.*?\\}\\}"), QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

bool isName(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[a-z][a-z0-9_]*$"));
    return name.match(text).hasMatch();
}

class TagReader
{
public:
    explicit TagReader(const TemplateBlock &block)
        : m_block(block)
    {
    }

    ReadTags read()
    {
        qsizetype end = 0;
        for (const QRegularExpressionMatch &match : tagPattern().globalMatch(m_block.text)) {
            readPlain(end, match.capturedStart());
            readTag(match.captured(), lineAt(match.capturedStart()));
            end = match.capturedEnd();
        }
        readPlain(end, m_block.text.size());
        for (const TemplateTag &open : m_open)
            add(open.line, QStringLiteral("the section {{#%1}} is not closed").arg(QString::fromLatin1(open.name)));
        return std::move(m_read);
    }

private:
    int lineAt(qsizetype place) const
    {
        return m_block.line + int(QStringView(m_block.text).first(place).count(u'\n'));
    }

    void add(int line, const QString &text) { m_read.problems.append({.line = line, .text = text}); }

    void readPlain(qsizetype begin, qsizetype end)
    {
        const QStringView plain = QStringView(m_block.text).sliced(begin, end - begin);
        const qsizetype open = plain.indexOf(QLatin1String("{{"));
        if (open >= 0)
            return add(lineAt(begin + open), QStringLiteral("a tag is not closed: }} is missing"));
        const auto brace = std::find_if(plain.begin(), plain.end(), [](QChar c) { return c == u'{' || c == u'}'; });
        if (brace != plain.end())
            add(lineAt(begin + (brace - plain.begin())),
                QStringLiteral("a brace that would be shown; a field is written {{name}}"));
    }

    void readTag(const QString &tag, int line)
    {
        const QString shown = model::quoted(tag);
        const QString content = tag.sliced(2).chopped(2).trimmed();
        const QChar sign = content.isEmpty() ? QChar() : content.front();
        if (sign == u'!')
            return;
        if (sign == u'{' || sign == u'&')
            return add(line, QStringLiteral("%1 would not be escaped; write {{name}}").arg(shown));
        if (sign == u'>' || sign == u'=')
            return add(line, QStringLiteral("%1: no other templates and no other delimiters").arg(shown));
        const bool hasSign = sign == u'#' || sign == u'^' || sign == u'/';
        const QString name = hasSign ? content.sliced(1).trimmed() : content;
        if (!isName(name))
            return add(line, QStringLiteral("%1 is no field; names are of a-z, 0-9 and _").arg(shown));
        using Kind = TemplateTag::Kind;
        const Kind kind = sign == u'#' ? Kind::Section
            : sign == u'^'             ? Kind::InvertedSection
            : sign == u'/'             ? Kind::End
                                       : Kind::Value;
        nest({.kind = kind, .name = name.toLatin1(), .line = line}, shown);
    }

    void nest(const TemplateTag &tag, const QString &shown)
    {
        if (tag.kind == TemplateTag::Kind::Section || tag.kind == TemplateTag::Kind::InvertedSection) {
            m_open.append(tag);
        } else if (tag.kind == TemplateTag::Kind::End) {
            if (m_open.isEmpty() || m_open.last().name != tag.name)
                return add(tag.line,
                    m_open.isEmpty() ? QStringLiteral("%1 closes no section").arg(shown)
                                     : QStringLiteral("%1 closes no section; {{#%2}} is open since line %3")
                                           .arg(shown, QString::fromLatin1(m_open.last().name))
                                           .arg(m_open.last().line));
            m_open.removeLast();
        }
        m_read.tags.append(tag);
    }

    const TemplateBlock &m_block;
    QList<TemplateTag> m_open;
    ReadTags m_read;
};

} // namespace

ReadTags readTags(const TemplateBlock &block) { return TagReader(block).read(); }

QString withoutTags(const QString &text)
{
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : tagPattern().globalMatch(text)) {
        const QString tag = match.captured();
        const bool isValue = tag.size() > 4 && !QStringLiteral("#^/!").contains(tag[2]);
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += isValue ? QStringLiteral("x") : QString();
        result += QString(tag.count(u'\n'), u'\n');
        end = match.capturedEnd();
    }
    return result + text.sliced(end);
}

} // namespace mc::wording
