#include "http/request_dispatcher.h"

#include "http/media_type.h"
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

} // namespace

RequestDispatcher::RequestDispatcher(Router router, const Authenticator &authenticator)
    : m_router(std::move(router))
    , m_authenticator(authenticator)
{
}

Answer RequestDispatcher::answer(Request &request) const
{
    const ops::LogContext context(request.requestId);
    const Result<Answer> outcome = handled(request);
    const Answer answer = outcome ? *outcome : refusal(outcome.error(), request);
    qCDebug(ops::logHttp, "%s %s %d", request.method.constData(), request.path.constData(), answer.status);
    return answer;
}

Result<Answer> RequestDispatcher::handled(Request &request) const
{
    Result<Router::Match> match = m_router.match(request.method, request.path);
    if (!match)
        return match.error();
    if (!takesJson(request.accept))
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
    return match->route->handler(request);
}

Answer RequestDispatcher::refusal(const Error &error, const Request &request) const
{
    Answer answer = problem(error);
    if (error.code == ErrorCode::MethodNotAllowed)
        answer.headers.emplaceBack("Allow", m_router.allowed(request.path));
    return answer;
}

} // namespace mc::http
