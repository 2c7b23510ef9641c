#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <utility>
#include <variant>

namespace mc::wording {

/// What fills a template, by the field's name: a text or a flag. An absent optional field is left out.
using TemplateValues = QList<std::pair<QByteArray, std::variant<QString, bool>>>;

/// A text in the language Mustache, compiled. Values are no templates, whatever is in them. Used by one thread at a time.
class MustacheText
{
public:
    enum class Escaping { None, Html };

    MustacheText(const QString &text, Escaping escaping);
    MustacheText(MustacheText &&) noexcept;
    ~MustacheText();

    /// What is wrong with the text; empty when nothing is.
    QString error() const;
    /// Empty when the text has an error.
    QString filled(const TemplateValues &values);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace mc::wording
