#include "scim/messages.h"

#include <QtCore/QJsonArray>

namespace mc::scim {

namespace {

constexpr std::array types {
    "invalidFilter", "invalidPath", "invalidValue", "noTarget", "mutability", "invalidSyntax", "uniqueness"};

// Errors of other rooms have other words for their fields: those of a body are about its values, or else it is no JSON.
QString typeOf(const model::Error &error, int status)
{
    for (const model::FieldError &field : error.fields) {
        for (const char *const type : types) {
            if (field.code == QLatin1String(type))
                return field.code;
        }
    }
    if (status == 409)
        return QStringLiteral("uniqueness");
    if (status == 400)
        return error.fields.isEmpty() ? QStringLiteral("invalidSyntax") : QStringLiteral("invalidValue");
    return {};
}

} // namespace

model::Error error(const char *scimType, const QString &detail)
{
    return {.code = model::ErrorCode::ValidationError,
        .detail = detail,
        .fields = {{QStringLiteral("body"), QString::fromLatin1(scimType), detail}}};
}

QJsonObject errorBody(const model::Error &error, int status)
{
    QJsonObject body {{QStringLiteral("schemas"), QJsonArray {QLatin1String(errorSchema)}},
        {QStringLiteral("status"), QString::number(status)}, {QStringLiteral("detail"), error.detail}};
    if (const QString type = typeOf(error, status); !type.isEmpty())
        body.insert(QStringLiteral("scimType"), type);
    return body;
}

QJsonObject listBody(const QJsonArray &resources, qint64 total, qint64 startIndex)
{
    return {{QStringLiteral("schemas"), QJsonArray {QLatin1String(listSchema)}},
        {QStringLiteral("totalResults"), total}, {QStringLiteral("startIndex"), startIndex},
        {QStringLiteral("itemsPerPage"), resources.size()}, {QStringLiteral("Resources"), resources}};
}

} // namespace mc::scim
