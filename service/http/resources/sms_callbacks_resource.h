#pragma once

#include "http/form.h"
#include "http/json_answer.h"
#include "ops/clock.h"
#include "rules/sms_keyword.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// What the callbacks of the SMS provider need to be known and trusted.
struct SmsCallbacks
{
    QByteArray token; ///< by which the provider signs; empty: SMS is not set up
    QByteArray publicUrl; ///< what the URLs it calls begin with, without a final slash
};

/// /api/callbacks/sms/: what the SMS provider tells us of messages that it took, and what people answer. Only signed
/// requests are heard; without SMS there is nothing here. One a worker, on its thread.
class SmsCallbacksResource
{
public:
    SmsCallbacksResource(store::Store &store, const ops::Clock &clock, const SmsCallbacks &callbacks);

    /// 204. What became of the delivery that `?delivery=` names; one that is gone is none of the provider's business.
    model::Result<Answer> status(const Request &request, work::Work &work);
    /// 200 with an empty TwiML document: nothing is sent back. STOP and the like keep that the phone's owner wants no SMS.
    /// A message is heard once: START, called again after a later STOP, undoes nothing.
    model::Result<Answer> inbound(const Request &request, work::Work &work);

private:
    model::Result<void> hear(const QString &phone, const rules::SmsKeyword &keyword, const QString &message);
    model::Result<Form> signedForm(const Request &request) const;

    store::Store &m_store;
    const ops::Clock &m_clock;
    QByteArray m_token;
    QList<QByteArray> m_bases; ///< the public URL with and without its port: the provider signs either
};

} // namespace mc::http
