#include "http/resources/personal_data_resource.h"

#include "http/body.h"
#include "http/page_links.h"
#include "http/query.h"
#include "http/reach.h"
#include "http/router.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;
using work::Work;

namespace {

Error noSuchUser() { return {ErrorCode::NotFound, QStringLiteral("There is no such user.")}; }

} // namespace

PersonalDataResource::PersonalDataResource(store::Store &store, const ops::Clock &clock, const QByteArray &baseUrl)
    : m_store(store)
    , m_clock(clock)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> PersonalDataResource::exportAll(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    if (!mayUse(request.caller.role, Who::Modules) && request.callerId() != *id)
        return noSuchUser();
    Query query(request.query);
    const QString cursor = query.text(QLatin1String("cursor"), 80).value_or(QString());
    const int size = int(query.integer(QLatin1String("page_size"), 1, 100).value_or(100));
    if (!query.errors().isEmpty())
        return query.error();
    const Result<store::PersonalDataPage> page = m_store.personalData.page(*id, cursor, size);
    if (!page)
        return page.error();
    work.concerns(*id, int(page->records.size()));
    model::JsonWriter json(64 * 1024);
    json.beginObject();
    PageLinks(m_baseUrl, request.path, request.query).writeNext(json, page->nextCursor);
    json.key(QLatin1String("results")).beginArray();
    for (const store::PersonalRecord &record : page->records)
        json.beginObject()
            .field(QLatin1String("kind"), QLatin1String(record.kind))
            .key(QLatin1String("data"))
            .raw(record.json)
            .endObject();
    json.endArray().endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> PersonalDataResource::erase(const Request &request, Work &work)
{
    const Result<UserId> id = userOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    if (request.callerId() == *id)
        return Error {ErrorCode::Conflict, QStringLiteral("Nobody erases themselves: another admin does.")};
    if (const Result<void> begun = m_store.erasure.begin(*id, m_clock.now()); !begun)
        return begun.error();
    work.concerns(*id);
    work.publish(bus::UserChanged {*id});
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("id"), id->value)
        .field(QLatin1String("status"), QLatin1String("erasing"))
        .endObject();
    return jsonAnswer(202, json.take());
}

} // namespace mc::http
