#include "http/request_dispatcher.h"

#include "http/audit_entry.h"
#include "http/idempotency.h"
#include "http/media_type.h"
#include "http/query.h"
#include "http/scim_answer.h"
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
        return type == "*/*" || type == "application/*" || type == "application/json"
            || type == "application/problem+json";
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

// How long locks of others may keep a request from being answered, all tries together.
constexpr std::chrono::seconds lockPatience(5);

ops::LogContext contextOf(const Request &request) { return ops::LogContext(request.requestId, request.traceId()); }

bool isOfApi(const QByteArray &path) { return path == "/api" || path.startsWith("/api/") || isOfScim(path); }

bool needsCaller(const Route &route) { return route.who != Who::Anyone && route.who != Who::Signed; }

Error forbidden(model::Role role)
{
    return {ErrorCode::Forbidden, QStringLiteral("The role %1 may not do this.").arg(word(role))};
}

// What a body may come to, in bytes, and never more than http/max_body. Texts are at most 10,000 characters, each up to 12
// bytes of escapes in JSON.
qint64 mostBodyOf(const Route &route)
{
    if (!needsCaller(route))
        return 16 * 1024;
    return route.body == BodySize::Usual ? 256 * 1024 : std::numeric_limits<qint64>::max();
}

} // namespace

RequestDispatcher::RequestDispatcher(const Router &router, Resources &resources, const Authenticator &authenticator,
    store::Store &store, bus::Bus &bus, const ops::Clock &clock, RateLimiter &limiter, const Cors &cors,
    RequestMetrics &metrics)
    : m_router(router)
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

std::variant<Answer, RequestDispatcher::Admitted> RequestDispatcher::admit(
    const admission::RequestHead &head, const QHostAddress &peer) const
{
    const Clock::time_point begin = Clock::now();
    auto admitted = std::make_unique<AdmittedRequest>();
    admitted->request = requestFrom(head, peer);
    const ops::LogContext context = contextOf(admitted->request);
    std::optional<Answer> refusal = refusalOf(*admitted);
    admitted->spent = Clock::now() - begin;
    if (!refusal)
        return admitted;
    m_metrics.begin();
    return finished(*std::move(refusal), *admitted);
}

std::optional<Answer> RequestDispatcher::answer(AdmittedRequest &admitted) const
{
    const ops::LogContext context = contextOf(admitted.request);
    const Clock::time_point begin = Clock::now();
    if (!admitted.firstTry) {
        admitted.firstTry = begin;
        m_metrics.begin();
    }
    Result<Answer> outcome = respond(admitted);
    const Clock::time_point end = Clock::now();
    admitted.spent += end - begin;
    const bool isLocked = !outcome && m_store.connection.lastFailure() == store::SqlFailure::Locked;
    if (isLocked && end - *admitted.firstTry < lockPatience)
        return {};
    if (isLocked)
        qCWarning(ops::logHttp, "given up after five seconds of others' locks");
    return finished(outcome ? *std::move(outcome) : problemOf(outcome.error(), admitted.request), admitted);
}

Result<Answer> RequestDispatcher::respond(AdmittedRequest &admitted) const
{
    if (!admitted.isConfirmed) {
        const Result<auth::Caller> confirmed = m_authenticator.confirm(admitted.request.caller);
        if (!confirmed)
            return confirmed.error();
        if (!mayUse(confirmed->role, admitted.route->who))
            return forbidden(confirmed->role);
        admitted.request.caller = *confirmed;
    }
    return handle(*admitted.route, admitted.request);
}

// In a transaction where the answer is kept for a repetition, or the act recorded; otherwise each statement is one.
Result<Answer> RequestDispatcher::handle(const Route &route, const Request &request) const
{
    if (const Result<void> valid = checkIdempotencyKey(route, request); !valid)
        return valid.error();
    work::Work work(m_store, m_bus, request.trace);
    const auto respond = [&]() -> Result<Answer> {
        const auto handler = [&] { return route.handler(m_resources, request, work); };
        return isAnsweredOnce(route, request)
            ? answerOnce(route, request, m_store.idempotencyKeys, m_clock.now(), work, handler)
            : handler();
    };
    if (isAudited(route.audit, request.caller))
        return work.audited(auditEntry(route.audit, request, m_clock.now()), respond);
    return isAnsweredOnce(route, request) ? work.transaction(respond) : respond();
}

