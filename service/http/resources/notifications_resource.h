#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "intake/intake.h"
#include "model/inbox_change.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

#include <span>

namespace mc::http {

/// /api/notifications/: an inbox, and how notifications come into it. One a worker, on its thread.
class NotificationsResource
{
public:
    /// `baseUrl`: what `next` and `previous` begin with, without a final slash.
    NotificationsResource(
        store::Store &store, intake::Intake &intake, const ops::Clock &clock, const QByteArray &baseUrl);

    model::Result<Answer> list(const Request &request, work::Work &work);
    model::Result<Answer> create(const Request &request, work::Work &work);
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> update(const Request &request, work::Work &work);
    model::Result<Answer> remove(const Request &request, work::Work &work);

private:
    model::Result<void> mark(model::NotificationId id, bool isRead, const Request &request, work::Work &work);
    model::Result<void> changeSchedule(model::NotificationId id, const QDateTime &scheduledFor);
    void recordDelivery(const Request &request, std::span<model::Notification> fetched);

    store::Store &m_store;
    intake::Intake &m_intake;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
