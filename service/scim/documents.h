#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace mc::scim {

// What this service says of itself (RFC 7643 sections 5 to 7). `baseUrl` begins their locations.
QJsonObject serviceProviderConfig(const QByteArray &baseUrl);
QJsonArray resourceTypes(const QByteArray &baseUrl);
QJsonArray schemas(const QByteArray &baseUrl);

} // namespace mc::scim
