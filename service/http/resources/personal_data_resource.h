#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// All that is kept about a person: to be handed out, and to be erased. One a worker, on its thread.
class PersonalDataResource
{
public:
    PersonalDataResource(store::Store &store, const ops::Clock &clock, const QByteArray &baseUrl);

    /// Admins and modules export everyone's, others their own.
    model::Result<Answer> exportAll(const Request &request, work::Work &work);
    /// Begins to erase a person, or tells that this goes on.
    model::Result<Answer> erase(const Request &request, work::Work &work);

private:
    store::Store &m_store;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
