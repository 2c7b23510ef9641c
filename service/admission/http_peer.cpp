#include "admission/http_peer.h"

#include "admission/head_rules.h"
#include "admission/shown_request.h"
#include "admission/stage.h"

namespace mc::admission {

using loop::Connection;
using model::Error;
using model::ErrorCode;

namespace {
constexpr qint64 mostReadAtOnce = 16 * 1024;
// Of a refused request's body: reading that much costs less than a new connection.
constexpr qint64 mostThrownAway = 64 * 1024;
} // namespace

HttpPeer::HttpPeer(std::unique_ptr<Connection> connection, Surroundings &around, QObject *parent)
    : QObject(parent)
    , m_around(around)
    , m_connection(std::move(connection))
    , m_headReader(around.options.limits)
    , m_since(Connection::Clock::now())
{
    connect(m_connection.get(), &Connection::readable, this, &HttpPeer::onReadable);
    connect(m_connection.get(), &Connection::drained, this, &HttpPeer::onDrained);
    connect(m_connection.get(), &Connection::closed, this, &HttpPeer::onClosed);
}

HttpPeer::~HttpPeer() { endStage(); }

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
        m_phase == Phase::Body ? takeBody() : takeHead();
    if (m_inputTaken == m_input.size()) {
        m_input.clear();
        m_inputTaken = 0;
    }
    if (m_phase >= Phase::Waiting || m_paused)
        return;
    if (m_inputTaken < m_input.size())
        proceedLater();
    else if (m_connection->hasEnded() && (m_phase == Phase::Idle || m_unwanted > 0))
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
    endStage();
    Q_EMIT over();
}

void HttpPeer::takeHead()
{
    m_inputTaken += m_headReader.take(QByteArrayView(m_input).sliced(m_inputTaken));
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
        m_head.setRequestId(m_around.stamp.newRequestId());
    if (m_head.asksForWebSocket())
        return onWebSocket();
    if (m_around.gates.requests && m_head.path() != "*") {
        auto judged = m_around.gates.requests->admit(m_head, m_connection->peerAddress());
        if (const Answer *refusal = std::get_if<Answer>(&judged))
            return refuseUnread(*refusal);
        m_pass = std::get<std::unique_ptr<Pass>>(std::move(judged));
    }
    m_head.framing().kind == Framing::Kind::None ? onWhole({}) : beginBody();
}

