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
    const QString text = decoded(raw, true);
    if (text.contains(QChar::Null)) {
        wrong(name, QStringLiteral("Must not contain NUL."));
        return {};
    }
    if (text.size() > most) {
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
    bool isNumber = false;
    const qint64 number = raw.toLongLong(&isNumber);
    if (!isNumber || number < least || number > most) {
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
    const QByteArray raw = m_values.value(name).toLower();
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
    const QDate date = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    const std::optional<QDateTime> time = date.isValid() ? date.startOfDay(Qt::UTC) : model::fromRfc3339(text);
    if (!time)
        wrong(name, QStringLiteral("Must be an RFC 3339 time such as 2026-01-20T01:30:00Z, or a date."));
    return time;
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
