#include "store/inbox/list_query.h"

#include "model/times.h"
#include "store/inbox/notification_row.h"
#include "store/session/search_pattern.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <array>

namespace mc::store {

using model::Notification;
using model::Result;

namespace {

struct Column
{
    const char *name; // in `ordering`
    const char *sql; // never null, so that it can be compared
    const char *type;
    QString (*text)(const Notification &);
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QString::fromLatin1(model::toRfc3339(time)) : QStringLiteral("infinity");
}

// In the order of OrderColumn.
constexpr std::array columns {
    Column {"created_at", "n.created_at", "timestamptz", [](const Notification &n) { return timeText(n.createdAt); }},
    Column {"priority", "n.priority", "notification_priority",
        [](const Notification &n) { return QString(word(n.priority)); }},
    Column {"scheduled_for", "coalesce(n.scheduled_for, 'infinity')", "timestamptz",
        [](const Notification &n) { return timeText(n.scheduledFor); }},
    Column {"read_at", "coalesce(n.read_at, 'infinity')", "timestamptz",
        [](const Notification &n) { return timeText(n.readAt); }},
    Column {"is_read", "n.is_read", "boolean",
        [](const Notification &n) { return n.isRead ? QStringLiteral("true") : QStringLiteral("false"); }},
    Column {"notification_type", "n.notification_type", "notification_type",
        [](const Notification &n) { return QString(word(n.type)); }},
};
constexpr Column idColumn {"id", "n.id", "uuid", [](const Notification &n) { return toString(n.id); }};

const Column &columnOf(OrderColumn column) { return columns[std::size_t(column)]; }

struct Key
{
    Column column;
    bool descending;
};

// What a list is sorted by in full. The id, which grows with time, breaks ties; where only time counts and no recipient
// narrows the list, it stands for the time, since the primary key is then the one index that serves.
QList<Key> keysOf(const QList<Order> &ordering, bool everybody)
{
    if (everybody && ordering.size() == 1 && ordering[0].column == OrderColumn::CreatedAt)
        return {{idColumn, ordering[0].descending}};
    QList<Key> keys;
    for (const Order &order : ordering)
        keys += {columnOf(order.column), order.descending};
    return keys += {idColumn, ordering.last().descending};
}

QString orderingText(const QList<Order> &ordering)
{
    QStringList names;
    for (const Order &order : ordering)
        names += QString::fromLatin1(order.descending ? "-" : "") + QLatin1String(columnOf(order.column).name);
    return names.join(u',');
}

// Pieces of a WHERE, and the values they bind.
class Conditions
{
public:
    QString bind(const QVariant &value)
    {
        m_values += value;
        return u'$' + QString::number(m_values.size());
    }
    void add(const QString &condition) { m_conditions += condition; }
    void add(const char *before, const QVariant &value, const char *after = "")
    {
        add(QLatin1String(before) + bind(value) + QLatin1String(after));
    }
    QString where() const
    {
        return m_conditions.isEmpty() ? QString()
                                      : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
    }
    const QVariantList &values() const { return m_values; }

private:
    QStringList m_conditions;
    QVariantList m_values;
};

void addFilter(Conditions &conditions, const NotificationFilter &filter)
{
    if (filter.recipient)
        conditions.add("n.recipient_id = ", filter.recipient->value);
    if (!filter.forAdmin)
        conditions.add(QStringLiteral("n.is_due"));
    if (filter.isRead)
        conditions.add(*filter.isRead ? QStringLiteral("n.is_read") : QStringLiteral("NOT n.is_read"));
    if (filter.type)
        conditions.add("n.notification_type = ", QString(word(*filter.type)));
    if (filter.priority)
        conditions.add("n.priority = ", QString(word(*filter.priority)));
    if (filter.deliveryStatus)
        conditions.add("n.delivery_status = ", QString(word(*filter.deliveryStatus)));
    if (filter.clinicId)
        conditions.add("n.recipient_id IN (SELECT id FROM users WHERE clinic_id = ", *filter.clinicId, ")");
    if (filter.from.isValid())
        conditions.add("n.created_at >= ", timeValue(filter.from));
    if (filter.to.isValid())
        conditions.add("n.created_at <= ", timeValue(filter.to));
    if (!filter.search.isEmpty()) {
        const QString value = conditions.bind(searchPattern(filter.search));
        conditions.add(QStringLiteral("(n.title ILIKE %1 OR n.message ILIKE %1)").arg(value));
    }
}

// Behind the cursor in the order of the keys: greater in the first key, or equal in it and greater in the second, …
// With one direction that is a comparison of rows, which an index can serve.
void addCursor(Conditions &conditions, const QList<Key> &keys, const QStringList &texts)
{
    QStringList names, values;
    for (int i = 0; i < keys.size(); ++i) {
        names += QLatin1String(keys[i].column.sql);
        values += conditions.bind(texts[i]) + QStringLiteral("::") + QLatin1String(keys[i].column.type);
    }
    const bool descending = keys[0].descending;
    const bool oneWay
        = std::all_of(keys.begin(), keys.end(), [&](const Key &key) { return key.descending == descending; });
    if (oneWay) {
        conditions.add(
            QStringLiteral("(%1) %2 (%3)")
                .arg(names.join(u','), descending ? QStringLiteral("<") : QStringLiteral(">"), values.join(u',')));
        return;
    }
    QStringList ways;
    QString equal;
    for (int i = 0; i < keys.size(); ++i) {
        ways += equal + names[i] + QLatin1String(keys[i].descending ? " < " : " > ") + values[i];
        equal += names[i] + QStringLiteral(" = ") + values[i] + QStringLiteral(" AND ");
    }
    conditions.add(u'(' + ways.join(QStringLiteral(" OR ")) + u')');
}

// A cursor's value as PostgreSQL takes it; nothing when the column can't have it. Cursors come from outside, and PostgreSQL
// reads some times that RFC 3339 allows otherwise, or not at all.
std::optional<QString> valueFrom(const Column &column, const QString &text)
{
    if (qstrcmp(column.type, "timestamptz") == 0) {
        const std::optional<QDateTime> time = model::fromRfc3339(text);
        return time || text == timeText({}) ? std::optional(timeText(time.value_or(QDateTime()))) : std::nullopt;
    }
    if (qstrcmp(column.type, "uuid") == 0) {
        const std::optional<model::NotificationId> id = model::notificationIdFromString(text);
        return id ? std::optional(toString(*id)) : std::nullopt;
    }
    const bool fits = qstrcmp(column.type, "boolean") == 0
        ? text == QLatin1String("true") || text == QLatin1String("false")
        : qstrcmp(column.type, "notification_type") == 0 ? model::notificationTypeFromWord(text).has_value()
                                                         : model::priorityFromWord(text).has_value();
    return fits ? std::optional(text) : std::nullopt;
}

// A cursor is a JSON array: the ordering it belongs to, the last row's value of each column of it, its id.
std::optional<QStringList> readCursor(const QString &cursor, const QList<Order> &ordering)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = QJsonDocument::fromJson(decoded.decoded).array();
    if (parts.size() != ordering.size() + 2 || parts[0].toString() != orderingText(ordering))
        return {};
    QStringList texts;
    for (int i = 0; i <= ordering.size(); ++i) {
        const Column &column = i < ordering.size() ? columnOf(ordering[i].column) : idColumn;
        const std::optional<QString> value = valueFrom(column, parts[i + 1].toString());
        if (!value)
            return {};
        texts += *value;
    }
    return texts;
}

QString orderBy(const QList<Key> &keys)
{
    QStringList terms;
    for (const Key &key : keys)
        terms += QLatin1String(key.column.sql) + QLatin1String(key.descending ? " DESC" : "");
    return QStringLiteral(" ORDER BY ") + terms.join(QStringLiteral(", "));
}

} // namespace

