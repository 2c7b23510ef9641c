#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /api/users/: the directory (CONTRACT section 3). One a worker, on its thread.
class UsersResource
{
public:
    UsersResource(store::Store &store, const QByteArray &baseUrl);

    model::Result<Answer> list(const Request &request, work::Work &work);
    /// Admins and modules see everyone, others themselves.
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> put(const Request &request, work::Work &work);
    model::Result<Answer> bulkUpsert(const Request &request, work::Work &work);
    /// Ends every session of somebody else, who stays active.
    model::Result<Answer> signOut(const Request &request, work::Work &work);

private:
    model::Result<Answer> upsert(const QJsonArray &entries, work::Work &work);

    store::Store &m_store;
    QByteArray m_baseUrl;
};

} // namespace mc::http
