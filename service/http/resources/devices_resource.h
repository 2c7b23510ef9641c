#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "intake/intake.h"
#include "ops/clock.h"
#include "store/store.h"
#include "vault/token_vault.h"
#include "work/work.h"

namespace mc::http {

/// /api/notifications/devices/: the devices that take push messages (CONTRACT section 5). People reach their own, admins
/// everybody's. A token goes from the body into the vault, and nowhere else. One a worker, on its thread.
class DevicesResource
{
public:
    /// `baseUrl`: what links begin with, without a final slash.
    DevicesResource(store::Store &store, intake::Intake &intake, const vault::TokenVault &vault,
        const ops::Clock &clock, const QByteArray &baseUrl);

    model::Result<Answer> list(const Request &request, work::Work &work);
    /// 201, or 200 when the token was known, whoever's it was: it is the caller's from then on.
    model::Result<Answer> add(const Request &request, work::Work &work);
    model::Result<Answer> show(const Request &request, work::Work &work);
    model::Result<Answer> update(const Request &request, work::Work &work);
    model::Result<Answer> remove(const Request &request, work::Work &work);
    /// Sends a test push: 202 and the notification, whose timeline tells what becomes of it. Error: conflict, saying why there
    /// would be no push.
    model::Result<Answer> test(const Request &request, work::Work &work);

private:
    store::Store &m_store;
    intake::Intake &m_intake;
    const vault::TokenVault &m_vault;
    const ops::Clock &m_clock;
    QByteArray m_baseUrl;
};

} // namespace mc::http
