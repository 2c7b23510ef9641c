#include "wording/template_check.h"

#include "model/nearest_name.h"
#include "wording/html_check.h"
#include "wording/sms_segments.h"
#include "wording/template_cases.h"
#include "wording/template_tags.h"

#include <QtCore/QHash>

namespace mc::wording {

namespace {

using Kind = TemplateField::Kind;

QString shown(const QByteArray &name) { return QString::fromUtf8(name); }

QString meantOrKnown(const QByteArray &name, const QList<QByteArray> &known, const QString &pattern)
{
    QStringList names;
    for (const QByteArray &one : known)
        names += shown(one);
    const std::optional<QString> nearest = model::nearestName(shown(name), names);
    return nearest ? QStringLiteral("; did you mean ") + pattern.arg(*nearest) + u'?'
                   : QStringLiteral("; known are ") + names.join(QLatin1String(", "));
}

bool isTitle(const QByteArray &block)
{
    return block == "in_app.title" || block == "push.title" || block == "email.subject";
}

/// Checks one template.
class Check
{
public:
    Check(const TemplateFile &file, const TemplateSpec &spec)
        : m_file(file)
        , m_spec(spec)
        , m_cases(templateCases(spec))
    {
    }

    QList<TemplateProblem> problems()
    {
        checkNames();
        for (const TemplateBlock &block : m_file.blocks) {
            if (requiredBlocks(m_spec).contains(block.name))
                checkBlock(block);
        }
        for (const TemplateField &field : m_spec.fields) {
            if (field.isEssential)
                checkShown(field);
        }
        std::stable_sort(m_problems.begin(), m_problems.end(),
            [](const TemplateProblem &one, const TemplateProblem &other) { return one.line < other.line; });
        return std::move(m_problems);
    }

private:
    void add(int line, const QString &text) { m_problems.append({.file = m_file.name, .line = line, .text = text}); }

    void checkNames()
    {
        const QList<QByteArray> required = requiredBlocks(m_spec);
        for (const TemplateBlock &block : m_file.blocks) {
            if (!required.contains(block.name))
                add(block.headerLine,
                    QStringLiteral("unknown block [%1]%2")
                        .arg(shown(block.name), meantOrKnown(block.name, required, QStringLiteral("[%1]"))));
        }
        for (const QByteArray &name : required) {
            if (!m_file.block(name))
                add(1, QStringLiteral("the block [%1] is missing").arg(shown(name)));
        }
    }

    void checkBlock(const TemplateBlock &block)
    {
        if (block.text.isEmpty())
            return add(block.headerLine, QStringLiteral("the block [%1] is empty").arg(shown(block.name)));
        const qsizetype before = m_problems.size();
        const ReadTags read = readTags(block);
        for (const LineProblem &problem : read.problems)
            add(problem.line, problem.text);
        checkTags(read.tags);
        if (block.name == "email.html" && m_problems.size() == before) {
            if (const std::optional<LineProblem> problem = htmlProblem(withoutTags(block.text)))
                add(block.line + problem->line - 1, problem->text);
        }
        if (m_problems.size() == before)
            checkFilled(block);
    }

    void checkTags(const QList<TemplateTag> &tags)
    {
        QList<TemplateTag> open;
        for (const TemplateTag &tag : tags) {
            if (tag.kind == TemplateTag::Kind::End) {
                open.removeLast();
                continue;
            }
            checkTag(tag, open);
            if (tag.kind != TemplateTag::Kind::Value)
                open.append(tag);
        }
    }

    void checkTag(const TemplateTag &tag, const QList<TemplateTag> &open)
    {
        const QString name = shown(tag.name);
        if (m_spec.type == neutralType)
            return add(tag.line,
                QStringLiteral("the neutral text may hold no field, since it is for everything: {{%1}}").arg(name));
        const TemplateField *const field = fieldOf(tag.name);
        if (!field)
            return add(tag.line,
                QStringLiteral("unknown field {{%1}}%2")
                    .arg(name, meantOrKnown(tag.name, fieldNames(), QStringLiteral("{{%1}}"))));
        if (tag.kind != TemplateTag::Kind::Value)
            return;
        if (field->kind == Kind::Flag)
            return add(tag.line,
                QStringLiteral("{{%1}} is no text; write {{#%1}}…{{/%1}} around what is shown only then").arg(name));
        const bool isInside = std::any_of(open.begin(), open.end(), [&tag](const TemplateTag &section) {
            return section.kind == TemplateTag::Kind::Section && section.name == tag.name;
        });
        if (field->isOptional && !isInside)
            add(tag.line, QStringLiteral("{{%1}} may be absent; write {{#%1}}…{{/%1}} around it").arg(name));
    }

