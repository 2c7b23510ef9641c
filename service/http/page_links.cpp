#include "http/page_links.h"

#include <QtCore/QList>

namespace mc::http {

namespace {

// However it is spelled: the new place stands behind, and a parameter is given once.
bool isPlace(const QByteArray &pair)
{
    const QByteArray name = QByteArray::fromPercentEncoding(pair.split('=').first());
    return name == "page" || name == "cursor";
}

} // namespace

PageLinks::PageLinks(const QByteArray &baseUrl, const QByteArray &path, const QByteArray &query)
    : m_stem(baseUrl + path + '?')
{
    const QList<QByteArray> pairs = query.split('&');
    for (const QByteArray &pair : pairs) {
        if (!pair.isEmpty() && !isPlace(pair))
            m_stem += pair + '&';
    }
}

void PageLinks::write(model::JsonWriter &json, qint64 count, int page, int pageSize) const
{
    const auto link = [&](QLatin1String name, bool exists, int number) {
        json.key(name);
        exists ? json.value(QLatin1String(atPage(number))) : json.null();
    };
    json.field(QLatin1String("count"), count);
    link(QLatin1String("next"), count > qint64(page) * pageSize, page + 1);
    link(QLatin1String("previous"), page > 1, page - 1);
}

void PageLinks::writeNext(model::JsonWriter &json, const QByteArray &cursor) const
{
    if (cursor.isEmpty()) {
        json.key(QLatin1String("next")).null();
        json.key(QLatin1String("next_cursor")).null();
    } else {
        json.field(QLatin1String("next"), QLatin1String(atCursor(cursor)));
        json.field(QLatin1String("next_cursor"), QLatin1String(cursor));
    }
}

} // namespace mc::http
