#pragma once

#include <QtCore/QUrl>

namespace mc::ops {

/// Whether what comes from there can't be changed on the way: https, or http to this machine.
inline bool isSecureUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    const QString host = url.host();
    const bool isHere
        = host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
    return url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere);
}

} // namespace mc::ops
