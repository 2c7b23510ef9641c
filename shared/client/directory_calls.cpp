#include "client/directory_calls.h"

#include "client/query_parts.h"
#include "model/json_text.h"

#include <QtCore/QJsonDocument>

namespace mc::client {

using model::Result;
using model::User;

namespace {

constexpr QLatin1String root("/api/users/");

QString pathOf(model::UserId id) { return root + QString::number(id.value) + u'/'; }

Result<ListPage<User>> pageFrom(const QJsonObject &json) { return pageFromJson(json, &model::userFromAnswer); }

// The path has the id.
QByteArray bodyOf(const User &user)
{
    model::JsonWriter json;
    write(json, user);
    const Result<QJsonObject> written = model::jsonObjectFrom(json.take());
    QJsonObject body = written ? *written : QJsonObject();
    body.remove(QLatin1String("id"));
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<UpsertResult> upsertResultFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    fields.require({"created", "updated"});
    UpsertResult result {.created = int(fields.integer("created")), .updated = int(fields.integer("updated"))};
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors) {
        model::AnswerFields one(error, QStringLiteral("errors."));
        result.refusals
            += {.index = int(one.integer("index")), .code = one.text("code"), .message = one.text("message")};
        fields.add(one);
    }
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return result;
}

} // namespace

Pending<ListPage<User>> DirectoryCalls::list(const UserQuery &query)
{
    QueryParts parts;
    parts.add("search", query.search)
        .addWord("role", query.role)
        .add("clinic_id", query.clinicId)
        .add("is_active", query.isActive)
        .add("page", std::optional<qint64>(query.page))
        .add("page_size", std::optional<qint64>(query.pageSize));
    return m_transport.askFor<ListPage<User>>({.method = "GET", .path = root, .query = parts.query()}, &pageFrom);
}

Pending<User> DirectoryCalls::show(model::UserId id)
{
    return m_transport.askFor<User>({.method = "GET", .path = pathOf(id)}, &model::userFromAnswer);
}

Pending<User> DirectoryCalls::put(const User &user)
{
    return m_transport.askFor<User>(
        {.method = "PUT", .path = pathOf(user.id), .body = bodyOf(user)}, &model::userFromAnswer);
}

Pending<UpsertResult> DirectoryCalls::putAll(const QList<User> &users)
{
    model::JsonWriter json;
    json.beginObject().key(QLatin1String("users")).beginArray();
    for (const User &user : users)
        write(json, user);
    json.endArray().endObject();
    return m_transport.askFor<UpsertResult>(
        creating(root + QStringLiteral("bulk-upsert/"), json.take()), &upsertResultFrom);
}

Pending<void> DirectoryCalls::signOut(model::UserId id)
{
    return m_transport.tell({.method = "POST", .path = pathOf(id) + QStringLiteral("sign-out/"), .body = "{}"});
}

} // namespace mc::client
