#pragma once

#include "http/documentation.h"
#include "http/router.h"
#include "work/work.h"

namespace mc::http {

/// /api/schema/ and /api/docs/: the API's description, and the page that shows it in a browser, to which / leads. One a
/// worker, on its thread; the files are everybody's.
class DocsResource
{
public:
    explicit DocsResource(const Documentation &documentation)
        : m_documentation(documentation)
    {
    }

    model::Result<Answer> home(const Request &request, work::Work &work);
    model::Result<Answer> schema(const Request &request, work::Work &work);
    model::Result<Answer> index(const Request &request, work::Work &work);
    model::Result<Answer> file(const Request &request, work::Work &work);

private:
    model::Result<Answer> page(const Request &request, const QByteArray &name) const;

    const Documentation &m_documentation;
};

} // namespace mc::http
