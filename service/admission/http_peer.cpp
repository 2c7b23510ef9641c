#include "admission/http_peer.h"

#include "admission/forwarded_head.h"
#include "admission/handler_socket.h"
#include "admission/head_rules.h"

namespace mc::admission {

using loop::Connection;
using model::Error;
using model::ErrorCode;

namespace {
constexpr qint64 mostReadAtOnce = 16 * 1024;
// Of a refused request's body: reading that much costs less than a new connection.
constexpr qint64 mostDiscarded = 64 * 1024;
} // namespace

HttpPeer::HttpPeer(std::unique_ptr<Connection> connection, PeerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_connection(std::move(connection))
    , m_headReader(context.options.limits)
    , m_since(Connection::Clock::now())
{
    connect(m_connection.get(), &Connection::readable, this, &HttpPeer::onReadable);
    connect(m_connection.get(), &Connection::drained, this, &HttpPeer::onDrained);
    connect(m_connection.get(), &Connection::closed, this, &HttpPeer::onClosed);
}

HttpPeer::~HttpPeer() { endHandlerSocket(); }

void HttpPeer::begin() { m_connection->setReading(true); }

void HttpPeer::onReadable()
{
    if (m_inputTaken == m_input.size()) {
        m_input = m_connection->read(mostReadAtOnce);
        m_inputTaken = 0;
    }
    proceed();
}

// Goes on up to one answer: many requests sent at once must not keep the worker's other peers waiting.
void HttpPeer::proceed()
{
    m_proceeding = false;
    const quint64 answered = m_answered;
    while (m_answered == answered && !m_paused && m_phase < Phase::Waiting && m_inputTaken < m_input.size())
        m_phase == Phase::Body ? readBody() : readHead();
    if (m_inputTaken == m_input.size()) {
        m_input.clear();
        m_inputTaken = 0;
    }
    if (m_phase >= Phase::Waiting || m_paused)
        return;
    if (m_inputTaken < m_input.size())
        proceedLater();
    else if (m_connection->hasEnded() && (m_phase == Phase::Idle || m_toDiscard > 0))
        leave();
    else if (m_connection->hasEnded())
        refuse({ErrorCode::ValidationError, QStringLiteral("The request is not whole.")}, {}, false);
}

void HttpPeer::proceedLater()
{
    if (!std::exchange(m_proceeding, true))
        QMetaObject::invokeMethod(this, &HttpPeer::proceed, Qt::QueuedConnection);
}

void HttpPeer::onDrained()
{
    if (m_phase >= Phase::Leaving || !std::exchange(m_paused, false))
        return;
    await(m_phase);
    m_connection->setReading(true);
    proceedLater();
}

void HttpPeer::onClosed()
{
    if (std::exchange(m_phase, Phase::Over) == Phase::Over)
        return;
    endHandlerSocket();
    Q_EMIT over();
}

void HttpPeer::readHead()
{
    m_inputTaken += m_headReader.consume(QByteArrayView(m_input).sliced(m_inputTaken));
    if (m_headReader.state() == HeadReader::State::Refused)
        refuse(m_headReader.refusal(), m_headReader.requestId(), m_headReader.isForHead());
    else if (m_headReader.state() == HeadReader::State::Whole)
        onHead();
    else if (m_phase == Phase::Idle && m_headReader.hasBegun())
        await(Phase::Head);
}

void HttpPeer::onHead()
{
    m_head = m_headReader.takeHead();
    if (m_head.requestId().isEmpty())
        m_head.setRequestId(m_context.headers.newRequestId());
    if (m_head.asksForWebSocket())
        return onWebSocket();
    if (m_context.gates.requests && m_head.path() != "*") {
        auto judged = m_context.gates.requests->admit(m_head, m_connection->peerAddress());
        if (const Answer *refusal = std::get_if<Answer>(&judged))
            return refuseUnread(*refusal);
        m_admitted = std::get<std::unique_ptr<AdmittedHead>>(std::move(judged));
    }
    m_head.framing().kind == Framing::Kind::None ? onWhole({}) : beginBody();
}

void HttpPeer::beginBody()
{
    Limits limits = m_context.options.limits;
    if (m_admitted)
        limits.body = std::min(limits.body, m_admitted->mostBody);
    m_body = std::make_unique<IncomingBody>(m_head.framing(), limits);
    if (m_admitted && m_context.gates.bodies)
        m_body->reservation.emplace(*m_context.gates.bodies, m_admitted->holder, m_admitted->isKnown);
    await(Phase::Body);
    if (m_body->reader.state() == BodyReader::State::Refused)
        refuseBody(m_body->reader.refusal());
    else if (m_head.expectsContinue())
        m_connection->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpPeer::readBody()
{
    if (!m_body)
        return discardBody();
    BodyReader &reader = m_body->reader;
    m_inputTaken += reader.consume(QByteArrayView(m_input).sliced(m_inputTaken));
    if (reader.state() == BodyReader::State::Refused)
        return refuseBody(reader.refusal());
    if (reader.state() == BodyReader::State::Whole) {
        const QByteArray body = reader.takeBody();
        m_body.reset();
        return onWhole(body);
    }
    if (m_body->reservation && !m_body->reservation->grow(reader.held()))
        refuseBody({.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("Too many request bodies are on their way. Try again."),
            .retryAfter = 1});
}

void HttpPeer::discardBody()
{
    const qint64 step = std::min<qint64>(m_toDiscard, m_input.size() - m_inputTaken);
    m_inputTaken += step;
    m_toDiscard -= step;
    if (m_toDiscard == 0)
        m_context.stopping ? leave() : await(Phase::Idle);
}

void HttpPeer::onWhole(const QByteArray &body)
{
    if (m_head.path() == "*")
        return send({204, {{"Allow", knownMethods}}}, closesNext());
    if (!m_admitted)
        return forward(body);
    const auto next
        = m_context.gates.requests->present(std::move(m_admitted), body, [peer = QPointer(this)](const Answer &answer) {
              if (peer)
                  peer->onLateAnswer(answer);
          });
    if (const Answer *refusal = std::get_if<Answer>(&next))
        return send(*refusal, closesNext());
    if (std::get<RequestGate::Next>(next) == RequestGate::Next::Forward)
        return forward({}); // the gate has the body
    m_connection->setReading(false);
    await(Phase::Waiting);
}

void HttpPeer::onLateAnswer(const Answer &answer)
{
    if (m_phase != Phase::Waiting)
        return;
    m_connection->setReading(true);
    send(answer, closesNext());
    proceedLater();
}

void HttpPeer::forward(const QByteArray &body)
{
    const bool closes = closesNext();
    const std::optional<QByteArray> answer = withAddedHeaders(handlerAnswer(body), addedHeaders(closes));
    if (!answer)
        return send(problem({ErrorCode::InternalError, QStringLiteral("The request could not be answered.")}), true);
    m_connection->write(*answer);
    answered(closes);
}

QByteArray HttpPeer::handlerAnswer(const QByteArray &body)
{
    if (!m_handlerSocket) {
        m_handlerSocket = new HandlerSocket(m_connection->peerAddress(), m_connection->peerPort(), parent());
        m_context.addSocket(m_handlerSocket);
    }
    return m_handlerSocket->serve(forwardedHead(m_head, body.size()), body);
}

void HttpPeer::onWebSocket()
{
    if (const model::Result<void> checked = checkHandshake(m_head); !checked)
        return send(handshakeRefusal(checked.error()), true);
    WebSocketGate *const gate = m_context.gates.webSockets;
    if (!gate || m_context.stopping)
        return send(problem({gate ? ErrorCode::Unavailable : ErrorCode::NotFound,
                        QStringLiteral("No WebSockets are served here.")}),
            true);
    const std::optional<WebSocketGate::Decision> decision = gate->decide(
        m_head, m_connection->peerAddress(), [peer = QPointer(this)](const WebSocketGate::Decision &late) {
            if (peer)
                peer->onLateDecision(late);
        });
    if (decision)
        return onDecision(*decision);
    m_connection->setReading(false);
    await(Phase::Waiting);
}

void HttpPeer::onLateDecision(const WebSocketGate::Decision &decision)
{
    if (m_phase != Phase::Waiting)
        return;
    if (m_context.stopping)
        return send(problem({ErrorCode::Unavailable, QStringLiteral("The service is stopping.")}), true);
    onDecision(decision);
}

void HttpPeer::onDecision(const WebSocketGate::Decision &decision)
{
    if (const Answer *refusal = std::get_if<Answer>(&decision))
        return send(*refusal, true);
    // Not from inside the connection's own signal: it is about to leave this thread.
    m_connection->setReading(false);
    m_phase = Phase::Leaving;
    QMetaObject::invokeMethod(
        this, [this, takeOver = std::get<TakeOver>(decision)] { handOver(takeOver); }, Qt::QueuedConnection);
}

void HttpPeer::handOver(const TakeOver &takeOver)
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    endHandlerSocket();
    m_connection->disconnect(this);
    m_connection->unread(m_input.mid(m_inputTaken));
    takeOver(std::move(m_connection));
    Q_EMIT over();
}

void HttpPeer::refuse(const Error &error, const QByteArray &requestId, bool headOnly)
{
    Answer answer = problem(error);
    if (answer.status == 405)
        answer.headers.emplaceBack("Allow", knownMethods);
    const QByteArray id = requestId.isEmpty() ? m_context.headers.newRequestId() : requestId;
    m_connection->write(
        serialized(answer, {.requestId = id, .date = m_context.headers.date(), .closes = true, .headOnly = headOnly}));
    leave();
}

// What is wrong with a body is answered for the head that came before it.
void HttpPeer::refuseBody(const Error &error)
{
    refuse(error, m_head.requestId(), m_head.method() == QByteArrayView("HEAD"));
}

// The body is still to come. A short one is thrown away, so that the connection can go on.
void HttpPeer::refuseUnread(const Answer &refusal)
{
    const Framing &framing = m_head.framing();
    const bool isShort
        = framing.kind == Framing::Kind::Length && framing.length <= mostDiscarded && !m_head.expectsContinue();
    send(refusal, closesNext() || (framing.kind != Framing::Kind::None && !isShort));
    if (isShort && m_phase == Phase::Idle) {
        m_toDiscard = framing.length;
        m_phase = Phase::Body;
    }
}

void HttpPeer::refuseConnection(const Error &error) { refuse(error, {}, false); }

void HttpPeer::send(const Answer &answer, bool closes)
{
    m_connection->write(serialized(answer, addedHeaders(closes)));
    answered(closes);
}

AddedHeaders HttpPeer::addedHeaders(bool closes)
{
    return {.requestId = m_head.requestId(),
        .date = m_context.headers.date(),
        .closes = closes,
        .headOnly = m_head.method() == QByteArrayView("HEAD")};
}

void HttpPeer::answered(bool closes)
{
    ++m_answered;
    if (closes)
        return leave();
    await(Phase::Idle);
    if (m_connection->queued() > m_context.options.mostQueued) {
        m_paused = true;
        m_connection->setReading(false);
    }
}

void HttpPeer::leave()
{
    if (m_phase >= Phase::Leaving)
        return;
    m_phase = Phase::Leaving;
    m_body.reset();
    m_admitted.reset();
    m_toDiscard = 0;
    m_input.clear();
    m_inputTaken = 0;
    endHandlerSocket();
    m_connection->close();
}

void HttpPeer::endHandlerSocket()
{
    if (m_handlerSocket)
        std::exchange(m_handlerSocket, nullptr)->end();
}

void HttpPeer::await(Phase phase)
{
    m_phase = phase;
    m_since = Connection::Clock::now();
}

void HttpPeer::stop()
{
    if (m_phase == Phase::Idle && m_inputTaken == m_input.size())
        leave();
}

void HttpPeer::checkDeadlines(Connection::Clock::time_point now)
{
    const Deadlines &deadlines = m_context.options.deadlines;
    if (m_phase >= Phase::Leaving || takesNothing(now))
        return;
    const bool isIdle = m_phase == Phase::Idle && now - m_since > (m_answered > 0 ? deadlines.idle : deadlines.head);
    const bool isBodyOverdue = m_phase == Phase::Body && isBodyLate(now);
    if (isIdle || (isBodyOverdue && m_toDiscard > 0))
        leave();
    else if (m_phase == Phase::Head && now - m_since > deadlines.head)
        refuse({.code = ErrorCode::ValidationError,
                   .detail = QStringLiteral("The request head did not come in time."),
                   .status = 408},
            m_headReader.requestId(), m_headReader.isForHead());
    else if (isBodyOverdue)
        refuse({.code = ErrorCode::ValidationError,
                   .detail = QStringLiteral("The request body did not come in time."),
                   .status = 408},
            m_head.requestId(), false);
}

// Who has shown a token may take their time, as long as bytes come at a rate that a phone on a bad line reaches.
bool HttpPeer::isBodyLate(Connection::Clock::time_point now) const
{
    const Deadlines &deadlines = m_context.options.deadlines;
    const bool isKnown = !m_admitted || m_admitted->isKnown;
    const auto over = now - m_since - deadlines.bodyStall;
    if (!m_body || !isKnown || now - m_connection->lastHeard() > deadlines.bodyStall)
        return over > over.zero();
    const auto due = deadlines.bodyRate * std::chrono::duration_cast<std::chrono::milliseconds>(over).count() / 1000;
    return m_body->reader.held() < due;
}

// The peer leaves answers untaken; lets go of it when it does so for too long.
bool HttpPeer::takesNothing(Connection::Clock::time_point now)
{
    const qint64 queued = m_connection->queued();
    if (queued != std::exchange(m_queued, queued))
        m_queuedSince = now;
    if (queued == 0)
        return false;
    if (now - m_queuedSince > m_context.options.deadlines.answerStall) {
        m_connection->abort();
        onClosed();
    }
    return true;
}

} // namespace mc::admission