std::optional<QList<Order>> orderingFromText(const QString &text)
{
    QList<Order> ordering;
    const QStringList names = text.split(u',');
    for (QStringView name : names) {
        const bool descending = name.startsWith(u'-');
        if (descending)
            name = name.sliced(1);
        const auto column = std::find_if(
            columns.begin(), columns.end(), [name](const Column &c) { return name == QLatin1String(c.name); });
        if (column == columns.end())
            return {};
        const auto which = OrderColumn(column - columns.begin());
        if (std::any_of(ordering.begin(), ordering.end(), [which](const Order &o) { return o.column == which; }))
            return {};
        ordering += {which, descending};
    }
    return ordering;
}

QString cursorAfter(const Notification &notification, const QList<Order> &ordering)
{
    QJsonArray parts {orderingText(ordering)};
    for (const Order &order : ordering)
        parts += columnOf(order.column).text(notification);
    parts += toString(notification.id);
    return QString::fromLatin1(QJsonDocument(parts)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<ListQuery> ListQuery::make(const NotificationFilter &filter, const Page &page)
{
    const QList<Key> keys = keysOf(page.ordering, !filter.recipient && !filter.clinicId);
    Conditions conditions;
    addFilter(conditions, filter);

    QString count = QStringLiteral("NULL");
    if (!page.cursor)
        count = QStringLiteral("(SELECT count(*) FROM notifications n") + conditions.where() + u')';
    else if (!page.cursor->isEmpty()) {
        std::optional<QStringList> texts = readCursor(*page.cursor, page.ordering);
        if (!texts)
            return model::fieldError(QStringLiteral("cursor"), QStringLiteral("invalid"),
                QStringLiteral("Not a cursor of a list with this ordering."));
        addCursor(conditions, keys, keys.size() == 1 ? QStringList {texts->last()} : *texts);
    }

    const QString where = conditions.where();
    const QString recipient = filter.forAdmin
        ? QStringLiteral(", %1, %2").arg(QLatin1String(recipientColumns), QLatin1String(channelStatesColumn))
        : QString();
    const QString join = filter.forAdmin ? QStringLiteral(" JOIN users r ON r.id = n.recipient_id") : QString();
    QString sql = QStringLiteral("SELECT %1, %2%3 FROM notifications n%4%5%6 LIMIT %7")
                      .arg(QLatin1String(notificationColumns), count, recipient, join, where, orderBy(keys),
                          QString::number(page.size + 1));
    // The limit is part of the text: with a parameter PostgreSQL would plan the statement anew at every call.
    if (!page.cursor && page.number > 1)
        sql += QStringLiteral(" OFFSET ") + conditions.bind(qint64(page.number - 1) * page.size);
    return ListQuery {{QStringLiteral("list notifications"), sql}, conditions.values()};
}

} // namespace mc::store
