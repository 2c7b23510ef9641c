#include "http/resources/unsubscribe_resource.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using vault::Unsubscription;
using work::Work;

namespace {

Error unknownLink() { return {ErrorCode::NotFound, QStringLiteral("There is no such link.")}; }

} // namespace

UnsubscribeResource::UnsubscribeResource(store::Store &store, const vault::UnsubscribeTokens &tokens,
    const wording::Languages &languages, const ops::Clock &clock)
    : m_store(store)
    , m_tokens(tokens)
    , m_languages(languages)
    , m_clock(clock)
    , m_policy("default-src 'none'; style-src " + m_page.styleHash()
          + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
{
}

Result<Answer> UnsubscribeResource::ask(const Request &request, Work &)
{
    const std::optional<Unsubscription> wanted = m_tokens.open(request.parameter);
    return wanted ? answerWith(&wording::UnsubscribePage::asking, *wanted) : unknownLink();
}

Result<Answer> UnsubscribeResource::stop(const Request &request, Work &)
{
    const std::optional<Unsubscription> wanted = m_tokens.open(request.parameter);
    if (!wanted)
        return unknownLink();
    const auto withoutMails = [&wanted](model::Preferences preferences) -> Result<model::Preferences> {
        preferences.allow(wanted->type, model::Channel::Email, false);
        return preferences;
    };
    if (const auto changed = m_store.preferences.change(wanted->user, withoutMails, m_clock.now()); !changed)
        return changed.error();
    return answerWith(&wording::UnsubscribePage::confirming, *wanted);
}

Result<Answer> UnsubscribeResource::answerWith(Page page, const Unsubscription &unsubscription)
{
    const Result<model::User> user = m_store.users.find(unsubscription.user);
    if (!user)
        return user.error();
    const QByteArray content = (m_page.*page)(m_languages.of(user->locale), unsubscription.type);
    return Answer {.status = 200,
        .headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Content-Security-Policy", m_policy},
            {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}},
        .body = content};
}

} // namespace mc::http
