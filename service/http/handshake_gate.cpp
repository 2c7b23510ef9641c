#include "http/handshake_gate.h"

#include "http/query.h"
#include "http/request_room.h"
#include "ops/log_context.h"
#include "realtime/hub.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;

namespace {

// An error of the query, as one of the handshake.
Error refusedQuery(Error error)
{
    error.code = ErrorCode::WebSocketRefused;
    error.status = 400;
    return error;
}

/// What a path leads to.
struct Place
{
    bool isKnown = false;
    std::optional<UserId> inbox; ///< absent: all deliveries
};

// /ws/notifications/{user_id}/ and /ws/admin/deliveries/, with and without the final slash.
Place placeOf(QByteArrayView path)
{
    if (path.endsWith('/'))
        path.chop(1);
    if (path == "/ws/admin/deliveries")
        return {.isKnown = true, .inbox = {}};
    const QByteArrayView begin("/ws/notifications/");
    if (!path.startsWith(begin))
        return {};
    const std::optional<UserId> inbox = model::userIdFromString(QString::fromLatin1(path.sliced(begin.size())));
    return {.isKnown = inbox.has_value(), .inbox = inbox};
}

/// What the address of a handshake says.
struct Address
{
    explicit Address(const QByteArray &target)
        : mark(target.indexOf('?'))
        , place(placeOf(mark < 0 ? target : target.first(mark)))
        , query(mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1))
        , misuse(query.misuse({"token"}))
        , token(query.text(QLatin1String("token"), 8192))
    {
    }

    qsizetype mark;
    Place place;
    Query query;
    std::optional<Error> misuse;
    std::optional<QString> token;
};

// What is wrong with a handshake, as its address and token tell.
Result<void> refusalOf(const Address &address, const Result<auth::Caller> &caller)
{
    if (!address.place.isKnown)
        return refusedHandshake(404, QStringLiteral("There is no WebSocket at this path."));
    if (!caller)
        return refusedCaller(caller.error());
    return address.misuse ? Result<void>(refusedQuery(*address.misuse)) : Result<void>();
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
    const Address address(head.path());
    const Result<auth::Caller> caller = address.token ? m_authenticator.verify(address.token->toLatin1())
                                                      : m_authenticator.callerOf(head.joined("authorization"));
    const RateLimit limit(m_limiter, caller ? keyOf(*caller) : networkOf(client));
    if (const std::optional<Error> tooMany = limit.refusal()) {
        m_metrics.overLimit();
        return refuse(*tooMany, limit);
    }
    if (const Result<void> may = refusalOf(address, caller); !may)
        return refuse(may.error(), limit);
    return judge({.inbox = address.place.inbox,
                     .caller = *caller,
                     .key = head.joined("sec-websocket-key"),
                     .requestId = head.requestId(),
                     .peer = client},
        limit, std::move(later));
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
