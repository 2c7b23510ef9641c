#pragma once

#include "wording/template_file.h"

namespace mc::wording {

/// A tag of Mustache.
struct TemplateTag
{
    enum class Kind { Value, Section, InvertedSection, End };

    Kind kind = Kind::Value;
    QByteArray name;
    int line = 0; ///< of the file
    bool operator==(const TemplateTag &) const = default;
};

/// What is wrong at a place of a template.
struct LineProblem
{
    int line = 0; ///< of the file
    QString text;
    bool operator==(const LineProblem &) const = default;
};

/// The tags of a text, and what templates may not have: other kinds of tags, sections that don't close, braces that would be
/// shown.
struct ReadTags
{
    QList<TemplateTag> tags {};
    QList<LineProblem> problems {};
};
ReadTags readTags(const TemplateBlock &block);

/// The text with every value's tag replaced by one letter and every other tag left out; line ends stay.
QString withoutTags(const QString &text);

} // namespace mc::wording
