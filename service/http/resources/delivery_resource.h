#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// What became of a notification: its timeline, another try, its being followed (CONTRACT section 5). One a worker, on its
/// thread.
class DeliveryResource
{
public:
    /// `baseUrl`: what `next` begins with, without a final slash.
    DeliveryResource(store::Store &store, const ops::Clock &clock, const QByteArray &baseUrl);

    /// {next, next_cursor, results: […]}, for its recipient and admins.
    model::Result<Answer> timeline(const Request &request, work::Work &work);
    /// {queued}: how many failed deliveries are tried again. Error: NOTIF_004 when none has failed.
    model::Result<Answer> retry(const Request &request, work::Work &work);
    /// The whole notification. For its recipient alone.
    model::Result<Answer> click(const Request &request, work::Work &work);

private:
    store::Store &m_store;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
