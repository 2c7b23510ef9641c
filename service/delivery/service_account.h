#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace mc::delivery {

/// A Google service account, as its JSON file tells of it (developers.google.com/identity/protocols/oauth2/service-account).
struct ServiceAccount
{
    QString projectId;
    QByteArray clientEmail;
    QByteArray privateKey; ///< PEM; a secret
    QByteArray privateKeyId;
    QUrl tokenUri;
};

/// Of a file that was checked with the settings (ops::checkFiles).
ServiceAccount serviceAccountFromJson(const QByteArray &json);

} // namespace mc::delivery
