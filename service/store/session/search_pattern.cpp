#include "store/session/search_pattern.h"

namespace mc::store {

QString searchPattern(const QString &search)
{
    if (search.isEmpty())
        return {};
    QString text = search;
    text.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'%', QStringLiteral("\\%"))
        .replace(u'_', QStringLiteral("\\_"));
    return u'%' + text + u'%';
}

} // namespace mc::store
