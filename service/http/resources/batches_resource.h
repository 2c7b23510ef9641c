#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "intake/intake.h"
#include "intake/preview.h"
#include "work/work.h"

namespace mc::http {

/// Notifications for many: bulk creation, how far it has come, stopping and resuming it, and what would come of it (CONTRACT
/// section 5). One per thread that answers requests.
class BatchesResource
{
public:
    BatchesResource(store::Store &store, intake::Intake &intake, intake::Previewer &previewer, const ops::Clock &clock);

    /// 202 {batch_id, accepted, errors}; errors names those of user_ids who get nothing.
    model::Result<Answer> create(const Request &request, work::Work &work);
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> cancel(const Request &request, work::Work &work);
    /// Tries again those whom the batch failed for.
    model::Result<Answer> resume(const Request &request, work::Work &work);
    /// Takes the body of a single or a bulk creation.
    model::Result<Answer> preview(const Request &request, work::Work &work);

private:
    template<typename Change>
    static model::Result<Answer> changed(const Request &request, work::Work &work, Change change);

    store::Store &m_store;
    intake::Intake &m_intake;
    intake::Previewer &m_previewer;
    const ops::Clock &m_clock;
};

} // namespace mc::http
