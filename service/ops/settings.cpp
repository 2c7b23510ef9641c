#include "ops/settings.h"

namespace mc::ops {

QString toString(const Endpoint &endpoint)
{
    const QString address = endpoint.address.toString();
    const bool bracketed = endpoint.address.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracketed ? u'[' + address + u']' : address) + u':' + QString::number(endpoint.port);
}

QUrl baseUrl(const Settings::Http &http, quint16 boundPort)
{
    if (!http.publicUrl.isEmpty())
        return http.publicUrl;
    const QLatin1String scheme(http.usesTls() ? "https://" : "http://");
    return QUrl(scheme + toString(Endpoint {http.listen.address, boundPort}));
}

} // namespace mc::ops
