#include "console/session/server_address.h"

#include <QtNetwork/QHostAddress>

namespace mc::console {

namespace {

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

std::optional<QUrl> serverUrlFrom(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed.contains(u' '))
        return {};
    const bool hasScheme = typed.contains(QLatin1String("://"));
    QUrl url(hasScheme ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return {};
    if (!hasScheme && isThisMachine(url.host()))
        url.setScheme(QStringLiteral("http"));
    url = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (url.path() == QLatin1String("/")) // which StripTrailingSlash leaves
        url.setPath({});
    return url;
}

bool isReadableOnItsWay(const QUrl &server)
{
    return server.scheme() == QLatin1String("http") && !isThisMachine(server.host());
}

QString displayAddress(const QUrl &server)
{
    const QUrl url = server.adjusted(QUrl::StripTrailingSlash);
    QString bare = url.toString(QUrl::RemoveScheme);
    if (bare.startsWith(QLatin1String("//")))
        bare.remove(0, 2);
    return serverUrlFrom(bare) == url ? bare : url.toString();
}

} // namespace mc::console
