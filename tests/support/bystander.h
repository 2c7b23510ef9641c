#pragma once

#include "support/raw_socket.h"
#include "support/token.h"

#include <functional>

namespace mc::test {

/// Reads an answer with its body off the socket, quickly and unrecorded; its status, 0 when none came.
int readAnswer(RawSocket &socket);

/// Somebody who uses the service as always while another misbehaves: asks for their list and for `/healthz` in turn, on one
/// kept connection, and takes the times of the answers.
class Bystander
{
public:
    using Milliseconds = std::chrono::duration<double, std::milli>;

    Bystander(quint16 port, const User &user);

    struct Answered
    {
        int status = 0; ///< 0: no answer came
        Milliseconds took {};
    };
    /// The next request's answer.
    Answered ask();
    /// The time within which 95 of 100 answers came. Fails the test when one is no 200. `between` is called before each request.
    Milliseconds p95(int requests, const std::function<void()> &between = {});

    /// What holds for others, whatever one of them does: at most twice as long as `calm`, which was measured in the same run. Below
    /// 4 ms only the machine's own doings show. Measures up to five times, since the machine can only make it worse. Under
    /// sanitizers only the answers are looked at.
    bool isUndisturbed(Milliseconds calm, int requests, const std::function<void()> &between = {});

private:
    RawSocket m_socket;
    QByteArray m_list;
    bool m_asksList = false;
};

} // namespace mc::test
