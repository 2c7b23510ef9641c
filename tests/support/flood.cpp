#include "support/flood.h"

#include "support/bystander.h"

namespace mc::test {

QByteArray requestBytes(const QByteArray &method, const QByteArray &target, const QByteArray &token,
    const QByteArray &body, const QByteArray &contentType)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n";
    if (!token.isEmpty())
        bytes += "Authorization: Bearer " + token + "\r\n";
    if (!body.isNull())
        bytes += "Content-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

Flood::Flood(quint16 port, int connections, const Request &request, Pace pace)
{
    for (int i = 0; i < connections; ++i)
        m_threads.emplace_back([this, port, i, request, pace] { run(port, i, request, pace); });
}

Flood::~Flood()
{
    m_ended = true;
    m_leave.release(ptrdiff_t(m_threads.size()));
    for (std::thread &thread : m_threads)
        thread.join();
}

QByteArray Flood::told() const
{
    QByteArrayList told;
    for (std::size_t status = 0; status < m_counts.size(); ++status)
        if (m_counts[status] > 0)
            told += QByteArray::number(int(status)) + ": " + QByteArray::number(m_counts[status]);
    return told.join(", ");
}

void Flood::run(quint16 port, int connection, const Request &request, Pace pace)
{
    auto socket = std::make_unique<RawSocket>(port);
    for (int round = 0; !m_ended; ++round) {
        if (!socket->isOpen())
            socket = std::make_unique<RawSocket>(port);
        socket->send(request(connection, round));
        if (const int status = readAnswer(*socket); status > 0 && status < int(m_counts.size()))
            ++m_counts[std::size_t(status)];
        if (pace == Pace::Allowed)
            m_leave.acquire();
    }
}

Flood::Request unknownSignIns()
{
    return [](int connection, int round) {
        const QByteArray name = QByteArray::number(connection) + '-' + QByteArray::number(round);
        return requestBytes(
            "POST", "/api/auth/token/", {}, R"({"username": "nobody-)" + name + R"(", "password": "not a password"})");
    };
}

Flood::Request eventBatches(const User &user)
{
    return [user, token = tokenOf({0, "flood", "service"})](int connection, int round) {
        QByteArrayList events;
        for (int i = 0; i < 500; ++i)
            events += R"({"specversion":"1.0","source":"/flood/)" + QByteArray::number(connection)
                + R"(","type":"mediconnect.account.profile_updated","id":")" + QByteArray::number(500 * round + i)
                + R"(","data":{"user_id":)" + QByteArray::number(user.id) + "}}";
        return requestBytes(
            "POST", "/api/events/", token, '[' + events.join(',') + ']', "application/cloudevents-batch+json");
    };
}

} // namespace mc::test
