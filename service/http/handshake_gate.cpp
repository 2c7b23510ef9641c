#include "http/handshake_gate.h"

#include "http/handshake_request.h"
#include "http/request_room.h"
#include "ops/log_context.h"
#include "realtime/hub.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;

namespace {

// What is wrong with a handshake, as its head and token tell.
Result<void> refusalOf(const HandshakeRequest &request, const Result<auth::Caller> &caller)
{
    if (!request.hasPlace)
        return refusedHandshake(404, QStringLiteral("There is no WebSocket at this path."));
    if (request.wrongTokens)
        return *request.wrongTokens;
    if (!caller)
        return refusedCaller(caller.error());
    return request.misuse ? Result<void>(*request.misuse) : Result<void>();
}

} // namespace

HandshakeGate::HandshakeGate(const Authenticator &authenticator, const TrustedProxies &proxies, RateLimiter &limiter,
    RequestPools &pools, const Returns &returns, realtime::Hub &hub, RequestMetrics &metrics)
    : m_authenticator(authenticator)
    , m_proxies(proxies)
    , m_limiter(limiter)
    , m_pools(pools)
    , m_returns(returns)
    , m_hub(hub)
    , m_metrics(metrics)
{
}

std::optional<admission::WebSocketGate::Decision> HandshakeGate::decide(
    const admission::RequestHead &head, const QHostAddress &peer, Later later)
{
    const ops::LogContext context(head.requestId());
    const QHostAddress client = m_proxies.clientOf(head, peer);
    const HandshakeRequest request = handshakeRequestFrom(head);
    const Result<auth::Caller> caller = callerOf(request);
    const RateLimit limit(m_limiter, caller ? keyOf(*caller) : networkOf(client));
    if (const std::optional<Error> tooMany = limit.refusal()) {
        m_metrics.overLimit();
        return refuse(*tooMany, limit);
    }
    if (const Result<void> may = refusalOf(request, caller); !may)
        return refuse(may.error(), limit);
    return judge({.inbox = request.inbox,
                     .caller = *caller,
                     .key = head.joined("sec-websocket-key"),
                     .offersSubprotocol = request.offersSubprotocol,
                     .requestId = head.requestId(),
                     .peer = client},
        limit, std::move(later));
}

// With several tokens nobody knows who calls.
Result<auth::Caller> HandshakeGate::callerOf(const HandshakeRequest &request) const
{
    if (request.wrongTokens)
        return *request.wrongTokens;
    return request.token.isEmpty() ? m_authenticator.callerOf({}) : m_authenticator.verify(request.token);
}

std::optional<admission::WebSocketGate::Decision> HandshakeGate::judge(
    const InboxVisit &visit, const RateLimit &limit, Later later)
{
    const Result<std::optional<auth::Caller>> remembered = m_authenticator.remembered(visit.caller);
    if (!remembered)
        return refuse(refusedCaller(remembered.error()), limit);
    if (const Result<void> may = *remembered ? mayListen(**remembered, visit.inbox) : Result<void>(); !may)
        return refuse(may.error(), limit);
    if (const InboxVisit known = *remembered ? visit.of(**remembered) : visit; *remembered && known.isOwn())
        return admit(known.handshake(), visit.peer, limit);
    using Outcome = Result<realtime::Handshake>;
    const auto done
        = m_returns.to<Outcome>([this, limit, peer = visit.peer, later = std::move(later)](const Outcome &outcome) {
              later(outcome ? admit(*outcome, peer, limit) : refuse(outcome.error(), limit));
          });
    const auto job = [visit, done](const RequestRoom &room) {
        done(room.visits.judge(visit));
        return RequestPool::Outcome::Done;
    };
    if (m_pools.usual.post(keyOf(visit.caller), job))
        return {};
    return refuse({.code = ErrorCode::Unavailable,
                      .detail = QStringLiteral("Too many connections are waiting to be let in. Try again in a moment."),
                      .retryAfter = 1},
        limit);
}

admission::WebSocketGate::Decision HandshakeGate::admit(
    realtime::Handshake handshake, const QHostAddress &peer, const RateLimit &limit)
{
    const auto seat = m_hub.seatFor(handshake.caller.value_or(handshake.inbox.value_or(UserId())), networkOf(peer));
    if (!seat)
        return refuse(seat.error(), limit);
    handshake.seat = *seat;
    m_metrics.handshake(101);
    return admission::TakeOver([this, handshake](std::unique_ptr<loop::Connection> connection) {
        m_hub.adopt(std::move(connection), handshake);
    });
}

admission::WebSocketGate::Decision HandshakeGate::refuse(const Error &error, const RateLimit &limit)
{
    admission::Answer refusal = admission::handshakeRefusal(error);
    limit.describe(refusal);
    m_metrics.handshake(refusal.status);
    return refusal;
}

} // namespace mc::http
