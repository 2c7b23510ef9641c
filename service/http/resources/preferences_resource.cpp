#include "http/resources/preferences_resource.h"

#include "http/body.h"
#include "http/query.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Preferences;
using model::Result;
using model::UserId;
using work::Work;

namespace {

// Other people's look as if they did not exist (CONTRACT section 3).
Result<UserId> ownerIn(const Request &request)
{
    Query query(request.query);
    const UserId owner = query.userId(QLatin1String("user_id")).value_or(request.callerId());
    if (!query.errors().isEmpty())
        return query.error();
    if (owner != request.callerId() && !request.isAdmin())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    return owner;
}

Answer answerOf(const Preferences &preferences)
{
    model::JsonWriter json(1024);
    write(json, preferences);
    return jsonAnswer(200, json.take());
}

} // namespace

PreferencesResource::PreferencesResource(store::Store &store, const ops::Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Result<Answer> PreferencesResource::show(const Request &request, Work &work)
{
    const Result<UserId> owner = ownerIn(request);
    if (!owner)
        return owner.error();
    const Result<Preferences> preferences = m_store.preferences.find(*owner);
    if (!preferences)
        return preferences.error();
    work.concerns(*owner);
    return answerOf(*preferences);
}

Result<Answer> PreferencesResource::replace(const Request &request, Work &work)
{
    return change(request, work, &model::replacedFromJson);
}

Result<Answer> PreferencesResource::merge(const Request &request, Work &work)
{
    return change(request, work, &model::mergedFromJson);
}

Result<Answer> PreferencesResource::change(const Request &request, Work &work, Reader reader)
{
    const Result<UserId> owner = ownerIn(request);
    if (!owner)
        return owner.error();
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<Preferences> changed = m_store.preferences.change(
        *owner, [&](const Preferences &current) { return reader(*body, current); }, m_clock.now());
    if (!changed)
        return changed.error();
    work.concerns(*owner);
    return answerOf(*changed);
}

} // namespace mc::http
