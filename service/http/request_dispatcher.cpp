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

bool isOfApi(const QByteArray &path) { return path == "/api" || path.startsWith("/api/"); }

bool isSigned(const Result<Router::Match> &match) { return match && match->route->who == Who::Signed; }

Result<Caller> nobody() { return Error {ErrorCode::Unauthenticated, QStringLiteral("This path takes no token.")}; }

} // namespace

RequestDispatcher::RequestDispatcher(const Resources &resources, const Authenticator &authenticator, store::Store &store,
    realtime::Bus &bus, const ops::Clock &clock, RateLimiter &limiter, const Cors &cors, RequestMetrics &metrics)
    : m_router(routes())
    , m_resources(resources)
    , m_authenticator(authenticator)
    , m_store(store)
    , m_bus(bus)
    , m_clock(clock)
    , m_limiter(limiter)
    , m_cors(cors)
    , m_metrics(metrics)
{
}

Answer RequestDispatcher::answer(Request &request) const
{
    const ops::LogContext context(request.requestId);
    const RequestMetrics::Clock::time_point begin = RequestMetrics::Clock::now();
    m_metrics.begin();
    const Match match = m_router.match(request.method, request.path);
    Answer answer = answerTo(request, match);
    m_cors.describe(answer, request);
    report(request, answer);
    m_metrics.end(match ? match->route : nullptr, request.method, answer.status, RequestMetrics::Clock::now() - begin);
    return answer;
}

// Neither preflights, which carry no token, nor probes are asked who they are, or counted; nor are services that sign what
// they send, since all of it comes from a few addresses.
Answer RequestDispatcher::answerTo(Request &request, const Match &match) const
{
    if (m_cors.isPreflight(request)) {
        if (const QByteArray allowed = m_router.allowed(request.path); !allowed.isEmpty())
            return Cors::preflightAnswer(allowed);
    }
    return isOfApi(request.path) && !isSigned(match) ? counted(request, match)
                                                     : answerOf(handled(request, match, nobody()), request);
}

// The token comes first: known callers have a limit of their own, and a flood of bad tokens meets its address's.
Answer RequestDispatcher::counted(Request &request, const Match &match) const
{
    const Result<Caller> caller = m_authenticator.callerOf(request.authorization);
    const RateLimit limit(m_limiter, caller ? keyOf(*caller) : networkOf(request.peer));
    const std::optional<Error> tooMany = limit.refusal();
    if (tooMany)
        m_metrics.overLimit();
    Answer answer = answerOf(tooMany ? *tooMany : handled(request, match, caller), request);
    limit.describe(answer);
    return answer;
}

Result<Answer> RequestDispatcher::handled(Request &request, const Match &match, const Result<Caller> &caller) const
{
    if (!match)
        return match.error();
    if (match->route->format == Format::Json && !takesJson(request.accept))
        return Error {ErrorCode::NotAcceptable, QStringLiteral("Answers come as application/json only.")};
    request.parameter = match->parameter;
    if (match->route->who != Who::Anyone && match->route->who != Who::Signed) {
        if (!caller)
            return caller.error();
        if (!mayUse(caller->role, match->route->who))
            return Error {ErrorCode::Forbidden,
                QStringLiteral("The role %1 may not do this.").arg(word(caller->role))};
        request.caller = *caller;
    }
    return UnitOfWork(m_store, m_bus, m_clock).run(*match->route, m_resources, request);
}

Answer RequestDispatcher::answerOf(const Result<Answer> &outcome, const Request &request) const
{
    if (outcome)
        return *outcome;
    Answer answer = problem(outcome.error());
    if (outcome.error().code == ErrorCode::MethodNotAllowed)
        answer.headers.emplaceBack("Allow", m_router.allowed(request.path));
    return answer;
}

} // namespace mc::http
