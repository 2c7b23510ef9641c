#include "http/request_dispatcher.h"

#include "http/media_type.h"
#include "http/routes.h"
#include "ops/log_categories.h"
#include "ops/log_context.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// Whether the caller takes JSON (RFC 9110 section 12.5.1); weights don't matter where there is one format.
bool takesJson(const QByteArray &accept)
{
    if (accept.isEmpty())
        return true;
    const QList<QByteArray> ranges = accept.split(',');
    return std::any_of(ranges.begin(), ranges.end(), [](const QByteArray &range) {
        const QByteArray type = mediaType(range);
        return type == "*/*" || type == "application/*" || type == "application/json" || type == "application/problem+json";
    });
}

// Refusals are worth a line to an operator, what went well is not.
void report(const Request &request, const Answer &answer)
{
    if (answer.status >= 500)
        qCWarning(ops::logHttp, "%s %s %d", request.method.constData(), request.path.constData(), answer.status);
    else if (answer.status >= 400)
        qCInfo(ops::logHttp, "%s %s %d", request.method.constData(), request.path.constData(), answer.status);
    else
        qCDebug(ops::logHttp, "%s %s %d", request.method.constData(), request.path.constData(), answer.status);
}

} // namespace

RequestDispatcher::RequestDispatcher(const Resources &resources, const Authenticator &authenticator, store::Store &store,
    realtime::Bus &bus, const ops::Clock &clock)
    : m_router(routes())
    , m_resources(resources)
    , m_authenticator(authenticator)
    , m_store(store)
    , m_bus(bus)
    , m_clock(clock)
{
}

Answer RequestDispatcher::answer(Request &request) const
{
    const ops::LogContext context(request.requestId);
    const Result<Answer> outcome = handled(request);
    const Answer answer = outcome ? *outcome : refusal(outcome.error(), request);
    report(request, answer);
    return answer;
}

Result<Answer> RequestDispatcher::handled(Request &request) const
{
    Result<Router::Match> match = m_router.match(request.method, request.path);
    if (!match)
        return match.error();
    if (match->route->format == Format::Json && !takesJson(request.accept))
        return Error {ErrorCode::NotAcceptable, QStringLiteral("Answers come as application/json only.")};
    request.parameter = match->parameter;
    if (match->route->who != Who::Anyone) {
        const Result<Caller> caller = m_authenticator.callerOf(request.authorization);
        if (!caller)
            return caller.error();
        if (!mayUse(caller->role, match->route->who))
            return Error {ErrorCode::Forbidden,
                QStringLiteral("The role %1 may not do this.").arg(word(caller->role))};
        request.caller = *caller;
    }
    return UnitOfWork(m_store, m_bus, m_clock).run(*match->route, m_resources, request);
}

Answer RequestDispatcher::refusal(const Error &error, const Request &request) const
{
    Answer answer = problem(error);
    if (error.code == ErrorCode::MethodNotAllowed)
        answer.headers.emplaceBack("Allow", m_router.allowed(request.path));
    return answer;
}

} // namespace mc::http
