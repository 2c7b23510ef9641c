#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /api/notifications/preferences/: what a user wants by which channel, and when (specification, "4. Notification
/// Preferences"). Admins reach anybody's by `?user_id=`. One a worker, on its thread.
class PreferencesResource
{
public:
    PreferencesResource(store::Store &store, const ops::Clock &clock);

    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> replace(const Request &request, work::Work &work);
    model::Result<Answer> merge(const Request &request, work::Work &work);

private:
    using Reader = model::Result<model::Preferences> (*)(const QJsonObject &, const model::Preferences &);
    model::Result<Answer> change(const Request &request, work::Work &work, Reader reader);

    store::Store &m_store;
    const ops::Clock &m_clock;
};

} // namespace mc::http
