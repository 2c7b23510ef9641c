#include "scim/documents.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace mc::scim {

namespace {

QJsonDocument document(const char *name, const QByteArray &baseUrl)
{
    QFile file(QLatin1String(":/scim/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll().replace("{base}", baseUrl));
}

} // namespace

QJsonObject serviceProviderConfig(const QByteArray &baseUrl)
{
    return document("service_provider_config.json", baseUrl).object();
}

QJsonArray resourceTypes(const QByteArray &baseUrl) { return document("resource_types.json", baseUrl).array(); }

QJsonArray schemas(const QByteArray &baseUrl) { return document("schemas.json", baseUrl).array(); }

} // namespace mc::scim
