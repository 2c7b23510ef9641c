#include "scim/attribute_path.h"

#include "scim/messages.h"

namespace mc::scim {

using model::Result;

namespace {

model::Error wrong(const QString &text)
{
    return error("invalidPath", QStringLiteral("This is no path of an attribute: %1").arg(text.left(100)));
}

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u"_-$").contains(c);
    });
}

/// A path as it is written.
struct Written
{
    QString attribute;
    QString filter {};
    bool hasFilter = false;
    QString part {};
};

// Where the bracket at `open` is closed, outside quotation marks; -1: nowhere.
qsizetype closing(QStringView text, qsizetype open)
{
    bool isQuoted = false;
    for (qsizetype i = open + 1; i < text.size(); ++i) {
        if (isQuoted && text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && text[i] == u']')
            return i;
    }
    return -1;
}

// The attribute's name without the URN of the core's schema; a URN of another one is the name of an attribute with parts.
std::optional<Written> divided(QString text)
{
    const QString core = QLatin1String(userSchema) + u':';
    if (text.startsWith(core, Qt::CaseInsensitive))
        text.remove(0, core.size());
    if (text.startsWith(QLatin1String("urn:"), Qt::CaseInsensitive)) {
        const qsizetype user = text.lastIndexOf(QLatin1String(":User"), -1, Qt::CaseInsensitive);
        const qsizetype end = user < 0 ? text.size() : user + 5;
        if (end == text.size())
            return Written {.attribute = text};
        return text[end] == u':' || text[end] == u'.'
            ? std::optional(Written {.attribute = text.left(end), .part = text.mid(end + 1)})
            : std::nullopt;
    }
    Written written;
    const qsizetype open = text.indexOf(u'[');
    written.hasFilter = open >= 0;
    if (written.hasFilter) {
        const qsizetype close = closing(text, open);
        const QString rest = close < 0 ? QString() : text.mid(close + 1);
        if (close < 0 || !(rest.isEmpty() || (rest.startsWith(u'.') && isName(QStringView(rest).sliced(1)))))
            return {};
        written.attribute = text.left(open);
        written.filter = text.mid(open + 1, close - open - 1);
        written.part = rest.mid(1);
    } else {
        const qsizetype dot = text.indexOf(u'.');
        written.attribute = dot < 0 ? text : text.left(dot);
        written.part = dot < 0 ? QString() : text.mid(dot + 1);
        if (dot >= 0 && !isName(written.part))
            return {};
    }
    return isName(written.attribute) ? std::optional(written) : std::nullopt;
}

} // namespace

Result<AttributePath> pathFrom(const QString &text)
{
    const std::optional<Written> written = divided(text.trimmed());
    if (!written)
        return wrong(text);
    AttributePath path {.attribute = attributeNamed(written->attribute)};
    if (written->hasFilter) {
        const Result<QList<Condition>> conditions = conditionsIn(written->filter);
        if (!conditions)
            return conditions.error();
        path.elements = *conditions;
    }
    if (!path.attribute)
        return path;
    const bool isSimple = path.attribute->shape == Shape::Simple;
    if ((isSimple && !path.attribute->isReadOnly && !written->part.isEmpty())
        || (path.elements && path.attribute->shape != Shape::Multiple))
        return wrong(text);
    path.part = partNamed(*path.attribute, written->part);
    if (path.part.isEmpty() && !written->part.isEmpty() && !path.attribute->isReadOnly)
        path.attribute = nullptr;
    return path;
}

} // namespace mc::scim
