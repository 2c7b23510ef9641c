#pragma once

#include "support/raw_socket.h"
#include "support/token.h"

#include <array>
#include <atomic>
#include <functional>
#include <semaphore>
#include <thread>
#include <vector>

namespace mc::test {

/// A request as bytes; with a token, and with a JSON body of which more may be announced than there is.
QByteArray requestBytes(const QByteArray &method, const QByteArray &target, const QByteArray &token = {},
    const QByteArray &body = {}, const QByteArray &contentType = "application/json");

/// Somebody who misbehaves: connections that send requests without a pause, each the next one when its answer has come.
///
/// Each connection has a thread of its own, until this object ends. counts may be asked from any thread.
class Flood
{
public:
    /// The request of that connection in that round; called on the connection's thread.
    using Request = std::function<QByteArray(int connection, int round)>;
    enum class Pace {
        Free,
        Allowed, ///< behind the first one, each waits until allow() lets one connection go on
    };

    Flood(quint16 port, int connections, const Request &request, Pace pace = Pace::Free);
    Flood(quint16 port, int connections, const QByteArray &request)
        : Flood(port, connections, [request](int, int) { return request; })
    {
    }
    ~Flood();

    void allow() { m_leave.release(); }
    /// How many answers of that status have come.
    int count(int status) const { return m_counts[std::size_t(status)]; }
    /// "401: 12, 503: 7".
    QByteArray told() const;

private:
    void run(quint16 port, int connection, const Request &request, Pace pace);

    std::atomic<bool> m_ended = false;
    std::counting_semaphore<> m_leave {0};
    std::array<std::atomic<int>, 600> m_counts {};
    std::vector<std::thread> m_threads;
};

/// Sign-ins with names that nobody has.
Flood::Request unknownSignIns();
/// A module's batches of 500 events about that user.
Flood::Request eventBatches(const User &user);

} // namespace mc::test
