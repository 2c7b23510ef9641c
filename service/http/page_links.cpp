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

} // namespace mc::http
