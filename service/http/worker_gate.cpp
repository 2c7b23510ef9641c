#include "http/worker_gate.h"

#include "http/request_room.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;

namespace {

// What takes a few milliseconds to read and to store, whatever it is.
constexpr qsizetype mostUsual = 16 * 1024;

} // namespace

WorkerGate::WorkerGate(
    const RequestDispatcher &dispatcher, const TrustedProxies &proxies, RequestPools &pools, const Returns &returns)
    : m_dispatcher(dispatcher)
    , m_proxies(proxies)
    , m_pools(pools)
    , m_returns(returns)
{
}

std::variant<Answer, std::unique_ptr<admission::AdmittedHead>> WorkerGate::admit(
    const admission::RequestHead &head, const QHostAddress &peer)
{
    auto judged = m_dispatcher.admit(head, m_proxies.clientOf(head, peer));
    if (Answer *const refusal = std::get_if<Answer>(&judged))
        return std::move(*refusal);
    return std::unique_ptr<admission::AdmittedHead>(std::get<RequestDispatcher::Admitted>(std::move(judged)));
}

std::variant<Answer, admission::RequestGate::Next> WorkerGate::present(
    std::unique_ptr<admission::AdmittedHead> pass, const QByteArray &body, Later later)
{
    const std::shared_ptr<AdmittedRequest> request(static_cast<AdmittedRequest *>(pass.release()));
    request->request.body = body;
    if (request->route->runs == Runs::AtOnce && request->isConfirmed) {
        m_shown = request;
        return Next::Forward;
    }
    const auto job = [request, done = m_returns.to(std::move(later))](const RequestRoom &room) {
        const std::optional<Answer> answer = room.dispatcher.answer(*request);
        if (!answer)
            return RequestPool::Outcome::Again;
        done(*answer);
        return RequestPool::Outcome::Done;
    };
    if (poolFor(*request).post(request->holder, job))
        return Next::Wait;
    return m_dispatcher.refuse(*request,
        Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("Too many requests of this kind are waiting. Try again in a moment."),
            .retryAfter = 1});
}

RequestPool &WorkerGate::poolFor(const AdmittedRequest &request) const
{
    const Runs runs = request.route->runs;
    if (runs == Runs::WithSignIns)
        return m_pools.signIns;
    if (runs == Runs::Costly || (runs == Runs::CostlyForAdmins && request.request.isAdmin()))
        return m_pools.costly;
    return request.request.body.size() > mostUsual ? m_pools.large : m_pools.usual;
}

Answer WorkerGate::answer()
{
    const std::shared_ptr<AdmittedRequest> shown = std::move(m_shown);
    const std::optional<Answer> answer = shown ? m_dispatcher.answer(*shown) : std::nullopt;
    return answer
        ? *answer
        : admission::problem({ErrorCode::InternalError, QStringLiteral("The request could not be answered.")});
}

} // namespace mc::http
