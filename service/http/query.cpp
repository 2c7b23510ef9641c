#include "http/query.h"

#include "model/times.h"

namespace mc::http {

namespace {

QString decoded(QByteArray text, bool plusIsSpace)
{
    if (plusIsSpace)
        text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

} // namespace

Query::Query(QByteArrayView query)
{
    const QByteArray whole = query.toByteArray();
    const QList<QByteArray> pairs = whole.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            m_values.insert(decoded(pair.left(equals), true), pair.mid(equals + 1));
    }
}

std::optional<QString> Query::text(QLatin1String name, int most)
{
    const QByteArray raw = m_values.value(name);
    if (raw.isEmpty())
        return {};
    if (!QUtf8StringView(QByteArray::fromPercentEncoding(raw)).isValidUtf8()) {
        wrong(name, QStringLiteral("Must be UTF-8."));
        return {};
    }
    const QString text = decoded(raw, true);
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
    const QByteArray raw = m_values.value(name);
    if (raw.isEmpty())
        return {};
    const QByteArray digits = QByteArray::fromPercentEncoding(raw);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    // toLongLong() overlooks blanks and a plus sign.
    const bool isPlain = digits.startsWith('-') || (digits.at(0) >= '0' && digits.at(0) <= '9');
    if (!isNumber || !isPlain || digits.back() < '0' || digits.back() > '9' || number < least || number > most) {
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
    const QByteArray raw = QByteArray::fromPercentEncoding(m_values.value(name)).toLower();
    if (raw.isEmpty())
        return {};
    if (raw != "true" && raw != "false") {
        wrong(name, QStringLiteral("Must be true or false."));
        return {};
    }
    return raw == "true";
}

std::optional<QDateTime> Query::time(QLatin1String name)
{
    const QByteArray raw = m_values.value(name);
    if (raw.isEmpty())
        return {};
    const QString text = decoded(raw, false);
    const std::optional<QDateTime> time
        = model::fromRfc3339(text.size() == 10 ? text + QStringLiteral("T00:00:00Z") : text);
    if (!time)
        wrong(name, QStringLiteral("Must be an RFC 3339 time such as 2026-01-20T01:30:00Z, or a date."));
    return time;
}

std::optional<QDate> Query::date(QLatin1String name)
{
    const QByteArray raw = m_values.value(name);
    if (raw.isEmpty())
        return {};
    const QString text = decoded(raw, false);
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
    m_errors += {name, QStringLiteral("invalid"), message};
}

model::Error Query::error() const
{
    return {model::ErrorCode::ValidationError, m_errors.first().field + QStringLiteral(": ") + m_errors.first().message,
        m_errors};
}

} // namespace mc::http
