#include "support/bystander.h"

#include <QtTest/QTest>

#include <algorithm>

namespace mc::test {

Bystander::Bystander(quint16 port, const User &user)
    : m_socket(port)
    , m_list("GET /api/notifications/ HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + tokenOf(user) + "\r\n\r\n")
{
}

Bystander::Milliseconds Bystander::p95(int requests, const std::function<void()> &between)
{
    using Clock = std::chrono::steady_clock;
    std::vector<Milliseconds> times;
    for (int i = 0; i < requests; ++i) {
        if (between)
            between();
        const Clock::time_point begin = Clock::now();
        m_socket.send(i % 2 == 0 ? m_list : QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
        const QByteArray head = m_socket.readUntil("\r\n\r\n");
        const qsizetype length = head.indexOf("Content-Length: ");
        m_socket.read(length < 0 ? 0 : head.sliced(length + 16, head.indexOf('\r', length) - length - 16).toLongLong());
        times.push_back(Clock::now() - begin);
        if (!head.startsWith("HTTP/1.1 200 "))
            QTest::qFail(head.left(200).constData(), __FILE__, __LINE__);
    }
    const auto at = times.begin() + qsizetype(times.size()) * 95 / 100;
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

bool Bystander::isUndisturbed(Milliseconds calm, int requests, const std::function<void()> &between)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Milliseconds meanwhile = p95(requests, between);
        qInfo("95 of 100 of the others' answers come within %.2f ms, and did within %.2f when all was calm", meanwhile.count(),
            calm.count());
        if (meanwhile <= std::max(2 * calm, Milliseconds(4)))
            return true;
    }
    return false;
}

} // namespace mc::test
