#include "support/notify_socket.h"

#include <QtCore/QDeadlineTimer>
#include <QtTest/QTest>

#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mc::test {

namespace {

constexpr std::chrono::seconds patience(60);

QByteArray lineOf(const QByteArray &message, const QByteArray &begin)
{
    for (const QByteArray &line : message.split('\n')) {
        if (line.startsWith(begin))
            return line;
    }
    return {};
}

} // namespace

NotifySocket::NotifySocket()
    : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const QByteArray path = m_folder.filePath(QStringLiteral("notify")).toLocal8Bit();
    std::strncpy(address.sun_path, path.constData(), sizeof address.sun_path - 1);
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("no socket at %s: %s", path.constData(), std::strerror(errno));
}

NotifySocket::~NotifySocket() { ::close(m_descriptor); }

Environment NotifySocket::environment(std::chrono::microseconds watchdog) const
{
    Environment environment {{"NOTIFY_SOCKET", m_folder.filePath(QStringLiteral("notify")).toLocal8Bit()}};
    if (watchdog.count() > 0)
        environment += {{"WATCHDOG_USEC", QByteArray::number(qint64(watchdog.count()))}};
    return environment;
}

QByteArray NotifySocket::expect(const QByteArray &begin, std::source_location where)
{
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired()) {
        if (const QByteArray line = lineOf(next(std::chrono::milliseconds(deadline.remainingTime())), begin);
            !line.isEmpty())
            return line;
    }
    const QByteArray message = "nothing begins with " + begin + "; heard were: " + m_heard.join(" | ");
    QTest::qFail(message.constData(), where.file_name(), int(where.line()));
    return {};
}

bool NotifySocket::staysSilent(const QByteArray &begin, std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time);
    while (!deadline.hasExpired()) {
        if (!lineOf(next(std::chrono::milliseconds(deadline.remainingTime())), begin).isEmpty())
            return false;
    }
    return true;
}

void NotifySocket::forget()
{
    while (!next({}).isEmpty()) { }
    m_heard.clear();
}

QByteArray NotifySocket::next(std::chrono::milliseconds patience)
{
    pollfd ready {.fd = m_descriptor, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, int(patience.count())) <= 0)
        return {};
    QByteArray message(4096, Qt::Uninitialized);
    message.truncate(std::max<qsizetype>(0, ::recv(m_descriptor, message.data(), size_t(message.size()), 0)));
    m_heard += message;
    return message;
}

} // namespace mc::test
