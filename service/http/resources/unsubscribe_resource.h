#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "vault/unsubscribe_tokens.h"
#include "wording/templates.h"
#include "work/work.h"

namespace mc::http {

/// /api/notifications/unsubscribe/{token}/: the link in mails that stops those of one type (RFC 8058). Whoever has the
/// link may use it; a token that is none looks like nothing at all. One a worker, on its thread.
class UnsubscribeResource
{
public:
    UnsubscribeResource(store::Store &store, const vault::UnsubscribeTokens &tokens,
        const wording::Languages &languages, const ops::Clock &clock);

    /// A page that asks, in the user's language. It changes nothing: programs that look for harmful links follow them
    /// all.
    model::Result<Answer> ask(const Request &request, work::Work &work);
    /// Turns the type's email preference off, whatever the body says, and answers a page that says so.
    model::Result<Answer> stop(const Request &request, work::Work &work);

private:
    using Page = QByteArray (wording::UnsubscribePage::*)(const wording::Language &, model::NotificationType);
    model::Result<Answer> answerWith(Page page, const vault::Unsubscription &unsubscription);

    store::Store &m_store;
    const vault::UnsubscribeTokens &m_tokens;
    const wording::Languages &m_languages;
    const ops::Clock &m_clock;
    wording::UnsubscribePage m_page;
    const QByteArray m_policy; ///< Content-Security-Policy
};

} // namespace mc::http
