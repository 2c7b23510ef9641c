#include "http/resources/bulk_resource.h"

#include "http/body.h"
#include "http/reach.h"
#include "model/fields.h"
#include "model/short_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::NotificationId;
using model::Result;
using work::Work;

namespace {

constexpr QLatin1String idsField("notification_ids");
constexpr QLatin1String typeField("notification_type");
constexpr int mostIds = 1000;

struct AskedIds
{
    QList<NotificationId> ids; // distinct
    QStringList malformed; // ids of nothing
};

Result<AskedIds> idsFrom(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.require(idsField);
    const QJsonArray array = fields.array(idsField, 1, mostIds).value_or(QJsonArray());
    AskedIds asked;
    QSet<NotificationId> seen;
    for (const QJsonValue &value : array) {
        if (!value.isString()) {
            fields.wrong(idsField, QStringLiteral("invalid_type"), QStringLiteral("Must hold strings."));
            break;
        }
        const std::optional<NotificationId> id = model::notificationIdFromString(value.toString());
        if (!id)
            asked.malformed += model::quoted(value.toString());
        else if (!seen.contains(*id))
            asked.ids += *id;
        seen += id.value_or(NotificationId());
    }
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return asked;
}

void writeError(model::JsonWriter &json, const QString &id)
{
    json.beginObject()
        .field(QLatin1String("id"), id)
        .field(QLatin1String("code"), word(ErrorCode::NotificationNotFound))
        .field(QLatin1String("message"), title(ErrorCode::NotificationNotFound))
        .endObject();
}

// What was not due yet changed no inbox that would tell whose it was.
void tellOwners(Work &work, const store::BulkOutcome &outcome)
{
    int untold = outcome.affected;
    for (const model::InboxChange &change : outcome.changes) {
        work.concerns(change.user, change.affectedCount);
        untold -= change.affectedCount;
    }
    if (untold > 0)
        work.concernsMany(untold);
    else if (outcome.changes.isEmpty())
        work.concernsNobody();
}

// 200 when all was done, else 207 with NOTIF_009 (CONTRACT sections 4 and 11).
Answer bulkAnswer(QLatin1String what, const store::BulkOutcome &outcome, const QStringList &malformed)
{
    const bool whole = outcome.missing.isEmpty() && malformed.isEmpty();
    model::JsonWriter json;
    json.beginObject();
    if (!whole)
        json.field(QLatin1String("code"), word(ErrorCode::BulkIncomplete));
    json.field(what, outcome.affected).key(QLatin1String("errors")).beginArray();
    for (const NotificationId id : outcome.missing)
        writeError(json, toString(id));
    for (const QString &id : malformed)
        writeError(json, id);
    json.endArray().endObject();
    return jsonAnswer(whole ? 200 : httpStatus(ErrorCode::BulkIncomplete), json.take());
}

} // namespace

BulkResource::BulkResource(store::Store &store, const ops::Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Result<Answer> BulkResource::markAllRead(const Request &request, Work &work)
{
    const Result<QJsonObject> body = optionalJsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.answerWith(ErrorCode::InvalidNotificationType, typeField);
    const std::optional<model::NotificationType> type = fields.word(typeField, &model::notificationTypeFromWord,
        QStringLiteral("appointment, message, medical_record, system, billing, reminder"));
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    const Result<store::BulkOutcome> outcome
        = m_store.notifications.markAllRead(request.callerId(), type, m_clock.now());
    if (!outcome)
        return outcome.error();
    work.publish(outcome->changes);
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("updated"), outcome->affected).endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> BulkResource::markMultipleRead(const Request &request, Work &work)
{
    const Result<AskedIds> asked = idsFrom(request);
    if (!asked)
        return asked.error();
    const Result<store::BulkOutcome> outcome
        = m_store.notifications.markMultipleRead(asked->ids, reachOf(request), m_clock.now());
    if (!outcome)
        return outcome.error();
    work.publish(outcome->changes);
    tellOwners(work, *outcome);
    return bulkAnswer(QLatin1String("updated"), *outcome, asked->malformed);
}

Result<Answer> BulkResource::removeMultiple(const Request &request, Work &work)
{
    const Result<AskedIds> asked = idsFrom(request);
    if (!asked)
        return asked.error();
    const Result<store::BulkOutcome> outcome
        = m_store.notifications.removeMultiple(asked->ids, reachOf(request), m_clock.now());
    if (!outcome)
        return outcome.error();
    work.publish(outcome->changes);
    tellOwners(work, *outcome);
    return bulkAnswer(QLatin1String("deleted"), *outcome, asked->malformed);
}

} // namespace mc::http
