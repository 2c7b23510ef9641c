#include "http/query.h"

#include "model/times.h"
#include "model/utf8.h"

#include <QtCore/QSet>

namespace mc::http {

namespace {

constexpr int mostErrors = 20;
constexpr qsizetype longestName = 64;

QByteArray decoded(QByteArray text, bool plusIsSpace)
{
    if (plusIsSpace)
        text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

bool isVisibleAscii(char c) { return c > 0x20 && c < 0x7f; }

// A name as an error may quote it: on one line, of bounded length, never empty.
QString quoted(const QByteArray &name, const QByteArray &spelling)
{
    const bool isPlain = !name.isEmpty() && std::all_of(name.begin(), name.end(), &isVisibleAscii);
    return QString::fromLatin1(name.isEmpty() ? QByteArray("=") : (isPlain ? name : spelling).left(longestName));
}

bool isLetThrough(const QByteArray &name) { return name == "token" || name.startsWith('_'); }

model::Error errorOf(const QList<model::FieldError> &errors)
{
    return {model::ErrorCode::ValidationError, errors.first().field + QStringLiteral(": ") + errors.first().message,
        errors};
}

} // namespace

Query::Query(QByteArrayView query)
{
    const QList<QByteArray> pairs = query.toByteArray().split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray spelling = equals < 0 ? pair : pair.left(equals);
        m_parameters += {decoded(spelling, true), equals < 0 ? QByteArray() : pair.mid(equals + 1), spelling};
    }
}

std::optional<model::Error> Query::misuse(const QByteArrayList &known) const
{
    QList<model::FieldError> errors;
    QSet<QByteArray> given;
    for (const Parameter &parameter : m_parameters) {
        if (errors.size() == mostErrors)
            break;
        const auto note = [&](const char *code, const QString &message) {
            errors += {quoted(parameter.name, parameter.spelling), QLatin1String(code), message};
        };
        if (!known.contains(parameter.name)) {
            if (!isLetThrough(parameter.name))
                note("unknown", QStringLiteral("Unknown parameter."));
        } else if (!parameter.value.isEmpty()) {
            if (given.contains(parameter.name))
                note("repeated", QStringLiteral("Must be given once."));
            given.insert(parameter.name);
        }
    }
    return errors.isEmpty() ? std::nullopt : std::optional(errorOf(errors));
}

QByteArray Query::canonical() const
{
    QByteArrayList pairs;
    for (const Parameter &parameter : m_parameters) {
        if (!parameter.value.isEmpty() && !isLetThrough(parameter.name))
            pairs += parameter.name.toPercentEncoding() + '=' + decoded(parameter.value, true).toPercentEncoding();
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs.join('&');
}

bool Query::has(QLatin1String name) const
{
    return std::any_of(m_parameters.begin(), m_parameters.end(),
        [name](const Parameter &parameter) { return parameter.name == QByteArrayView(name); });
}

std::optional<QByteArray> Query::bytes(QLatin1String name, bool plusIsSpace) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(), [name](const Parameter &parameter) {
        return parameter.name == QByteArrayView(name) && !parameter.value.isEmpty();
    });
    if (found == m_parameters.end())
        return {};
    return decoded(found->value, plusIsSpace);
}

std::optional<QString> Query::text(QLatin1String name, int most)
{
    const std::optional<QByteArray> raw = bytes(name, true);
    if (!raw)
        return {};
    if (!QUtf8StringView(*raw).isValidUtf8()) {
        wrong(name, QStringLiteral("Must be UTF-8."));
        return {};
    }
    const QString text = model::textFromUtf8(*raw);
    if (text.contains(QChar::Null)) {
        wrong(name, QStringLiteral("Must not contain NUL."));
        return {};
    }
    if (text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); }) > most) {
        wrong(name, QStringLiteral("Must have at most %1 characters.").arg(most));
        return {};
    }
    return text;
}

std::optional<qint64> Query::integer(QLatin1String name, qint64 least, qint64 most)
{
    const std::optional<QByteArray> digits = bytes(name, false);
    if (!digits)
        return {};
    bool isNumber = false;
    const qint64 number = digits->toLongLong(&isNumber);
    // toLongLong() overlooks blanks and a plus sign.
    const bool isPlain = digits->startsWith('-') || (digits->at(0) >= '0' && digits->at(0) <= '9');
    if (!isNumber || !isPlain || digits->back() < '0' || digits->back() > '9' || number < least || number > most) {
        wrong(name,
            most == std::numeric_limits<qint64>::max()
                ? QStringLiteral("Must be an integer of at least %1.").arg(least)
                : QStringLiteral("Must be an integer from %1 to %2.").arg(least).arg(most));
        return {};
    }
    return number;
}

std::optional<bool> Query::boolean(QLatin1String name)
{
    const std::optional<QByteArray> raw = bytes(name, false);
    if (!raw)
        return {};
    const QByteArray word = raw->toLower();
    if (word != "true" && word != "false") {
        wrong(name, QStringLiteral("Must be true or false."));
        return {};
    }
    return word == "true";
}

std::optional<QDateTime> Query::time(QLatin1String name)
{
    const std::optional<QByteArray> raw = bytes(name, false);
    if (!raw)
        return {};
    const QString text = model::textFromUtf8(*raw);
    const std::optional<QDateTime> time
        = model::fromRfc3339(text.size() == 10 ? text + QStringLiteral("T00:00:00Z") : text);
    if (!time)
        wrong(name, QStringLiteral("Must be an RFC 3339 time such as 2026-01-20T01:30:00Z, or a date."));
    return time;
}

std::optional<QDate> Query::date(QLatin1String name)
{
    const std::optional<QByteArray> raw = bytes(name, false);
    if (!raw)
        return {};
    const QString text = model::textFromUtf8(*raw);
    const std::optional<QDateTime> midnight
        = text.size() == 10 ? model::fromRfc3339(text + QStringLiteral("T00:00:00Z")) : std::nullopt;
    if (!midnight) {
        wrong(name, QStringLiteral("Must be a date such as 2026-01-20."));
        return {};
    }
    return midnight->date();
}

std::optional<model::UserId> Query::userId(QLatin1String name)
{
    const std::optional<qint64> id = integer(name, 1, std::numeric_limits<qint64>::max());
    return id ? std::optional(model::UserId {*id}) : std::nullopt;
}

void Query::wrong(QLatin1String name, const QString &message)
{
    m_errors += model::FieldError {.field = name, .code = QStringLiteral("invalid"), .message = message};
}

model::Error Query::error() const { return errorOf(m_errors); }

} // namespace mc::http
