#include "http/once.h"

#include "store/transaction.h"

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

QByteArray hashOf(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.method + ' ' + request.path + '\n');
    hash.addData(request.body);
    return hash.result();
}

// Two roles with the same subject are two callers.
QString callerOf(const Request &request)
{
    return QString(word(request.caller.role)) + u':' + request.caller.subject;
}

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

Result<Answer> once(const Request &request, store::Store &store, const ops::Clock &clock,
    const std::function<Result<Answer>()> &work, const std::function<void()> &afterCommit)
{
    if (request.idempotencyKey.isNull()) {
        Result<Answer> answer = work();
        if (answer)
            afterCommit();
        return answer;
    }
    if (!isKey(request.idempotencyKey))
        return model::fieldError(QStringLiteral("Idempotency-Key"), QStringLiteral("invalid"),
            QStringLiteral("Must be 1 to 255 visible ASCII characters."));

    const QString caller = callerOf(request), key = QString::fromLatin1(request.idempotencyKey);
    Result<store::Transaction> transaction = store::Transaction::begin(store.connection);
    if (!transaction)
        return transaction.error();
    Result<std::optional<store::KeptAnswer>> earlier
        = store.idempotencyKeys.claim(caller, key, hashOf(request), clock.now());
    if (!earlier)
        return earlier.error();
    if (*earlier)
        return restored(**earlier);

    Result<Answer> answer = work();
    if (!answer)
        return answer;
    if (const Result<void> done = store.idempotencyKeys.keep(caller, key, kept(*answer)); !done)
        return done.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    afterCommit();
    return answer;
}

} // namespace mc::http
