#include "http/unit_of_work.h"

#include "http/query.h"
#include "store/session/transaction.h"

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
    hash.addData(request.body);
    return hash.result();
}

bool isOnce(const Route &route, const Request &request)
{
    return route.repeated == Repeated::Answered && request.idempotencyKey;
}

// Two roles with the same subject are two callers.
QString callerOf(const Request &request) { return QString(word(request.caller.role)) + u':' + request.caller.subject; }

store::KeptAnswer kept(const Answer &answer)
{
    const auto found = std::find_if(
        answer.headers.begin(), answer.headers.end(), [](const auto &header) { return header.first == location; });
    return {answer.status, found == answer.headers.end() ? QByteArray() : found->second, answer.body};
}

Answer restored(const store::KeptAnswer &kept)
{
    Answer answer = jsonAnswer(kept.status, kept.body);
    if (!kept.location.isEmpty())
        answer.headers.emplaceBack(location, kept.location);
    return answer;
}

} // namespace

UnitOfWork::UnitOfWork(store::Store &store, bus::Bus &bus, const ops::Clock &clock)
    : m_store(store)
    , m_bus(bus)
    , m_clock(clock)
{
}

Result<Answer> UnitOfWork::run(const Route &route, const Resources &resources, Request &request)
{
    request.work = this;
    if (isOnce(route, request) && !isKey(*request.idempotencyKey))
        return model::fieldError(QStringLiteral("Idempotency-Key"), QStringLiteral("invalid"),
            QStringLiteral("Must be 1 to 255 visible ASCII characters."));
    Result<Answer> answer = isOnce(route, request) || isAudited(route.audit, request.caller)
        ? m_store.connection.retrying([&] { return runInTransaction(route, resources, request); })
        : route.handler(resources, request);
    if (answer)
        tell();
    return answer;
}

Result<Answer> UnitOfWork::runInTransaction(const Route &route, const Resources &resources, Request &request)
{
    m_news.clear();
    m_trail = {};
    Result<store::Transaction> transaction = store::Transaction::begin(m_store.connection);
    if (!transaction)
        return transaction.error();
    Result<Answer> answer
        = isOnce(route, request) ? runOnce(route, resources, request) : route.handler(resources, request);
    if (!answer)
        return answer;
    if (const Result<void> done = record(route, request); !done)
        return done.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return answer;
}

Result<Answer> UnitOfWork::runOnce(const Route &route, const Resources &resources, Request &request)
{
    const QString caller = callerOf(request), key = QString::fromLatin1(*request.idempotencyKey);
    Result<std::optional<store::KeptAnswer>> earlier
        = m_store.idempotencyKeys.claim(caller, key, hashOf(route, request), m_clock.now());
    if (!earlier)
        return earlier.error();
    if (*earlier) {
        concernsNobody(); // nothing is done again
        return restored(**earlier);
    }
    Result<Answer> answer = route.handler(resources, request);
    if (!answer)
        return answer;
    if (const Result<void> done = m_store.idempotencyKeys.keep(caller, key, kept(*answer)); !done)
        return done.error();
    return answer;
}

Result<void> UnitOfWork::record(const Route &route, const Request &request)
{
    if (!isAudited(route.audit, request.caller))
        return {};
    const std::optional<store::AuditEntry> entry = m_trail.entry(route.audit, request, m_clock.now());
    if (!entry || m_store.auditLog.add(*entry))
        return {};
    return model::Error {.code = model::ErrorCode::Unavailable,
        .detail = QStringLiteral("The request could not be recorded, so nothing was done. Try again."),
        .retryAfter = 1};
}

void UnitOfWork::tell()
{
    for (const bus::News &news : m_news)
        m_bus.publish(news);
}

} // namespace mc::http
