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

/// Values as the engine has them, made once for all texts that they fill.
class MustacheValues
{
public:
    explicit MustacheValues(const TemplateValues &values);
    ~MustacheValues();

private:
    friend class MustacheText;
    struct Data;
    std::unique_ptr<Data> m_data;
};

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
    QString filled(const MustacheValues &values);
    QString filled(const TemplateValues &values) { return filled(MustacheValues(values)); }

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace mc::wording
