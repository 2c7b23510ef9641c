#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "model/role_values.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /scim/v2/Users: the directory as an identity provider keeps it (RFC 7644, CONTRACT section 13). Who changes something is an admin or a
/// module, and audited: so each request that does is a transaction. One a worker, on its thread.
class ScimUsersResource
{
public:
    ScimUsersResource(store::Store &store, const QByteArray &baseUrl, const QList<model::RoleValue> &roleValues);

    model::Result<Answer> list(const Request &request, work::Work &work);
    model::Result<Answer> create(const Request &request, work::Work &work);
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> replace(const Request &request, work::Work &work);
    model::Result<Answer> patch(const Request &request, work::Work &work);
    /// Deactivates the user and hides them from SCIM. What is theirs stays.
    model::Result<Answer> remove(const Request &request, work::Work &work);

private:
    model::Result<void> keep(const model::User &user, bool isNew);
    model::Result<Answer> answerOf(int status, model::UserId id, const Request &request);
    template<typename Change>
    model::Result<Answer> changed(const Request &request, work::Work &work, Change change);

    store::Store &m_store;
    QByteArray m_baseUrl;
    QList<model::RoleValue> m_roleValues;
};

} // namespace mc::http
