#include "loop/epoll_dispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <optional>
#include <vector>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/// What one echo costs on a thread that serves many idle sockets besides, under each dispatcher.
///
/// One byte goes out on a socket pair; the notifier of its other end sends it back, and so on. Both ends and the idle
/// sockets belong to the same thread, so that time and CPU are the loop's and the kernel's alone. Prints a table.

namespace {

using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::duration<double, std::micro>;

enum class Dispatcher { Epoll, QtPoll, QtGlib };

struct Cost
{
    Microseconds time {0};
    Microseconds cpu {0};
};

/// A descriptor with a notifier on it.
struct Watched
{
    explicit Watched(int socket)
        : descriptor(socket)
        , notifier(socket, QSocketNotifier::Read)
    {
    }
    ~Watched()
    {
        notifier.setEnabled(false);
        ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(Watched)

    int descriptor;
    QSocketNotifier notifier;
};

using Sockets = std::vector<std::unique_ptr<Watched>>;

/// Adds both ends of a pair; false when the system has no descriptor left.
bool addPair(Sockets &sockets)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) < 0)
        return false;
    for (const int end : ends)
        sockets.push_back(std::make_unique<Watched>(end));
    return true;
}

Microseconds threadCpu()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

bool receive(const Watched &socket)
{
    char byte = 0;
    return ::read(socket.descriptor, &byte, 1) == 1;
}

bool send(const Watched &socket) { return ::write(socket.descriptor, "x", 1) == 1; }

/// Sends one byte to and fro until that many echoes came back, or the time is over.
Cost playEchoes(const Watched &client, const Watched &server, int most, std::chrono::seconds longest)
{
    QEventLoop loop;
    int echoes = 0;
    const Microseconds cpu = threadCpu();
    const Clock::time_point start = Clock::now();
    QObject::connect(&server.notifier, &QSocketNotifier::activated, &loop, [&server] {
        if (receive(server))
            send(server);
    });
    QObject::connect(&client.notifier, &QSocketNotifier::activated, &loop, [&] {
        if (!receive(client))
            return;
        if (++echoes == most || Clock::now() - start > longest)
            loop.quit();
        else
            send(client);
    });
    if (send(client))
        loop.exec();
    return {Microseconds(Clock::now() - start) / echoes, (threadCpu() - cpu) / echoes};
}

/// The thread's part: opens `idle` sockets and measures; nothing when there are too few descriptors.
std::optional<Cost> measureHere(int idle)
{
    Sockets idleOnes;
    Sockets pair;
    bool isOpen = addPair(pair);
    while (isOpen && int(idleOnes.size()) < idle)
        isOpen = addPair(idleOnes);
    if (!isOpen)
        return std::nullopt;
    playEchoes(*pair[0], *pair[1], 100, std::chrono::seconds(1)); // warm up
    return playEchoes(*pair[0], *pair[1], 50'000, std::chrono::seconds(3));
}

class EchoThread : public QThread
{
public:
    EchoThread(Dispatcher dispatcher, int idle)
        : m_idle(idle)
    {
        if (dispatcher == Dispatcher::Epoll)
            setEventDispatcher(new mc::loop::EpollDispatcher);
        else if (dispatcher == Dispatcher::QtPoll)
            qputenv("QT_NO_GLIB", "1");
        else
            qunsetenv("QT_NO_GLIB");
    }

    std::optional<Cost> cost() const { return m_cost; }

protected:
    void run() override { m_cost = measureHere(m_idle); }

private:
    int m_idle;
    std::optional<Cost> m_cost;
};

std::optional<Cost> measure(Dispatcher dispatcher, int idle)
{
    EchoThread thread(dispatcher, idle);
    thread.start();
    thread.wait();
    return thread.cost();
}

void raiseDescriptorLimit()
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    raiseDescriptorLimit();
    const struct
    {
        Dispatcher dispatcher;
        const char *name;
    } rows[] {{Dispatcher::Epoll, "epoll"}, {Dispatcher::QtPoll, "Qt, poll"}, {Dispatcher::QtGlib, "Qt, glib"}};

    std::printf(
        "%-10s %12s %14s %14s %10s\n", "dispatcher", "idle sockets", "time/echo us", "CPU/echo us", "to 10 idle");
    for (const auto &row : rows) {
        std::optional<Cost> least;
        for (const int idle : {10, 1000, 10'000}) {
            const std::optional<Cost> cost = measure(row.dispatcher, idle);
            if (!cost) {
                std::printf("%-10s %12d  too few descriptors\n", row.name, idle);
                continue;
            }
            least = least ? least : cost;
            std::printf("%-10s %12d %14.2f %14.2f %10.2f\n", row.name, idle, cost->time.count(), cost->cpu.count(),
                cost->time / least->time);
            std::fflush(stdout);
        }
    }
    return 0;
}