void HttpPeer::beginBody()
{
    Limits limits = m_around.options.limits;
    if (m_pass)
        limits.body = std::min(limits.body, m_pass->mostBody);
    m_body = std::make_unique<IncomingBody>(m_head.framing(), limits);
    if (m_pass && m_around.gates.bodies)
        m_body->hold.emplace(*m_around.gates.bodies, m_pass->holder, m_pass->isKnown);
    await(Phase::Body);
    if (m_body->reader.state() == BodyReader::State::Refused)
        refuseBody(m_body->reader.refusal());
    else if (m_head.expectsContinue())
        m_connection->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpPeer::takeBody()
{
    if (!m_body)
        return throwBodyAway();
    BodyReader &reader = m_body->reader;
    m_inputTaken += reader.take(QByteArrayView(m_input).sliced(m_inputTaken));
    if (reader.state() == BodyReader::State::Refused)
        return refuseBody(reader.refusal());
    if (reader.state() == BodyReader::State::Whole) {
        const QByteArray body = reader.takeBody();
        m_body.reset();
        return onWhole(body);
    }
    if (m_body->hold && !m_body->hold->grow(reader.held()))
        refuseBody(
            {ErrorCode::Unavailable, QStringLiteral("Too many request bodies are on their way. Try again."), {}, 0, 1});
}

void HttpPeer::throwBodyAway()
{
    const qint64 step = std::min<qint64>(m_unwanted, m_input.size() - m_inputTaken);
    m_inputTaken += step;
    m_unwanted -= step;
    if (m_unwanted == 0)
        m_around.stopping ? leave() : await(Phase::Idle);
}

void HttpPeer::onWhole(const QByteArray &body)
{
    if (m_head.path() == "*")
        return send({204, {{"Allow", knownMethods}}}, closesNext());
    if (!m_pass)
        return show(body);
    const auto next
        = m_around.gates.requests->present(std::move(m_pass), body, [peer = QPointer(this)](const Answer &answer) {
              if (peer)
                  peer->onLateAnswer(answer);
          });
    if (const Answer *refusal = std::get_if<Answer>(&next))
        return send(*refusal, closesNext());
    if (std::get<RequestGate::Next>(next) == RequestGate::Next::Show)
        return show({}); // the gate has the body
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

void HttpPeer::show(const QByteArray &body)
{
    const bool closes = closesNext();
    const std::optional<QByteArray> answer = sealed(shownAnswer(body), seal(closes));
    if (!answer)
        return send(problem({ErrorCode::InternalError, QStringLiteral("The request could not be answered.")}), true);
    m_connection->write(*answer);
    answered(closes);
}

QByteArray HttpPeer::shownAnswer(const QByteArray &body)
{
    if (!m_stage) {
        m_stage = new Stage(m_connection->peerAddress(), m_connection->peerPort(), parent());
        m_around.show(m_stage);
    }
    return m_stage->play(shownHead(m_head, body.size()), body);
}

void HttpPeer::onWebSocket()
{
    if (const model::Result<void> checked = checkHandshake(m_head); !checked)
        return send(handshakeRefusal(checked.error()), true);
    WebSocketGate *const gate = m_around.gates.webSockets;
    if (!gate || m_around.stopping)
        return send(problem({gate ? ErrorCode::Unavailable : ErrorCode::NotFound,
                        QStringLiteral("No WebSockets are served here.")}),
            true);
    std::variant<Answer, TakeOver> decision = gate->decide(m_head, m_connection->peerAddress());
    if (const Answer *refusal = std::get_if<Answer>(&decision))
        return send(*refusal, true);
    // Not from inside the connection's own signal: it is about to leave this thread.
    m_connection->setReading(false);
    m_phase = Phase::Leaving;
    QMetaObject::invokeMethod(
        this, [this, takeOver = std::get<TakeOver>(std::move(decision))] { handOver(takeOver); }, Qt::QueuedConnection);
}

void HttpPeer::handOver(const TakeOver &takeOver)
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    endStage();
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
    const QByteArray id = requestId.isEmpty() ? m_around.stamp.newRequestId() : requestId;
    m_connection->write(sealed(answer, {id, m_around.stamp.date(), true, headOnly}));
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
        = framing.kind == Framing::Kind::Length && framing.length <= mostThrownAway && !m_head.expectsContinue();
    send(refusal, closesNext() || (framing.kind != Framing::Kind::None && !isShort));
    if (isShort && m_phase == Phase::Idle) {
        m_unwanted = framing.length;
        m_phase = Phase::Body;
    }
}

void HttpPeer::turnAway(const Error &error) { refuse(error, {}, false); }

void HttpPeer::send(const Answer &answer, bool closes)
{
    m_connection->write(sealed(answer, seal(closes)));
    answered(closes);
}

Seal HttpPeer::seal(bool closes)
{
    return {m_head.requestId(), m_around.stamp.date(), closes, m_head.method() == QByteArrayView("HEAD")};
}

void HttpPeer::answered(bool closes)
{
    ++m_answered;
    if (closes)
        return leave();
    await(Phase::Idle);
    if (m_connection->queued() > m_around.options.mostQueued) {
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
    m_pass.reset();
    m_unwanted = 0;
    m_input.clear();
    m_inputTaken = 0;
    endStage();
    m_connection->close();
}

void HttpPeer::endStage()
{
    if (m_stage)
        std::exchange(m_stage, nullptr)->end();
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

void HttpPeer::look(Connection::Clock::time_point now)
{
    const Deadlines &deadlines = m_around.options.deadlines;
    if (m_phase >= Phase::Leaving || takesNothing(now))
        return;
    if (m_phase == Phase::Idle && now - m_since > (m_answered > 0 ? deadlines.idle : deadlines.head))
        leave();
    else if (m_phase == Phase::Head && now - m_since > deadlines.head)
        refuse({ErrorCode::ValidationError, QStringLiteral("The request head did not come in time."), {}, 408},
            m_headReader.requestId(), m_headReader.isForHead());
    else if (m_phase != Phase::Body || !isBodyLate(now))
        return;
    else if (m_unwanted > 0)
        leave();
    else
        refuse({ErrorCode::ValidationError, QStringLiteral("The request body did not come in time."), {}, 408},
            m_head.requestId(), false);
}

// Who has shown a token may take their time, as long as bytes come.
bool HttpPeer::isBodyLate(Connection::Clock::time_point now) const
{
    const bool isKnown = !m_pass || m_pass->isKnown;
    return now - (isKnown ? std::max(m_since, m_connection->lastHeard()) : m_since)
        > m_around.options.deadlines.bodyStall;
}

// The peer leaves answers untaken; lets go of it when it does so for too long.
bool HttpPeer::takesNothing(Connection::Clock::time_point now)
{
    const qint64 queued = m_connection->queued();
    if (queued != std::exchange(m_queued, queued))
        m_queuedSince = now;
    if (queued == 0)
        return false;
    if (now - m_queuedSince > m_around.options.deadlines.answerStall) {
        m_connection->abort();
        onClosed();
    }
    return true;
}

} // namespace mc::admission
