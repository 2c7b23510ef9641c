#pragma once

#include "model/channel.h"
#include "wording/languages.h"
#include "wording/mustache_text.h"
#include "wording/template_file.h"
#include "wording/template_spec.h"

#include <QtCore/QHash>

#include <optional>
#include <unordered_map>

namespace mc::wording {

/// What a notification says, by channel.
struct EventTexts
{
    struct Push
    {
        QString title;
        QString text;
        bool operator==(const Push &) const = default;
    };
    struct Email
    {
        QString subject;
        QString text;
        QString html; ///< paragraphs, for the layout of MailTemplate
        bool operator==(const Email &) const = default;
    };

    QString title {}; ///< one line, at most 200 characters
    QString message {}; ///< at most 10,000 characters
    std::optional<Push> push {};
    std::optional<Email> email {};
    std::optional<QString> sms {}; ///< without a link
    bool operator==(const EventTexts &) const = default;
};

/// The sources of all templates, those of a clinic's folder over the shipped ones. Immutable, cheap to copy, thread-safe.
class TemplateSources
{
public:
    struct Loaded;
    /// Reads and checks the templates of these types and the neutral ones. `folder`: a clinic's own; empty: the shipped ones
    /// alone. With any problem the sources must not be used.
    static Loaded load(const QList<TemplateSpec> &specs, const QString &folder);

    /// Nothing: there is no such template.
    const TemplateFile *file(const QByteArray &type, const QByteArray &language) const;
    qsizetype size() const { return m_files->size(); }

private:
    using Files = QHash<QString, TemplateFile>; ///< by name

    explicit TemplateSources(std::shared_ptr<const Files> files)
        : m_files(std::move(files))
    {
    }

    std::shared_ptr<const Files> m_files;
};

struct TemplateSources::Loaded
{
    TemplateSources sources;
    QList<TemplateProblem> problems;
};

/// Fills templates. Compiles one when it is first asked for. Used by one thread at a time.
class EventTemplates
{
public:
    explicit EventTemplates(const TemplateSources &sources);

    /// `channels`: which texts to fill beside the app's. Values too long for a title or message are cut. A type without
    /// templates has empty texts.
    EventTexts filled(
        const QByteArray &type, const Language &language, const TemplateValues &values, model::Channels channels);

private:
    QString filledBlock(const TemplateFile &file, const char *block, const MustacheValues &values);

    TemplateSources m_sources;
    std::unordered_map<const TemplateBlock *, MustacheText> m_compiled;
};

} // namespace mc::wording
