#include "http/resources/scim_users_resource.h"

#include "http/media_type.h"
#include "http/query.h"
#include "http/reach.h"
#include "http/scim_answer.h"
#include "model/json_text.h"
#include "scim/attributes.h"
#include "scim/filter.h"
#include "scim/messages.h"
#include "scim/patch.h"
#include "scim/projection.h"
#include "scim/user_resource.h"

#include <QtCore/QJsonArray>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;
using model::UserId;
using work::Work;

namespace {

constexpr int mostResults = 200; // as the ServiceProviderConfig tells
constexpr int usualResults = 100;

Result<QJsonObject> bodyOf(const Request &request)
{
    const QByteArray type = mediaType(request.contentType);
    if (type != "application/scim+json" && type != "application/json")
        return Error {
            ErrorCode::UnsupportedMediaType, QStringLiteral("The body must be sent as application/scim+json.")};
    return model::jsonObjectFrom(request.body);
}

scim::Projection projectionOf(const Request &request)
{
    Query query(request.query);
    return {.attributes = query.text(QLatin1String("attributes"), 1000).value_or(QString()),
        .excluded = query.text(QLatin1String("excludedAttributes"), 1000).value_or(QString())};
}

// What lies outside the range is taken for its end (RFC 7644 section 3.4.2.4).
qint64 bounded(Query &query, const char *name, qint64 otherwise, qint64 least, qint64 most)
{
    constexpr qint64 far = model::mostInteger;
    return std::clamp(query.integer(QLatin1String(name), -far, far).value_or(otherwise), least, most);
}

} // namespace

ScimUsersResource::ScimUsersResource(
    store::Store &store, const QByteArray &baseUrl, const QList<model::RoleValue> &roleValues)
    : m_store(store)
    , m_baseUrl(baseUrl)
    , m_roleValues(roleValues)
{
}

Result<Answer> ScimUsersResource::list(const Request &request, Work &work)
{
    Query query(request.query);
    const QString text = query.text(QLatin1String("filter"), 2000).value_or(QString());
    const qint64 start = bounded(query, "startIndex", 1, 1, model::mostInteger);
    const int count = int(bounded(query, "count", usualResults, 0, mostResults));
    if (!query.errors().isEmpty())
        return query.error();
    const Result<store::ProvisioningFilter> filter
        = text.isEmpty() ? Result<store::ProvisioningFilter>(store::ProvisioningFilter()) : scim::userFilter(text);
    if (!filter)
        return filter.error();
    const Result<store::ProvisionedPage> page = m_store.provisioning.list(*filter, start - 1, count);
    if (!page)
        return page.error();
    work.concernsMany(int(page->items.size()));
    const scim::Projection projection = projectionOf(request);
    QJsonArray resources;
    for (const store::ProvisionedUser &user : page->items)
        resources.append(projection.of(scim::resourceOf(user, m_baseUrl, m_roleValues)));
    return scimAnswer(200, scim::listBody(resources, page->total, start));
}

Result<Answer> ScimUsersResource::create(const Request &request, Work &work)
{
    const Result<QJsonObject> body = bodyOf(request);
    if (!body)
        return body.error();
    const Result<UserId> id = m_store.users.nextId();
    if (!id)
        return id.error();
    User fresh;
    fresh.id = *id;
    const Result<User> user = scim::userFrom(scim::canonical(*body), fresh, scim::Absent::Default, m_roleValues);
    if (!user)
        return user.error();
    if (const Result<void> stored = keep(*user, true); !stored)
        return stored.error();
    work.concerns(*id);
    work.names(QString::number(id->value));
    work.publish(bus::UserChanged {*id});
    Result<Answer> answer = answerOf(201, *id, request);
    if (answer)
        answer->headers.emplaceBack("Location", m_baseUrl + "/scim/v2/Users/" + QByteArray::number(id->value));
    return answer;
}

Result<Answer> ScimUsersResource::show(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    work.concerns(*id);
    return answerOf(200, *id, request);
}

Result<Answer> ScimUsersResource::replace(const Request &request, Work &work)
{
    return changed(request, work, [this](const User &known, const QJsonObject &body) {
        return scim::userFrom(scim::canonical(body), known, scim::Absent::Kept, m_roleValues);
    });
}

Result<Answer> ScimUsersResource::patch(const Request &request, Work &work)
{
    return changed(request, work, [this](const User &known, const QJsonObject &body) -> Result<User> {
        const Result<QJsonObject> attributes = scim::patched(scim::attributesOf(known, m_roleValues), body);
        if (!attributes)
            return attributes.error();
        return scim::userFrom(*attributes, known, scim::Absent::Default, m_roleValues);
    });
}

Result<Answer> ScimUsersResource::remove(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    if (const Result<void> done = m_store.provisioning.deprovision(*id); !done)
        return done.error();
    work.concerns(*id);
    work.publish(bus::UserChanged {*id});
    return noContent();
}

// What changes nothing leaves no trace.
template<typename Change>
Result<Answer> ScimUsersResource::changed(const Request &request, Work &work, Change change)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    const Result<QJsonObject> body = bodyOf(request);
    if (!body)
        return body.error();
    const Result<store::ProvisionedUser> known = m_store.provisioning.lock(*id);
    if (!known)
        return known.error();
    const Result<User> user = change(known->user, *body);
    if (!user)
        return user.error();
    work.concerns(*id);
    if (*user != known->user) {
        if (const Result<void> stored = keep(*user, false); !stored)
            return stored.error();
        work.publish(bus::UserChanged {*id});
    }
    return answerOf(200, *id, request);
}

Result<void> ScimUsersResource::keep(const User &user, bool isNew)
{
    const Result<bool> isTaken = m_store.provisioning.isTaken(user.username, user.id);
    if (!isTaken)
        return isTaken.error();
    if (*isTaken)
        return Error {ErrorCode::Conflict, QStringLiteral("Another user has this userName.")};
    const Result<bool> created = m_store.users.put(user);
    if (!created)
        return created.error();
    if (*created != isNew) // a module took the id at the same moment
        return Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("The user's id was given to somebody else. Try again."),
            .retryAfter = 1};
    return {};
}

Result<Answer> ScimUsersResource::answerOf(int status, UserId id, const Request &request)
{
    const Result<store::ProvisionedUser> user = m_store.provisioning.find(id);
    if (!user)
        return user.error();
    return scimAnswer(status, projectionOf(request).of(scim::resourceOf(*user, m_baseUrl, m_roleValues)));
}

} // namespace mc::http
