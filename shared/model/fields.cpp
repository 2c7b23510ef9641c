#include "model/fields.h"

#include "model/json_text.h"
#include "model/short_text.h"
#include "model/times.h"

#include <QtCore/QJsonArray>

namespace mc::model {

namespace {

QString characters(int count)
{
    return count == 1 ? QStringLiteral("1 character") : QStringLiteral("%1 characters").arg(count);
}

} // namespace

Fields::Fields(const QJsonObject &object, const QString &prefix)
    : m_object(object)
    , m_prefix(prefix)
{
}

void Fields::require(QLatin1String name)
{
    if (!has(name))
        wrong(name, QStringLiteral("required"), QStringLiteral("This field is required."));
}

std::optional<QString> Fields::text(QLatin1String name, TextLimits limits)
{
    const QJsonValue value = accept(name);
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        wrong(name, QStringLiteral("invalid_type"), QStringLiteral("Must be a string."));
        return {};
    }
    const QString text = value.toString();
    const auto forbidden = [&limits](QChar c) {
        return limits.lines
            ? c.isNull()
            : c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    };
    if (std::any_of(text.begin(), text.end(), forbidden)) {
        wrong(name, QStringLiteral("invalid"),
            limits.lines ? QStringLiteral("Must not contain NUL.")
                         : QStringLiteral("Must not contain control characters."));
        return {};
    }
    // Half a surrogate pair is no character: it has no UTF-8, and no length to be limited.
    if (!text.isValidUtf16()) {
        wrong(name, QStringLiteral("invalid"), QStringLiteral("Must not contain half a surrogate pair."));
        return {};
    }
    const qsizetype surrogates = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
    const qsizetype length = text.size() - surrogates;
    if (length < limits.least) {
        wrong(
            name, QStringLiteral("too_short"), QStringLiteral("Must have at least %1.").arg(characters(limits.least)));
        return {};
    }
    if (length > limits.most) {
        wrong(name, QStringLiteral("too_long"), QStringLiteral("Must have at most %1.").arg(characters(limits.most)));
        return {};
    }
    return text;
}

std::optional<bool> Fields::boolean(QLatin1String name)
{
    const QJsonValue value = accept(name);
    if (value.isUndefined())
        return {};
    if (!value.isBool()) {
        wrong(name, QStringLiteral("invalid_type"), QStringLiteral("Must be true or false."));
        return {};
    }
    return value.toBool();
}

std::optional<qint64> Fields::integer(QLatin1String name, qint64 least, qint64 most)
{
    const QJsonValue value = accept(name);
    if (value.isUndefined())
        return {};
    if (!isIntegral(value)) {
        wrong(name, QStringLiteral("invalid_type"), QStringLiteral("Must be an integer."));
        return {};
    }
    const std::optional<qint64> number = integerFrom(value);
    if (!number || *number < least || *number > most) {
        wrong(name, QStringLiteral("out_of_range"),
            QStringLiteral("Must be from %1 to %2.")
                .arg(std::max(least, -mostInteger))
                .arg(std::min(most, mostInteger)));
        return {};
    }
    return number;
}

std::optional<UserId> Fields::userId(QLatin1String name)
{
    const std::optional<qint64> number = integer(name, 1, std::numeric_limits<qint64>::max());
    return number ? std::optional(UserId {*number}) : std::nullopt;
}

std::optional<QDateTime> Fields::time(QLatin1String name)
{
    const std::optional<QString> found = text(name, {1, 64});
    const std::optional<QDateTime> time = found ? fromRfc3339(*found) : std::nullopt;
    if (found && !time) {
        wrong(
            name, QStringLiteral("invalid"), QStringLiteral("Must be an RFC 3339 time such as 2026-01-20T01:30:00Z."));
    }
    return time;
}

std::optional<QJsonObject> Fields::object(QLatin1String name)
{
    const QJsonValue value = accept(name);
    if (value.isUndefined())
        return {};
    if (!value.isObject()) {
        wrong(name, QStringLiteral("invalid_type"), QStringLiteral("Must be an object."));
        return {};
    }
    return value.toObject();
}

std::optional<QJsonArray> Fields::array(QLatin1String name, int least, int most)
{
    const QJsonValue value = accept(name);
    if (value.isUndefined())
        return {};
    if (!value.isArray()) {
        wrong(name, QStringLiteral("invalid_type"), QStringLiteral("Must be an array."));
        return {};
    }
    const QJsonArray array = value.toArray();
    if (array.size() < least || array.size() > most) {
        wrong(name, array.size() < least ? QStringLiteral("too_short") : QStringLiteral("too_long"),
            QStringLiteral("Must have %1 to %2 entries.").arg(least).arg(most));
        return {};
    }
    return array;
}

QJsonValue Fields::accept(QLatin1String name)
{
    m_known.insert(name);
    return m_object.value(name);
}

void Fields::wrong(QLatin1String name, const QString &code, const QString &message)
{
    m_errors.append({.field = path(name), .code = code, .message = message});
}

const QList<FieldError> &Fields::finish()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_known.contains(it.key()))
            m_errors.append({.field = m_prefix + quoted(it.key()),
                .code = QStringLiteral("unknown"),
                .message = QStringLiteral("Unknown field.")});
    }
    m_object = {};
    return m_errors;
}

bool Fields::FieldCode::concerns(const FieldError &error) const
{
    return error.field == path
        || (error.field.startsWith(path) && (error.field[path.size()] == u'.' || error.field[path.size()] == u'['));
}

std::optional<Error> Fields::failure(ErrorCode others)
{
    if (finish().isEmpty())
        return {};
    const auto answer = [this](ErrorCode code, const FieldError &leading) {
        return Error {
            .code = code, .detail = leading.field + QStringLiteral(": ") + leading.message, .fields = m_errors};
    };
    for (const FieldCode &own : std::as_const(m_codes)) {
        for (const FieldError &error : std::as_const(m_errors)) {
            if (own.concerns(error))
                return answer(own.code, error);
        }
    }
    return answer(others, m_errors.first());
}

} // namespace mc::model
