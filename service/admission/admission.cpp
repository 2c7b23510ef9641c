#include "admission/admission.h"

#include "loop/tcp_connection.h"
#include "loop/tls_connection.h"

#include <fcntl.h>
#include <unistd.h>

namespace mc::admission {

namespace {
// Connections over the limit that are told so at one time; beyond them, they are just closed.
constexpr int mostRefused = 256;
} // namespace

Admission::Admission(const AdmissionOptions &options, const Gates &gates, const ListeningSocket &listener)
{
    m_context.options = options;
    m_context.gates = gates;
    m_context.addSocket = [this](QTcpSocket *socket) { addPendingConnection(socket); };
    setSocketDescriptor(::fcntl(listener.descriptor(), F_DUPFD_CLOEXEC, 0));
    pauseAccepting();
}

Admission::~Admission()
{
    for (HttpPeer *const peer : std::exchange(m_peers, {}))
        delete peer;
    for (const int descriptor : std::as_const(m_newDescriptors))
        ::close(descriptor);
}

void Admission::give(int descriptor)
{
    m_load.fetch_add(1, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    m_newDescriptors += descriptor;
    if (m_newDescriptors.size() == 1)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

// Descriptors were given.
void Admission::customEvent(QEvent *) { addNewConnections(); }

void Admission::addNewConnections()
{
    QList<int> given;
    {
        const std::lock_guard lock(m_mutex);
        given.swap(m_newDescriptors);
    }
    for (const int descriptor : std::as_const(given))
        addConnection(descriptor);
}

void Admission::addConnection(int descriptor)
{
    const bool isFull = m_peers.size() >= m_context.options.mostConnections;
    if (m_peers.size() >= m_context.options.mostConnections + mostRefused) {
        ::close(descriptor);
        m_load.fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    auto *const peer = new HttpPeer(connectionOf(descriptor), m_context, this);
    m_peers += peer;
    connect(peer, &HttpPeer::over, this, [this, peer] { onOver(peer); });
    if (!m_tick.isActive())
        m_tick.start(int(m_context.options.deadlines.tick.count()), this);
    if (isFull || m_context.stopping)
        peer->refuseConnection({.code = model::ErrorCode::Unavailable,
            .detail = QStringLiteral("There is no room for now."),
            .retryAfter = 1});
    else
        peer->begin();
}

std::unique_ptr<loop::Connection> Admission::connectionOf(int descriptor) const
{
    const AdmissionOptions &options = m_context.options;
    if (options.tls)
        return std::make_unique<loop::TlsConnection>(descriptor, *options.tls->value(), options.deadlines.tlsHandshake);
    return std::make_unique<loop::TcpConnection>(descriptor);
}

void Admission::onOver(HttpPeer *peer)
{
    if (!m_peers.remove(peer))
        return;
    peer->deleteLater();
    m_load.fetch_sub(1, std::memory_order_relaxed);
    if (m_peers.isEmpty())
        m_tick.stop();
    reportEmptied();
}

void Admission::timerEvent(QTimerEvent *)
{
    const auto now = loop::Connection::Clock::now();
    const QSet<HttpPeer *> peers = m_peers;
    for (HttpPeer *const peer : peers)
        peer->checkDeadlines(now);
}

void Admission::stop()
{
    if (std::exchange(m_context.stopping, true))
        return;
    const QSet<HttpPeer *> peers = m_peers;
    for (HttpPeer *const peer : peers)
        peer->stop();
    reportEmptied();
}

void Admission::reportEmptied()
{
    if (m_context.stopping && m_peers.isEmpty())
        QMetaObject::invokeMethod(this, &Admission::emptied, Qt::QueuedConnection);
}

// QTcpServer takes room in its list of pending connections as leave to accept again.
QTcpSocket *Admission::nextPendingConnection()
{
    QTcpSocket *const socket = QTcpServer::nextPendingConnection();
    if (socket)
        pauseAccepting();
    return socket;
}

} // namespace mc::admission
