#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "model/result.h"
#include "work/work.h"

namespace mc::http {

/// What this service says of its SCIM: /scim/v2/ServiceProviderConfig, ResourceTypes and Schemas (RFC 7644 section 4). One a worker, on its
/// thread.
class ScimDocumentsResource
{
public:
    explicit ScimDocumentsResource(const QByteArray &baseUrl)
        : m_baseUrl(baseUrl)
    {
    }

    model::Result<Answer> serviceProviderConfig(const Request &request, work::Work &work);
    model::Result<Answer> resourceTypes(const Request &request, work::Work &work);
    model::Result<Answer> resourceType(const Request &request, work::Work &work);
    model::Result<Answer> schemas(const Request &request, work::Work &work);
    model::Result<Answer> schema(const Request &request, work::Work &work);

private:
    QByteArray m_baseUrl;
};

} // namespace mc::http
