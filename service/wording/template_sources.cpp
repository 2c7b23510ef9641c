#include "wording/event_templates.h"

#include "model/nearest_name.h"
#include "wording/template_check.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QMap>

namespace mc::wording {

namespace {

QString unknownName(const QString &what, const QByteArray &name, const QStringList &known)
{
    const std::optional<QString> nearest = model::nearestName(QString::fromUtf8(name), known);
    const QString question = nearest ? QStringLiteral("; did you mean %1?").arg(*nearest)
                                     : QStringLiteral("; known are %1").arg(known.join(QLatin1String(", ")));
    return QStringLiteral("unknown %1 %2%3").arg(what, QString::fromUtf8(name), question);
}

QStringList languageNames()
{
    QStringList names;
    for (const char *tag : languageTags)
        names += QLatin1String(tag);
    return names;
}

/// Reads and checks templates, those of a folder instead of the shipped ones of the same name.
class Loader
{
public:
    explicit Loader(const QList<TemplateSpec> &specs)
        : m_specs(specs)
    {
        const bool hasNeutral = std::any_of(
            specs.begin(), specs.end(), [](const TemplateSpec &spec) { return spec.type == neutralType; });
        if (!hasNeutral)
            m_specs.append({.type = neutralType});
    }

    void readShipped()
    {
        for (const TemplateSpec &spec : m_specs) {
            for (const char *language : languageTags) {
                const QString name = fileNameOf({.type = spec.type, .language = language});
                readFile(QStringLiteral(":/templates/events/") + name, name);
            }
        }
    }

    void readFolder(const QString &path)
    {
        const QDir folder(path);
        if (!folder.exists() || !folder.isReadable())
            return add(path, QStringLiteral("is no folder that can be read"));
        QMap<QByteArray, QList<QByteArray>> languages; // by type
        for (const QString &name : folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name)) {
            const std::optional<TemplateName> parts = knownName(name);
            if (!parts)
                continue;
            readFile(folder.filePath(name), name);
            languages[parts->type].append(parts->language);
        }
        for (auto type = languages.cbegin(); type != languages.cend(); ++type)
            checkLanguages(type.key(), type.value());
    }

    QHash<QString, TemplateFile> takeFiles() { return std::move(m_files); }

    QList<TemplateProblem> problems() const
    {
        QList<TemplateProblem> all = m_problems;
        for (const TemplateSpec &spec : m_specs) {
            for (const char *language : languageTags) {
                const QString name = fileNameOf({.type = spec.type, .language = language});
                const QList<TemplateProblem> own = m_unreadable.value(name);
                all += own.isEmpty() ? checkTemplate(m_files.value(name), spec) : own;
            }
        }
        return all;
    }

private:
    void add(const QString &file, const QString &text) { m_problems.append({.file = file, .text = text}); }

    void readFile(const QString &path, const QString &name)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_unreadable.insert(name, {{.file = name, .text = QStringLiteral("can't be read: ") + file.errorString()}});
            return;
        }
        const ReadTemplate read = readTemplate(name, file.read(mostTemplateBytes + 1));
        m_files.insert(name, read.file);
        m_unreadable.insert(name, read.problems);
    }

    std::optional<TemplateName> knownName(const QString &name)
    {
        const std::optional<TemplateName> parts = templateName(name);
        if (!parts) {
            add(name, QStringLiteral("is no template; their names are <type>.<language>.mustache"));
            return {};
        }
        QStringList types;
        for (const TemplateSpec &spec : m_specs)
            types += QString::fromUtf8(spec.type);
        if (!types.contains(QString::fromUtf8(parts->type))) {
            add(name, unknownName(QStringLiteral("type"), parts->type, types));
            return {};
        }
        if (!languageNames().contains(QString::fromUtf8(parts->language))) {
            add(name, unknownName(QStringLiteral("language"), parts->language, languageNames()));
            return {};
        }
        return parts;
    }

    // Otherwise some of the clinic's people would read its own text, and others the shipped one.
    void checkLanguages(const QByteArray &type, const QList<QByteArray> &present)
    {
        for (const char *language : languageTags) {
            if (!present.contains(language))
                add(fileNameOf({.type = type, .language = language}),
                    QStringLiteral("is missing; a type with texts of its own needs them in every language"));
        }
    }

    QList<TemplateSpec> m_specs;
    QHash<QString, TemplateFile> m_files; ///< by name
    QHash<QString, QList<TemplateProblem>> m_unreadable; ///< by name: what is wrong with the file's form
    QList<TemplateProblem> m_problems; ///< of the folder
};

} // namespace

TemplateSources::Loaded TemplateSources::load(const QList<TemplateSpec> &specs, const QString &folder)
{
    Loader loader(specs);
    loader.readShipped();
    if (!folder.isEmpty())
        loader.readFolder(folder);
    const QList<TemplateProblem> problems = loader.problems();
    return {.sources = TemplateSources(std::make_shared<const Files>(loader.takeFiles())), .problems = problems};
}

const TemplateFile *TemplateSources::file(const QByteArray &type, const QByteArray &language) const
{
    const auto found = m_files->constFind(fileNameOf({.type = type, .language = language}));
    return found == m_files->constEnd() ? nullptr : &*found;
}

} // namespace mc::wording
