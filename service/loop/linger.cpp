#include "loop/linger.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::loop {

namespace {
constexpr qint64 mostAtOnce = 1024 * 1024;
}

Linger::Linger(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_watch(new Watch(descriptor, QSocketNotifier::Read, this, [this] { discard(); }))
{
    ::shutdown(m_descriptor, SHUT_WR);
    m_timeoutTimer.start(int(timeout.count()), this);
}

Linger::~Linger()
{
    m_watch.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Linger::timerEvent(QTimerEvent *) { finish(); }

void Linger::discard()
{
    // MSG_TRUNC: TCP drops the bytes without copying them (tcp(7)).
    const ssize_t taken = ::recv(m_descriptor, nullptr, mostAtOnce, MSG_TRUNC | MSG_DONTWAIT);
    if (taken > 0) {
        m_discarded += taken;
        if (m_discarded > mostBytes)
            m_watch->setEnabled(false);
    } else if (taken == 0 || (errno != EAGAIN && errno != EINTR)) {
        finish();
    }
}

void Linger::finish()
{
    m_timeoutTimer.stop();
    m_watch.reset();
    ::close(std::exchange(m_descriptor, -1));
    Q_EMIT finished();
}

} // namespace mc::loop
