#include "http/resources/users_resource.h"

#include "http/body.h"
#include "http/page_links.h"
#include "http/query.h"
#include "http/reach.h"
#include "http/router.h"
#include "model/fields.h"
#include "model/json_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;
using model::UserId;
using work::Work;

namespace {

constexpr QLatin1String usersField("users");
constexpr int mostUsers = 1000;

QByteArray toJson(const User &user)
{
    model::JsonWriter json;
    write(json, user);
    return json.take();
}

// One entry of a bulk upsert that was not stored, and why.
struct Refusal
{
    int index;
    std::optional<UserId> id;
    QString code;
    QString message;
};

struct Entries
{
    QList<User> users;
    QList<int> indexes; // of each user, in the body
    QList<Refusal> refusals;
};

std::optional<UserId> idIn(const QJsonObject &entry)
{
    const std::optional<qint64> id = model::integerFrom(entry.value(QLatin1String("id")));
    return id && *id > 0 ? std::optional(UserId {*id}) : std::nullopt;
}

Entries readEntries(const QJsonArray &array)
{
    Entries entries;
    QSet<UserId> ids;
    QSet<QString> names, externalIds;
    for (int i = 0; i < array.size(); ++i) {
        const QJsonObject object = array[i].toObject();
        const Result<User> user = model::userFromJson(object, {}, QStringLiteral("users[%1].").arg(i));
        const auto refuse = [&](const QString &code, const QString &message) {
            entries.refusals += Refusal {.index = i, .id = idIn(object), .code = code, .message = message};
        };
        if (!user) {
            const model::FieldError &first = user.error().fields.first();
            refuse(word(user.error().code), first.field + QStringLiteral(": ") + first.message);
        } else if (ids.contains(user->id)) {
            refuse(word(ErrorCode::Conflict), QStringLiteral("The id stands here twice."));
        } else if (names.contains(user->username)) {
            refuse(word(ErrorCode::Conflict), QStringLiteral("The username stands here twice."));
        } else if (!user->externalId.isEmpty() && externalIds.contains(user->externalId)) {
            refuse(word(ErrorCode::Conflict), QStringLiteral("The external id stands here twice."));
        } else {
            ids += user->id;
            names += user->username;
            externalIds += user->externalId;
            entries.users += *user;
            entries.indexes += i;
        }
    }
    return entries;
}

QByteArray toJson(const store::UpsertOutcome &outcome, QList<Refusal> refusals)
{
    std::sort(refusals.begin(), refusals.end(), [](const Refusal &a, const Refusal &b) { return a.index < b.index; });
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("created"), outcome.created)
        .field(QLatin1String("updated"), outcome.updated)
        .key(QLatin1String("errors"))
        .beginArray();
    for (const Refusal &refusal : refusals) {
        json.beginObject().field(QLatin1String("index"), refusal.index).key(QLatin1String("id"));
        refusal.id ? json.value(refusal.id->value) : json.null();
        json.field(QLatin1String("code"), refusal.code).field(QLatin1String("message"), refusal.message).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::optional<model::Role> directoryRole(QAnyStringView text)
{
    const std::optional<model::Role> role = model::roleFromWord(text);
    return role == model::Role::Service ? std::nullopt : role;
}

} // namespace

UsersResource::UsersResource(store::Store &store, const QByteArray &baseUrl)
    : m_store(store)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> UsersResource::list(const Request &request, Work &work)
{
    Query query(request.query);
    store::UserFilter filter;
    filter.search = query.text(QLatin1String("search"), 200).value_or(QString());
    filter.role = query.word(QLatin1String("role"), &directoryRole, QStringLiteral("admin, doctor, patient"));
    filter.clinicId = query.integer(QLatin1String("clinic_id"), 1, std::numeric_limits<qint64>::max());
    filter.isActive = query.boolean(QLatin1String("is_active"));
    filter.externalId = query.text(QLatin1String("external_id"), model::mostExternalId).value_or(QString());
    const int page = int(query.integer(QLatin1String("page"), 1, 1'000'000).value_or(1));
    const int size = int(query.integer(QLatin1String("page_size"), 1, 100).value_or(20));
    if (!query.errors().isEmpty())
        return query.error();
    const Result<store::UserPage> users = m_store.users.list(filter, page, size);
    if (!users)
        return users.error();
    work.concernsMany(int(users->items.size()));

    model::JsonWriter json;
    json.beginObject();
    PageLinks(m_baseUrl, request.path, request.query).write(json, users->count, page, size);
    json.key(QLatin1String("results")).beginArray();
    for (const User &user : users->items)
        write(json, user);
    json.endArray().endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> UsersResource::show(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    if (!mayUse(request.caller.role, Who::Modules) && request.callerId() != *id)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    const Result<User> user = m_store.users.find(*id);
    if (!user)
        return user.error();
    work.concerns(*id);
    return jsonAnswer(200, toJson(*user));
}

Result<Answer> UsersResource::put(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<User> user = model::userFromJson(*body, *id);
    if (!user)
        return user.error();
    const Result<bool> created = m_store.users.put(*user);
    if (!created)
        return created.error();
    work.concerns(*id);
    work.publish(bus::UserChanged {*id});
    return jsonAnswer(*created ? 201 : 200, toJson(*user));
}

Result<Answer> UsersResource::bulkUpsert(const Request &request, Work &work)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.require(usersField);
    const QJsonArray entries = fields.array(usersField, 1, mostUsers).value_or(QJsonArray());
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return upsert(entries, work);
}

Result<Answer> UsersResource::signOut(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    const Result<User> user = m_store.users.find(*id);
    if (!user)
        return user.error();
    if (const Result<void> ended = m_store.users.endSessions(*id); !ended)
        return ended.error();
    work.concerns(*id);
    work.publish(bus::UserChanged {*id});
    return noContent();
}

Result<Answer> UsersResource::upsert(const QJsonArray &array, Work &work)
{
    Entries entries = readEntries(array);
    store::UpsertOutcome outcome;
    if (!entries.users.isEmpty()) {
        const Result<store::UpsertOutcome> stored = m_store.users.putAll(entries.users);
        if (!stored)
            return stored.error();
        outcome = *stored;
    }
    const auto refuse = [&entries](int nth, const QString &message) {
        entries.refusals += Refusal {.index = entries.indexes[nth],
            .id = entries.users[nth].id,
            .code = word(ErrorCode::Conflict),
            .message = message};
    };
    for (const store::Clash &clash : outcome.clashes)
        refuse(clash.index, clash.message());
    for (const int nth : outcome.erased)
        refuse(nth, QStringLiteral("The user with this id is being erased."));
    work.concernsMany(outcome.created + outcome.updated);
    for (const User &user : entries.users)
        work.publish(bus::UserChanged {user.id});
    return jsonAnswer(200, toJson(outcome, entries.refusals));
}

} // namespace mc::http
