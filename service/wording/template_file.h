#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace mc::wording {

/// What is wrong with a template.
struct TemplateProblem
{
    QString file;
    int line = 0; ///< from 1; 0: the whole file
    QString text;
    bool operator==(const TemplateProblem &) const = default;
};

/// "appointment.scheduled.es.mustache:12: unknown field {{doctr}}; did you mean {{doctor}}?"
QString toString(const TemplateProblem &problem);

/// One of the texts that a template holds.
struct TemplateBlock
{
    QByteArray name; ///< "email.subject"
    int headerLine = 0; ///< of the file
    int line = 0; ///< of the file, where the text begins
    QString text {}; ///< without blank lines around it
};

/// A template as it was read: a text for each channel.
///
///     {{! comments, before the first block }}
///     [in_app.title]
///     Appointment confirmed
struct TemplateFile
{
    QString name; ///< "appointment.scheduled.es.mustache"
    QList<TemplateBlock> blocks {};

    const TemplateBlock *block(QByteArrayView blockName) const;
};

/// A template and what is wrong with the form of its file. What its texts say is checked by checkTemplate().
struct ReadTemplate
{
    TemplateFile file;
    QList<TemplateProblem> problems {};
};
inline constexpr qsizetype mostTemplateBytes = 64 * 1024;
ReadTemplate readTemplate(const QString &name, const QByteArray &content);

/// What a template's name tells. Nothing: it is none of a template.
struct TemplateName
{
    QByteArray type;
    QByteArray language;
};
std::optional<TemplateName> templateName(const QString &fileName);
QString fileNameOf(const TemplateName &name);

} // namespace mc::wording
