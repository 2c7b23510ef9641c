#pragma once

#include "loop/epoll_dispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <atomic>
#include <functional>
#include <memory>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::test {

/// The dispatchers that every promise is tried on: ours, and Qt's two for comparison.
enum class Dispatcher { Epoll, QtPoll, QtGlib };

/// Rows for initTestCase_data(): each test of the suite runs once per dispatcher.
inline void addDispatcherRows()
{
    QTest::addColumn<Dispatcher>("dispatcher");
    QTest::newRow("epoll") << Dispatcher::Epoll;
    QTest::newRow("Qt's poll") << Dispatcher::QtPoll;
    QTest::newRow("Qt's glib") << Dispatcher::QtGlib;
}

/// A thread under one of the dispatchers, that runs one function and ends.
class LoopThread : public QThread
{
public:
    LoopThread(Dispatcher dispatcher, std::function<void()> body)
        : m_body(std::move(body))
    {
        if (dispatcher == Dispatcher::Epoll)
            setEventDispatcher(new loop::EpollDispatcher);
        else if (dispatcher == Dispatcher::QtPoll)
            qputenv("QT_NO_GLIB", "1");
        else
            qunsetenv("QT_NO_GLIB");
    }

    /// Waits for the end of the function.
    ~LoopThread() override
    {
        wait();
        // QThread's own lock is hidden from the thread sanitizer.
        QVERIFY(m_isDone.load(std::memory_order_acquire));
    }

protected:
    void run() override
    {
        m_body();
        m_isDone.store(true, std::memory_order_release);
    }

private:
    std::function<void()> m_body;
    std::atomic<bool> m_isDone {false};
};

/// glib's dispatcher keeps fewer promises than QEventDispatcherUNIX, whose are ours.
inline bool isUnderGlib()
{
    QFETCH_GLOBAL(Dispatcher, dispatcher);
    return dispatcher == Dispatcher::QtGlib;
}

/// Runs a test's body on a thread under the dispatcher of the global row.
inline void onThread(const std::function<void()> &body)
{
    QFETCH_GLOBAL(Dispatcher, dispatcher);
    LoopThread thread(dispatcher, body);
    thread.start();
}

inline QAbstractEventDispatcher *dispatcher() { return QAbstractEventDispatcher::instance(); }

/// One turn that does not wait; whether something was handled.
inline bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    return dispatcher()->processEvents(flags);
}

/// Waits in whole turns, ten seconds at most; false when it has not come by then. A posted event is delivered at the
/// beginning of a turn, so the condition is asked once more before the turn waits.
inline bool waitFor(const std::function<bool()> &condition)
{
    QTimer guard;
    guard.setSingleShot(true);
    guard.start(10'000);
    const auto asking = QObject::connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, [&condition] {
        if (condition())
            dispatcher()->wakeUp();
    });
    while (!condition() && guard.isActive())
        dispatcher()->processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(asking);
    return condition();
}

/// Lets turns pass until nothing is left to handle, so that a test starts from rest.
inline void settle()
{
    for (int i = 0; i < 100 && turn(); ++i) { }
}

/// An object that runs functions on its thread, handed over as posted events.
///
/// Qt's own queue is guarded by locks that a thread sanitizer can't see in the distribution's libraries; the counter
/// shows it that a function was written before it is run.
class Mailbox : public QObject
{
public:
    /// Any thread.
    void post(std::function<void()> function)
    {
        auto *event = new FunctionEvent(std::move(function));
        m_posted.fetch_add(1, std::memory_order_release);
        QCoreApplication::postEvent(this, event);
    }

    bool event(QEvent *event) override
    {
        if (m_posted.load(std::memory_order_acquire) == 0 || event->type() != QEvent::User)
            return QObject::event(event);
        static_cast<FunctionEvent *>(event)->function();
        return true;
    }

private:
    struct FunctionEvent : QEvent
    {
        explicit FunctionEvent(std::function<void()> run)
            : QEvent(User)
            , function(std::move(run))
        {
        }
        std::function<void()> function;
    };

    std::atomic<int> m_posted {0};
};

/// Two connected stream sockets; `here` is the one to watch. Closed at the end, unless closed before.
struct SocketPair
{
    enum class Family { Unix, Tcp };

    explicit SocketPair(Family family = Family::Unix)
    {
        int ends[2] = {-1, -1};
        if (family == Family::Unix)
            ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends);
        else
            connectTcp(ends);
        here = ends[0];
        there = ends[1];
    }
    ~SocketPair()
    {
        closeHere();
        closeThere();
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    void closeHere() { ::close(std::exchange(here, -1)); }
    void closeThere() { ::close(std::exchange(there, -1)); }
    void send(int bytes = 1) const
    {
        QCOMPARE(::write(there, QByteArray(bytes, 'x').constData(), size_t(bytes)), bytes);
    }
    int receive() const
    {
        char buffer[64];
        return int(::read(here, buffer, sizeof buffer));
    }

    int here = -1;
    int there = -1;

private:
    static void connectTcp(int (&ends)[2])
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        const bool isListening = ::bind(listener, generic, length) == 0 && ::listen(listener, 1) == 0
            && ::getsockname(listener, generic, &length) == 0;
        ends[1] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (!isListening || ::connect(ends[1], generic, length) != 0)
            qFatal("can't connect to ourselves");
        ends[0] = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        ::close(listener);
    }
};

/// A notifier that counts, and then does what the test wants.
class CountingNotifier : public QSocketNotifier
{
public:
    CountingNotifier(int descriptor, Type type, std::function<void()> then = {})
        : QSocketNotifier(descriptor, type)
    {
        connect(this, &QSocketNotifier::activated, this, [this, then = std::move(then)] {
            ++count;
            if (then)
                then();
        });
    }

    int count = 0;
};

} // namespace mc::test
