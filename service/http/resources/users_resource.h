#pragma once

#include "http/answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "realtime/bus.h"
#include "store/store.h"

namespace mc::http {

/// /api/users/: the directory (CONTRACT section 3). One a worker, on its thread.
class UsersResource
{
public:
    UsersResource(store::Store &store, realtime::Bus &bus, const ops::Clock &clock, const QByteArray &baseUrl);

    model::Result<Answer> list(const Request &request);
    /// Admins and modules see everyone, others themselves.
    model::Result<Answer> show(const Request &request);
    model::Result<Answer> put(const Request &request);
    model::Result<Answer> bulkUpsert(const Request &request);

private:
    model::Result<Answer> upsert(const QJsonArray &entries, QList<model::UserId> &changed);

    store::Store &m_store;
    realtime::Bus &m_bus;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