Answer RequestDispatcher::refuse(AdmittedRequest &admitted, const Error &error) const
{
    const ops::LogContext context = contextOf(admitted.request);
    m_metrics.begin();
    return finished(problemOf(error, admitted.request), admitted);
}

// Neither preflights, which carry no token, nor probes are asked who they are, or counted; nor are services that sign what
// they send, since all of it comes from a few addresses. Elsewhere the token comes first: known callers have a limit of their
// own, and a flood of bad tokens meets its address's.
std::optional<Answer> RequestDispatcher::refusalOf(AdmittedRequest &admitted) const
{
    const Request &request = admitted.request;
    if (m_cors.isPreflight(request)) {
        if (const QByteArray allowed = m_router.allowed(request.path); !allowed.isEmpty())
            return Cors::preflightAnswer(allowed);
    }
    const Match match = m_router.match(request.method, request.path);
    Result<auth::Caller> caller = Error {ErrorCode::Unauthenticated, QStringLiteral("This path takes no token.")};
    admitted.route = match ? match->route : nullptr;
    admitted.holder = networkOf(request.peer);
    if (isOfApi(request.path) && !(match && match->route->who == Who::Signed)) {
        caller = m_authenticator.callerOf(request.authorization);
        if (std::optional<Answer> refusal = refusalByLimit(admitted, caller))
            return refusal;
    }
    const std::optional<Error> error = refusalByRoute(admitted, match, caller);
    return error ? std::optional(problemOf(*error, request)) : std::nullopt;
}

std::optional<Answer> RequestDispatcher::refusalByLimit(
    AdmittedRequest &admitted, const Result<auth::Caller> &caller) const
{
    admitted.isKnown = bool(caller);
    if (caller)
        admitted.holder = keyOf(*caller);
    admitted.limit.emplace(m_limiter, admitted.holder);
    const std::optional<Error> tooMany = admitted.limit->refusal();
    if (!tooMany)
        return {};
    m_metrics.overLimit();
    return problemOf(*tooMany, admitted.request);
}

std::optional<Error> RequestDispatcher::refusalByRoute(
    AdmittedRequest &admitted, const Match &match, const Result<auth::Caller> &caller) const
{
    if (!match)
        return match.error();
    const Route &route = *match->route;
    if (route.format == Format::Json && !takesJson(admitted.request.accept))
        return Error {ErrorCode::NotAcceptable, QStringLiteral("Answers come as application/json only.")};
    admitted.request.parameter = match->parameter;
    admitted.mostBody = mostBodyOf(route);
    if (needsCaller(route)) {
        if (!caller)
            return caller.error();
        const Result<std::optional<auth::Caller>> remembered = m_authenticator.remembered(*caller);
        if (!remembered)
            return remembered.error();
        admitted.request.caller = remembered->value_or(*caller);
        admitted.isConfirmed = remembered->has_value();
        if (const model::Role role = admitted.request.caller.role; !mayUse(role, route.who))
            return forbidden(role);
    }
    return Query(admitted.request.query).misuse(route.parameters);
}

Answer RequestDispatcher::problemOf(const Error &error, const Request &request) const
{
    Answer answer = isOfScim(request.path) ? scimProblem(error) : admission::problem(error);
    if (error.code == ErrorCode::MethodNotAllowed)
        answer.headers.emplaceBack("Allow", m_router.allowed(request.path));
    return answer;
}

Answer RequestDispatcher::finished(Answer answer, AdmittedRequest &admitted) const
{
    if (admitted.limit)
        admitted.limit->describe(answer);
    m_cors.describe(answer, admitted.request);
    report(admitted.request, answer);
    m_metrics.end(admitted.route, admitted.request.method, answer.status, admitted.spent);
    return answer;
}

} // namespace mc::http
