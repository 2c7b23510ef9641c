#include "http/resources/scim_documents_resource.h"

#include "http/scim_answer.h"
#include "scim/documents.h"
#include "scim/messages.h"

#include <QtCore/QJsonArray>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

Answer listOf(const QJsonArray &documents) { return scimAnswer(200, scim::listBody(documents, documents.size(), 1)); }

Result<Answer> oneOf(const QJsonArray &documents, const QByteArray &id)
{
    for (const QJsonValue &document : documents) {
        if (document[QLatin1String("id")].toString().toUtf8() == id)
            return scimAnswer(200, document.toObject());
    }
    return Error {ErrorCode::NotFound, QStringLiteral("There is nothing of this name.")};
}

} // namespace

Result<Answer> ScimDocumentsResource::serviceProviderConfig(const Request &, Work &)
{
    return scimAnswer(200, scim::serviceProviderConfig(m_baseUrl));
}

Result<Answer> ScimDocumentsResource::resourceTypes(const Request &, Work &)
{
    return listOf(scim::resourceTypes(m_baseUrl));
}

Result<Answer> ScimDocumentsResource::resourceType(const Request &request, Work &)
{
    return oneOf(scim::resourceTypes(m_baseUrl), request.parameter);
}

Result<Answer> ScimDocumentsResource::schemas(const Request &, Work &) { return listOf(scim::schemas(m_baseUrl)); }

Result<Answer> ScimDocumentsResource::schema(const Request &request, Work &)
{
    return oneOf(scim::schemas(m_baseUrl), request.parameter);
}

} // namespace mc::http