    void checkFilled(const TemplateBlock &block)
    {
        const bool isHtml = block.name == "email.html";
        MustacheText text(block.text, isHtml ? MustacheText::Escaping::Html : MustacheText::Escaping::None);
        if (!text.error().isEmpty())
            return add(block.line, QStringLiteral("no Mustache: ") + text.error());
        for (qsizetype i = 0; i < m_cases.size(); ++i) {
            const TemplateCase &one = m_cases[i];
            const QString filled = text.filled(one.shortValues).trimmed();
            const QString problem = isHtml && !filled.isEmpty() ? htmlProblem(filled).value_or(LineProblem()).text
                                                                : textProblem(block, filled, text, one);
            if (!problem.isEmpty())
                return add(block.line, one.description.isEmpty() ? problem : problem + u' ' + one.description);
            m_filled[i].insert(block.name, filled);
        }
    }

    static QString textProblem(
        const TemplateBlock &block, const QString &filled, MustacheText &text, const TemplateCase &one)
    {
        if (filled.isEmpty())
            return QStringLiteral("[%1] is empty").arg(shown(block.name));
        if (isTitle(block.name) && filled.contains(u'\n'))
            return QStringLiteral("[%1] has two lines; a title has one").arg(shown(block.name));
        if (block.name != "sms.text")
            return {};
        const int segments = smsSegments(text.filled(one.longestValues).trimmed());
        return segments <= mostSmsSegments ? QString()
                                           : QStringLiteral("[sms.text] takes %1 SMS with long values, and may take %2")
                                                 .arg(segments)
                                                 .arg(mostSmsSegments);
    }

    // A block with problems of its own is not filled, and says nothing here.
    void checkShown(const TemplateField &field)
    {
        for (const QList<QByteArray> &blocks :
            {QList<QByteArray> {"in_app.title", "in_app.message"}, {"email.text"}, {"email.html"}}) {
            for (qsizetype i = 0; i < m_cases.size(); ++i) {
                if (!isPresent(field, m_cases[i]) || isShown(field, blocks, i))
                    continue;
                add(m_file.block(blocks.last())->line,
                    QStringLiteral("%1 must show {{%2}} %3")
                        .arg(blocks.size() == 1 ? u'[' + shown(blocks[0]) + u']'
                                                : QStringLiteral("[in_app.title] or [in_app.message]"),
                            shown(field.name), m_cases[i].description)
                        .trimmed());
                break;
            }
        }
    }

    static bool isPresent(const TemplateField &field, const TemplateCase &one)
    {
        return std::any_of(one.shortValues.begin(), one.shortValues.end(),
            [&field](const auto &value) { return value.first == field.name; });
    }

    bool isShown(const TemplateField &field, const QList<QByteArray> &blocks, qsizetype number) const
    {
        const QHash<QByteArray, QString> filled = m_filled.value(number);
        return std::any_of(blocks.begin(), blocks.end(), [&](const QByteArray &block) {
            return !filled.contains(block) || filled.value(block).contains(markOf(field.name));
        });
    }

    const TemplateField *fieldOf(const QByteArray &name) const
    {
        const auto found = std::find_if(m_spec.fields.begin(), m_spec.fields.end(),
            [&name](const TemplateField &field) { return field.name == name; });
        return found == m_spec.fields.end() ? nullptr : &*found;
    }

    QList<QByteArray> fieldNames() const
    {
        QList<QByteArray> names;
        for (const TemplateField &field : m_spec.fields)
            names += field.name;
        return names;
    }

    const TemplateFile &m_file;
    const TemplateSpec &m_spec;
    const QList<TemplateCase> m_cases;
    QHash<qsizetype, QHash<QByteArray, QString>> m_filled; ///< by the number of the case, then by block
    QList<TemplateProblem> m_problems;
};

} // namespace

QList<TemplateProblem> checkTemplate(const TemplateFile &file, const TemplateSpec &spec)
{
    return Check(file, spec).problems();
}

QList<QByteArray> requiredBlocks(const TemplateSpec &spec)
{
    QList<QByteArray> blocks {"push.title", "push.text", "email.subject", "email.text", "email.html", "sms.text"};
    if (spec.type != neutralType)
        blocks = QList<QByteArray> {"in_app.title", "in_app.message"} + blocks;
    return blocks;
}

} // namespace mc::wording
