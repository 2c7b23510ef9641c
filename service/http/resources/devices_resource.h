#pragma once

#include "http/json_answer.h"
#include "http/rate_limiter.h"
#include "http/request.h"
#include "intake/intake.h"
#include "ops/clock.h"
#include "store/store.h"
#include "vault/token_vault.h"
#include "work/work.h"

namespace mc::http {

/// What one person's devices may come to (CONTRACT section 12, "Caps").
struct DeviceLimits
{
    int mostActive = 20; ///< of one user
    RateLimiter &tests; ///< pushes to one device, by its id
};

/// /api/notifications/devices/: the devices that take push messages (CONTRACT section 5). People reach their own, admins
/// everybody's. A token goes from the body into the vault, and nowhere else. One a worker, on its thread.
class DevicesResource
{
public:
    /// `baseUrl`: what links begin with, without a final slash.
    DevicesResource(store::Store &store, intake::Intake &intake, const vault::TokenVault &vault,
        const DeviceLimits &limits, const ops::Clock &clock, const QByteArray &baseUrl);

    model::Result<Answer> list(const Request &request, work::Work &work);
    /// 201, or 200 when the token was known, whoever's it was: it is the caller's from then on. Of too many active devices, the one
    /// not used for longest is deactivated.
    model::Result<Answer> add(const Request &request, work::Work &work);
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> update(const Request &request, work::Work &work);
    model::Result<Answer> remove(const Request &request, work::Work &work);
    /// Sends a test push: 202 and the notification, whose timeline tells what becomes of it. Error: conflict, saying why there
    /// would be no push now; rate_limited when there were too many to that device.
    model::Result<Answer> test(const Request &request, work::Work &work);

private:
    model::Result<void> makeRoom(model::UserId owner);

    store::Store &m_store;
    intake::Intake &m_intake;
    const vault::TokenVault &m_vault;
    const DeviceLimits m_limits;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
