#include "support/bystander.h"

#include <QtTest/QTest>

#include <algorithm>

namespace mc::test {

namespace {

// Sanitizers slow down what computes more than what waits, so their times can't be compared.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool tellsTimes = false;
#else
constexpr bool tellsTimes = true;
#endif

} // namespace

int readAnswer(RawSocket &socket)
{
    const QByteArray head = socket.readUntil("\r\n\r\n").toLower();
    const QByteArray name = "\r\ncontent-length: ";
    if (const qsizetype at = head.indexOf(name); at >= 0)
        socket.read(head.sliced(at + name.size(), head.indexOf('\r', at + 2) - at - name.size()).toLongLong());
    return head.mid(9, 3).toInt();
}

Bystander::Bystander(quint16 port, const User &user)
    : m_socket(port)
    , m_list("GET /api/notifications/ HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + tokenOf(user) + "\r\n\r\n")
{
}

Bystander::Answered Bystander::ask()
{
    using Clock = std::chrono::steady_clock;
    m_asksList = !m_asksList;
    const Clock::time_point begin = Clock::now();
    m_socket.send(m_asksList ? m_list : QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
    return {readAnswer(m_socket), Clock::now() - begin};
}

Bystander::Milliseconds Bystander::p95(int requests, const std::function<void()> &between)
{
    std::vector<Milliseconds> times;
    for (int i = 0; i < requests; ++i) {
        if (between)
            between();
        const Answered answered = ask();
        times.push_back(answered.took);
        if (answered.status != 200)
            QTest::qFail(("another's request was answered with " + QByteArray::number(answered.status)).constData(),
                __FILE__, __LINE__);
    }
    const auto at = times.begin() + qsizetype(times.size()) * 95 / 100;
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

bool Bystander::isUndisturbed(Milliseconds calm, int requests, const std::function<void()> &between)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        const Milliseconds meanwhile = p95(requests, between);
        qInfo("95 of 100 of the others' answers come within %.2f ms, and did within %.2f when all was calm",
            meanwhile.count(), calm.count());
        if (meanwhile <= std::max(2 * calm, Milliseconds(4)) || !tellsTimes)
            return true;
    }
    return false;
}

} // namespace mc::test
