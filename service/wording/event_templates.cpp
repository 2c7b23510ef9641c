#include "wording/event_templates.h"

#include "model/short_text.h"

#include <QtCore/QRegularExpression>

namespace mc::wording {

namespace {

constexpr qsizetype longestTitle = 200;
constexpr qsizetype longestMessage = 10'000;

// U+2068 and U+2069 keep a value's direction to itself: without them a name in Latin letters moves the punctuation around it
// in Arabic.
TemplateValues isolated(TemplateValues values)
{
    for (auto &[name, value] : values) {
        if (QString *const text = std::get_if<QString>(&value))
            *text = QChar(0x2068) + *text + QChar(0x2069);
    }
    return values;
}

// A no-break space is in no alphabet of SMS but UCS-2, which more than halves the room.
QString withPlainSpaces(QString text) { return text.replace(QChar(QChar::Nbsp), u' ').replace(QChar(0x202f), u' '); }

TemplateValues forSms(TemplateValues values)
{
    for (auto &[name, value] : values) {
        if (QString *const text = std::get_if<QString>(&value))
            *text = withPlainSpaces(*text);
    }
    return values;
}

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

// Of a section that is left out, the engine leaves the lines that its tags stood on.
QString withoutEmptyLines(QString text)
{
    static const QRegularExpression lines(QStringLiteral("\n{3,}"));
    if (text.contains(QLatin1String("\n\n\n")))
        text.replace(lines, QStringLiteral("\n\n"));
    return text.trimmed();
}

MustacheText compiled(const TemplateBlock &block)
{
    const bool isHtml = block.name == "email.html";
    return {block.text, isHtml ? MustacheText::Escaping::Html : MustacheText::Escaping::None};
}

QString titleOf(const QString &text) { return model::shortened(oneLine(text), longestTitle); }

} // namespace

EventTemplates::EventTemplates(const TemplateSources &sources)
    : m_sources(sources)
{
}

EventTexts EventTemplates::filled(
    const QByteArray &type, const Language &language, const TemplateValues &values, model::Channels channels)
{
    EventTexts texts;
    const TemplateFile *const file = m_sources.file(type, language.tag);
    if (!file)
        return texts;
    const MustacheValues shown(language.isRightToLeft ? isolated(values) : values);
    texts.title = titleOf(filledBlock(*file, "in_app.title", shown));
    texts.message = model::shortened(filledBlock(*file, "in_app.message", shown), longestMessage);
    if (channels.testFlag(model::Channel::Push))
        texts.push = {
            .title = titleOf(filledBlock(*file, "push.title", shown)), .text = filledBlock(*file, "push.text", shown)};
    if (channels.testFlag(model::Channel::Email))
        texts.email = {.subject = titleOf(filledBlock(*file, "email.subject", shown)),
            .text = filledBlock(*file, "email.text", shown),
            .html = filledBlock(*file, "email.html", shown)};
    if (channels.testFlag(model::Channel::Sms))
        texts.sms = withPlainSpaces(filledBlock(*file, "sms.text", MustacheValues(forSms(values))));
    return texts;
}

QString EventTemplates::filledBlock(const TemplateFile &file, const char *name, const MustacheValues &values)
{
    const TemplateBlock *const block = file.block(name);
    if (!block)
        return {};
    auto text = m_compiled.find(block);
    if (text == m_compiled.end())
        text = m_compiled.emplace(block, compiled(*block)).first;
    return withoutEmptyLines(text->second.filled(values));
}

} // namespace mc::wording
