#include "auth/claim_path.h"

#include "model/utf8.h"

namespace mc::auth {

namespace {

std::optional<QString> textOf(const json_t *value)
{
    if (json_is_integer(value))
        return QString::number(qint64(json_integer_value(value)));
    if (!json_is_string(value))
        return {};
    return model::textFromUtf8({json_string_value(value), qsizetype(json_string_length(value))});
}

const json_t *memberOf(const json_t *object, QStringView name)
{
    return json_object_get(object, name.toUtf8().constData());
}

} // namespace

const json_t *claimAt(const json_t *claims, QStringView path)
{
    if (const json_t *whole = memberOf(claims, path))
        return whole;
    for (qsizetype dot = path.lastIndexOf(u'.'); dot > 0; dot = path.first(dot).lastIndexOf(u'.')) {
        const json_t *const inner = memberOf(claims, path.first(dot));
        if (const json_t *found = json_is_object(inner) ? claimAt(inner, path.sliced(dot + 1)) : nullptr)
            return found;
    }
    return nullptr;
}

std::optional<QString> textAt(const json_t *claims, QStringView path) { return textOf(claimAt(claims, path)); }

QStringList wordsAt(const json_t *claims, QStringView path)
{
    const json_t *const claim = claimAt(claims, path);
    if (json_is_string(claim)) {
        const QString text = *textOf(claim);
        const bool isScope = path == QLatin1String("scope") || path == QLatin1String("scp");
        return isScope ? text.split(u' ', Qt::SkipEmptyParts) : QStringList {text};
    }
    QStringList words;
    for (std::size_t i = 0; i < json_array_size(claim); ++i) {
        if (const json_t *word = json_array_get(claim, i); json_is_string(word))
            words += *textOf(word);
    }
    return words;
}

} // namespace mc::auth
