#include "wording/mustache_text.h"

#include <kainjow/mustache.hpp>

namespace mc::wording {

struct MustacheValues::Data
{
    kainjow::mustache::data data;
};

MustacheValues::MustacheValues(const TemplateValues &values)
    : m_data(new Data)
{
    for (const auto &[name, value] : values) {
        const QString *const text = std::get_if<QString>(&value);
        m_data->data.set(name.toStdString(),
            text ? kainjow::mustache::data(text->toStdString()) : kainjow::mustache::data(std::get<bool>(value)));
    }
}

MustacheValues::~MustacheValues() = default;

struct MustacheText::Engine
{
    kainjow::mustache::mustache mustache;
};

MustacheText::MustacheText(const QString &text, Escaping escaping)
    : m_engine(new Engine {kainjow::mustache::mustache(text.toStdString())})
{
    if (escaping == Escaping::None)
        m_engine->mustache.set_custom_escape([](const std::string &value) { return value; });
}

MustacheText::MustacheText(MustacheText &&) noexcept = default;
MustacheText::~MustacheText() = default;

QString MustacheText::error() const { return QString::fromStdString(m_engine->mustache.error_message()); }

QString MustacheText::filled(const MustacheValues &values)
{
    return QString::fromStdString(m_engine->mustache.render(values.m_data->data));
}

} // namespace mc::wording
