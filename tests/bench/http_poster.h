#pragma once

#include "bench/loop.h"

#include <functional>
#include <string>

namespace mc::bench {

/// One kept HTTP connection that posts notifications, one at a time. An answer other than 201 ends the program.
class HttpPoster : public Watcher
{
public:
    HttpPoster(Loop &loop, int port, const std::string &token);
    ~HttpPoster() override;

    bool isBusy() const { return m_busy; }
    /// Posts an in-app notification to that user; not while busy.
    void post(long recipient, const std::string &title);
    void ready(std::uint32_t events) override;

    std::function<void()> onAnswered;

private:
    int m_descriptor;
    std::string m_token;
    std::string m_answer;
    bool m_busy = false;
};

} // namespace mc::bench
