#include "admission/acceptor.h"

#include <QtCore/QLoggingCategory>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace mc::admission {

Q_LOGGING_CATEGORY(lcAcceptor, "mc.http.acceptor")

namespace {
constexpr int mostAtOnce = 64;
constexpr std::chrono::milliseconds pauseAfterFailure {100};
} // namespace

Acceptor::Acceptor(ListeningSocket socket, const QList<Admission *> &workers, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_workers(workers)
{
}

Acceptor::~Acceptor() { stop(); }

void Acceptor::start()
{
    if (!m_watch && m_socket.descriptor() >= 0)
        m_watch.reset(new loop::Watch(m_socket.descriptor(), QSocketNotifier::Read, this, [this] { acceptSome(); }));
}

void Acceptor::stop()
{
    m_pauseTimer.stop();
    m_watch.reset();
    m_socket.close();
}

void Acceptor::acceptSome()
{
    for (int i = 0; i < mostAtOnce; ++i) {
        const int descriptor = ::accept4(m_socket.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_isReported = false;
            assign(descriptor);
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            return pause(errno);
        } else if (errno != ECONNABORTED && errno != EINTR) {
            return;
        }
    }
}

void Acceptor::assign(int descriptor)
{
    // Begins behind the last one assigned to, so that equals take turns.
    qsizetype best = m_next % m_workers.size();
    for (qsizetype i = 1; i < m_workers.size(); ++i) {
        const qsizetype candidate = (m_next + i) % m_workers.size();
        if (m_workers.at(candidate)->load() < m_workers.at(best)->load())
            best = candidate;
    }
    m_next = best + 1;
    m_workers.at(best)->give(descriptor);
}

// The connection that can't be accepted stays readable: without a rest this would spin.
void Acceptor::pause(int error)
{
    if (!std::exchange(m_isReported, true))
        qCWarning(lcAcceptor, "can't accept connections, trying again: %s", std::strerror(error));
    m_watch->setEnabled(false);
    m_pauseTimer.start(int(pauseAfterFailure.count()), this);
}

void Acceptor::timerEvent(QTimerEvent *)
{
    m_pauseTimer.stop();
    m_watch->setEnabled(true);
}

} // namespace mc::admission
