#include "delivery/service_account.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

ServiceAccount serviceAccountFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    return {text("project_id"), text("client_email").toUtf8(), text("private_key").toUtf8(),
        text("private_key_id").toUtf8(), QUrl(text("token_uri"), QUrl::StrictMode)};
}

} // namespace mc::delivery
