#include "loop/connection.h"

#include "loop/linger.h"

#include <array>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace mc::loop {

namespace {
constexpr std::chrono::milliseconds flushTimeout {30000};
constexpr int partsAtOnce = 16;
} // namespace

Connection::Connection(const Peer &peer)
    : m_peer(peer)
    , m_lastHeard(Clock::now())
{
}

Connection::~Connection() = default;

qint64 Connection::read(char *data, qint64 most)
{
    if (!m_unread.isEmpty()) {
        const qint64 taken = std::min<qint64>(most, m_unread.size());
        std::memcpy(data, m_unread.constData(), std::size_t(taken));
        m_unread.remove(0, taken);
        return taken;
    }
    if (m_ended || m_state != State::Open)
        return -1;
    const qint64 taken = receive(data, most);
    if (taken > 0)
        m_lastHeard = Clock::now();
    return taken;
}

QByteArray Connection::read(qint64 most)
{
    if (!m_unread.isEmpty() && m_unread.size() <= most)
        return std::exchange(m_unread, {});
    std::array<char, 16384> buffer;
    QByteArray bytes;
    while (bytes.size() < most) {
        const qint64 taken = read(buffer.data(), std::min<qint64>(most - bytes.size(), buffer.size()));
        if (taken <= 0)
            break;
        bytes.append(buffer.data(), taken);
        if (taken < qint64(buffer.size()))
            break;
    }
    return bytes;
}

void Connection::unread(const QByteArray &bytes)
{
    m_unread.prepend(bytes);
    announce();
}

void Connection::setReading(bool on)
{
    if (m_state != State::Open || m_reading == on)
        return;
    m_reading = on;
    watchReads(on && !m_ended);
    announce();
}

// Bytes that are here already wake nobody: the loop is asked to come back for them.
void Connection::announce()
{
    if (m_announced || !m_reading || (m_unread.isEmpty() && (m_ended || !hasMore())))
        return;
    m_announced = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announced = false;
            onReadable();
        },
        Qt::QueuedConnection);
}

void Connection::onReadable()
{
    if (!m_reading || m_state != State::Open)
        return;
    Q_EMIT readable();
    if (m_ended && m_state == State::Open)
        watchReads(false);
    announce();
}

void Connection::write(const QByteArray &bytes)
{
    if (m_state != State::Open || bytes.isEmpty())
        return;
    qint64 sent = 0;
    if (m_queue.isEmpty()) {
        const iovec part {const_cast<char *>(bytes.constData()), std::size_t(bytes.size())};
        sent = transmit(&part, 1);
        if (sent < 0)
            return lost();
        if (sent == bytes.size()) {
            m_draining = m_draining || inTransit() > 0;
            return;
        }
        m_offset = sent;
    }
    m_queue.append(bytes);
    m_queuedBytes += bytes.size() - sent;
    m_draining = true;
    watchWrites(true);
}

void Connection::onWritable()
{
    while (!m_queue.isEmpty()) {
        std::array<iovec, partsAtOnce> parts;
        const int count = int(std::min<qsizetype>(partsAtOnce, m_queue.size()));
        qint64 offered = 0;
        for (int i = 0; i < count; ++i) {
            const qint64 skipped = i == 0 ? m_offset : 0;
            parts[std::size_t(i)] = {
                const_cast<char *>(m_queue.at(i).constData()) + skipped, std::size_t(m_queue.at(i).size() - skipped)};
            offered += m_queue.at(i).size() - skipped;
        }
        const qint64 sent = transmit(parts.data(), count);
        if (sent < 0)
            return lost();
        advance(sent);
        if (sent < offered)
            return;
    }
    watchWrites(false);
    settle();
}

void Connection::advance(qint64 sent)
{
    m_queuedBytes -= sent;
    m_offset += sent;
    while (!m_queue.isEmpty() && m_offset >= m_queue.constFirst().size()) {
        m_offset -= m_queue.constFirst().size();
        m_queue.removeFirst();
    }
    if (m_state == State::Closing && sent > 0)
        m_timeoutTimer.start(int(flushTimeout.count()), this);
}

void Connection::settle()
{
    if (!m_draining || queued() > 0)
        return;
    m_draining = false;
    if (m_state == State::Closing)
        finishSending();
    else
        Q_EMIT drained();
}

// With nothing left, the next onWritable() reports the queue empty.
void Connection::dropQueuedAfterCurrent()
{
    const qsizetype kept = m_offset > 0 ? 1 : 0;
    if (m_queue.size() <= kept)
        return;
    m_queue.resize(kept);
    m_queuedBytes = kept > 0 ? m_queue.constFirst().size() - m_offset : 0;
}

void Connection::close()
{
    if (m_state != State::Open)
        return;
    setReading(false);
    m_unread.clear();
    m_state = State::Closing;
    if (queued() > 0)
        m_timeoutTimer.start(int(flushTimeout.count()), this);
    else
        finishSending();
}

void Connection::linger(int descriptor)
{
    m_timeoutTimer.stop();
    m_state = State::Lingering;
    m_linger = std::make_unique<Linger>(descriptor, this);
    connect(m_linger.get(), &Linger::finished, this, &Connection::over);
}

void Connection::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timeoutTimer.timerId())
        lost();
}

void Connection::abort()
{
    m_state = State::Over;
    m_timeoutTimer.stop();
    m_linger.reset();
    m_reading = false;
    m_unread.clear();
    m_queue.clear();
    m_offset = m_queuedBytes = 0;
    drop();
}

void Connection::lost()
{
    if (m_state == State::Over)
        return;
    abort();
    m_ended = true;
    QMetaObject::invokeMethod(this, &Connection::closed, Qt::QueuedConnection);
}

void Connection::over()
{
    m_state = State::Over;
    Q_EMIT closed();
}

Peer peerOf(int descriptor)
{
    sockaddr_storage storage {};
    socklen_t size = sizeof(storage);
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    if (storage.ss_family == AF_INET) {
        const auto &address = reinterpret_cast<const sockaddr_in &>(storage);
        return {QHostAddress(ntohl(address.sin_addr.s_addr)), ntohs(address.sin_port)};
    }
    const auto &address = reinterpret_cast<const sockaddr_in6 &>(storage);
    const QHostAddress full(address.sin6_addr.s6_addr);
    bool isV4 = false;
    const quint32 v4 = full.toIPv4Address(&isV4);
    return {isV4 ? QHostAddress(v4) : full, ntohs(address.sin6_port)};
}

} // namespace mc::loop
