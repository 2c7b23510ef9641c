#include "delivery/service_account.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

ServiceAccount serviceAccountFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    return {.projectId = text("project_id"),
        .clientEmail = text("client_email").toUtf8(),
        .privateKey = text("private_key").toUtf8(),
        .privateKeyId = text("private_key_id").toUtf8(),
        .tokenUri = QUrl(text("token_uri"), QUrl::StrictMode)};
}

} // namespace mc::delivery
