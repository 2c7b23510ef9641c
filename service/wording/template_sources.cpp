#include "wording/event_templates.h"

#include <QtCore/QFile>

namespace mc::wording {

namespace {

QByteArray shippedContent(const QString &name)
{
    QFile file(QStringLiteral(":/templates/events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TemplateSources::Loaded TemplateSources::load(const QList<TemplateSpec> &specs, const QString &)
{
    QList<TemplateProblem> problems;
    auto files = std::make_shared<Files>();
    for (const TemplateSpec &spec : specs) {
        for (const char *language : languageTags) {
            const QString name = fileNameOf({.type = spec.type, .language = language});
            const ReadTemplate read = readTemplate(name, shippedContent(name));
            files->insert(name, read.file);
            problems += read.problems;
        }
    }
    return {.sources = TemplateSources(std::move(files)), .problems = problems};
}

const TemplateFile *TemplateSources::file(const QByteArray &type, const QByteArray &language) const
{
    const auto found = m_files->constFind(fileNameOf({.type = type, .language = language}));
    return found == m_files->constEnd() ? nullptr : &*found;
}

} // namespace mc::wording
