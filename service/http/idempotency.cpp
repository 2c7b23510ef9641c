#include "http/idempotency.h"

#include "http/query.h"
#include "http/scim_answer.h"

#include <QtCore/QCryptographicHash>

namespace mc::http {

using model::Result;

namespace {

constexpr char location[] = "Location";

// 1–255 visible ASCII characters (CONTRACT section 11).
bool isKey(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 255
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

// The route as it is spelled in the table, so that a path's other spellings are the same request. Keys outlive a restart with
// another version for a day: what this hashes must not change for a request that is spelled like that.
QByteArray hashOf(const Route &route, const Request &request)
{
    const QByteArray path = QByteArray(route.path).replace("{id}", request.parameter.toPercentEncoding());
    const QByteArray query = Query(request.query).canonical();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.method + ' ' + path + (query.isEmpty() ? QByteArray() : '?' + query) + '\n');
    for (const auto &[name, value] : request.cloudEventHeaders)
        hash.addData("ce-" + name + ": " + value + '\n'); // a part of the event whose data are the body
    hash.addData(request.body);
    return hash.result();
}

// Two roles with the same subject are two callers. People are named by their ids, by which their keys are erased with them.
QString callerOf(const Request &request)
{
    const auth::Caller &caller = request.caller;
    return QString(word(caller.role)) + u':' + (caller.userId ? QString::number(caller.userId->value) : caller.subject);
}

store::KeptAnswer kept(const Answer &answer)
{
    const auto found = std::find_if(
        answer.headers.begin(), answer.headers.end(), [](const auto &header) { return header.first == location; });
    return {.status = answer.status,
        .location = found == answer.headers.end() ? QByteArray() : found->second,
        .body = answer.body};
}

Answer restored(const store::KeptAnswer &kept, const Request &request)
{
    const QByteArray type = isOfScim(request.path) ? scimMediaType : "application/json";
    Answer answer {.status = kept.status, .headers = {{"Content-Type", type}}, .body = kept.body};
    if (!kept.location.isEmpty())
        answer.headers.emplaceBack(location, kept.location);
    return answer;
}

} // namespace

bool isAnsweredOnce(const Route &route, const Request &request)
{
    return route.repeated == Repeated::Answered && request.idempotencyKey;
}

Result<void> checkIdempotencyKey(const Route &route, const Request &request)
{
    if (!isAnsweredOnce(route, request) || isKey(*request.idempotencyKey))
        return {};
    return model::fieldError(QStringLiteral("Idempotency-Key"), QStringLiteral("invalid"),
        QStringLiteral("Must be 1 to 255 visible ASCII characters."));
}

Result<Answer> answerOnce(const Route &route, const Request &request, store::IdempotencyKeys &keys,
    const QDateTime &now, work::Work &work, const std::function<Result<Answer>()> &handler)
{
    const QString caller = callerOf(request), key = QString::fromLatin1(*request.idempotencyKey);
    Result<std::optional<store::KeptAnswer>> earlier = keys.claim(caller, key, hashOf(route, request), now);
    if (!earlier)
        return earlier.error();
    if (*earlier) {
        work.concernsNobody(); // nothing is done again
        return restored(**earlier, request);
    }
    Result<Answer> answer = handler();
    if (!answer)
        return answer;
    if (const Result<void> done = keys.keep(caller, key, kept(*answer)); !done)
        return done.error();
    return answer;
}

} // namespace mc::http
