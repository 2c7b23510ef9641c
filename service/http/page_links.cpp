#include "http/page_links.h"

#include <QtCore/QList>

namespace mc::http {

PageLinks::PageLinks(const QByteArray &baseUrl, const QByteArray &path, const QByteArray &query)
    : m_stem(baseUrl + path + '?')
{
    const QList<QByteArray> pairs = query.split('&');
    for (const QByteArray &pair : pairs) {
        if (!pair.isEmpty() && !pair.startsWith("page=") && !pair.startsWith("cursor="))
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

} // namespace mc::http
