#pragma once

#include "admission/body_budget.h"
#include "admission/body_reader.h"
#include "admission/head_reader.h"
#include "admission/header_source.h"
#include "admission/options.h"
#include "admission/request_gate.h"
#include "admission/web_socket_gate.h"
#include "loop/connection.h"

#include <QtCore/QPointer>

namespace mc::admission {

class HandlerSocket;

/// Who judges what comes to a worker.
struct Gates
{
    RequestGate *requests = nullptr; ///< none: every request is forwarded to QHttpServer
    WebSocketGate *webSockets = nullptr; ///< none: handshakes are answered 404
    BodyBudget *bodies = nullptr; ///< none: bodies are limited one by one only
};

/// What the peers of one worker share. Owned by its Admission.
struct PeerContext
{
    AdmissionOptions options = {};
    Gates gates = {};
    HeaderSource headers = {};
    std::function<void(QTcpSocket *)> addSocket = {}; ///< makes a new socket known to QAbstractHttpServer
    bool stopping = false; ///< answers close their connections from now on
};

/// One HTTP connection of a worker: reads a request after the other, asks the gate about each head before it reads the body,
/// has QHttpServer or the gate answer each whole one, answers bad ones itself, and hands WebSockets over.
///
/// Lives on its worker's thread, owned by the Admission, until over().
class HttpPeer : public QObject
{
    Q_OBJECT
public:
    HttpPeer(std::unique_ptr<loop::Connection> connection, PeerContext &context, QObject *parent);
    ~HttpPeer() override;

    /// Starts to read.
    void begin();
    /// Answers with the error instead, and closes.
    void refuseConnection(const model::Error &error);
    /// Closes when idle; a request under way is answered first.
    void stop();
    /// Refuses or leaves a peer that keeps the worker waiting too long.
    void checkDeadlines(loop::Connection::Clock::time_point now);

Q_SIGNALS:
    /// The connection has ended or was handed over.
    void over();

private:
    enum class Phase { Idle, Head, Body, Waiting, Leaving, Over };
    struct IncomingBody
    {
        IncomingBody(const Framing &framing, const Limits &limits)
            : reader(framing, limits)
        {
        }

        BodyReader reader;
        std::optional<BodyBudget::Reservation> reservation;
    };

    void onReadable();
    void proceed();
    void proceedLater();
    void onDrained();
    void onClosed();

    void readHead();
    void readBody();
    void discardBody();
    void onHead();
    void beginBody();
    void onWhole(const QByteArray &body);
    void forward(const QByteArray &body);
    void onLateAnswer(const Answer &answer);
    void onWebSocket();
    void onLateDecision(const WebSocketGate::Decision &decision);
    void onDecision(const WebSocketGate::Decision &decision);
    void handOver(const TakeOver &takeOver);

    QByteArray handlerAnswer(const QByteArray &body);
    void refuseBody(const model::Error &error);
    void refuseUnread(const Answer &refusal);
    void refuse(const model::Error &error, const QByteArray &requestId, bool headOnly);
    void send(const Answer &answer, bool closes);
    bool closesNext() const { return !m_head.keepsAlive() || m_context.stopping; }
    AddedHeaders addedHeaders(bool closes);
    void answered(bool closes);
    void leave();
    void endHandlerSocket();
    void await(Phase phase);
    bool takesNothing(loop::Connection::Clock::time_point now);
    bool isBodyLate(loop::Connection::Clock::time_point now) const;

    PeerContext &m_context;
    std::unique_ptr<loop::Connection> m_connection;
    QPointer<HandlerSocket> m_handlerSocket;
    Phase m_phase = Phase::Idle;
    QByteArray m_input; ///< read from the connection, from m_inputTaken on not yet taken
    qsizetype m_inputTaken = 0;
    HeadReader m_headReader;
    RequestHead m_head;
    std::unique_ptr<AdmittedHead> m_admitted; ///< of the request whose body is being read
    std::unique_ptr<IncomingBody> m_body;
    qint64 m_toDiscard = 0; ///< bytes still to come of a body whose request was refused
    loop::Connection::Clock::time_point m_since; ///< when the phase began
    loop::Connection::Clock::time_point m_queuedSince; ///< when m_queued was seen first
    qint64 m_queued = 0;
    quint64 m_answered = 0;
    bool m_paused = false; ///< too many bytes of answers are queued
    bool m_proceeding = false;
};

} // namespace mc::admission
