#include "loop_thread.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <thread>

using namespace mc::test;

/// What Qt's dispatchers promise of a turn: posted events, wake-ups, interruption, flags, signals, nested loops.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void postedEvent_fromAnotherThread_endsTheWait();
    void postedEvent_fromItsOwnThread_keepsFromWaiting();
    void postedEvents_withoutEnd_starveNoSocketAndNoTimer();
    void sockets_readyWithoutEnd_starveNoPostedEventAndNoTimer();
    void wakeUp_fromAnotherThread_endsTheWait();
    void wakeUp_beforeTheWait_isNotLost();
    void wakeUps_fromManyThreads_becomeOne();
    void interrupt_fromAnotherThread_endsTheWait();
    void interrupt_inAPostedEvent_endsTheTurn();
    void exit_fromAnotherThread_neverLost();
    void flags_excludeSocketNotifiers_socketsWaitTheRestGoesOn();
    void flags_excludeSocketNotifiers_wakeUpEndsTheWait();
    void flags_excludeTimers_timersWait();
    void flags_excludeUserInput_changesNothing();
    void signals_ofATurn_tellWhenItMayBlock();
    void nestedLoop_inAPostedEvent_goesOnAndComesBack();
    void nestedLoop_whileBlocking_losesNoPostedEvent();
    void deferredDelete_inANestedLoop_waitsForTheOuterOne();
    void idleThread_withManyNotifiers_staysAtRest();
    void thread_endedWithEnabledNotifier_notifierMayOutliveIt();
    void tcpSockets_manyClients_everyEchoComes();
};

void TestEpollDispatcher::postedEvent_fromAnotherThread_endsTheWait()
{
    onThread([] {
        Mailbox receiver;
        for (int i = 0; i < 200; ++i) {
            bool hasCome = false;
            std::thread poster([&] { receiver.post([&] { hasCome = true; }); });
            const bool came = waitFor([&] { return hasCome; });
            poster.join();
            QVERIFY(came);
        }
    });
}

void TestEpollDispatcher::postedEvent_fromItsOwnThread_keepsFromWaiting()
{
    onThread([] {
        Mailbox receiver;
        int count = 0;
        receiver.post([&] { receiver.post([&] { ++count; }); });
        turn(QEventLoop::WaitForMoreEvents); // delivers the first, which keeps it from waiting
        turn();
        QCOMPARE(count, 1);
    });
}

void TestEpollDispatcher::postedEvents_withoutEnd_starveNoSocketAndNoTimer()
{
    onThread([] {
        Mailbox receiver;
        bool isOver = false;
        int posted = 0;
        std::function<void()> again = [&] {
            ++posted;
            if (!isOver)
                receiver.post(again);
        };
        for (int i = 0; i < 100; ++i)
            again();
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        bool hasTimerFired = false;
        QTimer::singleShot(1, &receiver, [&] { hasTimerFired = true; });
        pair.send();
        const int before = posted;
        turn();
        turn();
        QVERIFY(reader.count > 0);
        QVERIFY2(posted <= before + 200, qPrintable(QString::number(posted)));
        QVERIFY(waitFor([&] { return hasTimerFired; }));
        isOver = true;
        settle();
    });
}

void TestEpollDispatcher::sockets_readyWithoutEnd_starveNoPostedEventAndNoTimer()
{
    onThread([] {
        std::vector<std::unique_ptr<SocketPair>> pairs;
        std::vector<std::unique_ptr<CountingNotifier>> readers;
        for (int i = 0; i < 300; ++i) {
            SocketPair *pair = pairs.emplace_back(std::make_unique<SocketPair>()).get();
            pair->send();
            readers.push_back(std::make_unique<CountingNotifier>(pair->here, QSocketNotifier::Read)); // never read
        }
        Mailbox receiver;
        bool hasPostedCome = false;
        bool hasTimerFired = false;
        receiver.post([&] { hasPostedCome = true; });
        QTimer::singleShot(1, &receiver, [&] { hasTimerFired = true; });
        QVERIFY(turn());
        QVERIFY(hasPostedCome);
        QVERIFY(waitFor([&] { return hasTimerFired; }));
        const auto isActivated = [](const auto &reader) { return reader->count > 0; };
        QVERIFY(waitFor([&] { return std::all_of(readers.cbegin(), readers.cend(), isActivated); }));
    });
}

void TestEpollDispatcher::wakeUp_fromAnotherThread_endsTheWait()
{
    onThread([] {
        QAbstractEventDispatcher *here = dispatcher();
        settle();
        std::thread other;
        const auto starting = QObject::connect(here, &QAbstractEventDispatcher::aboutToBlock, [&] {
            if (!other.joinable())
                other = std::thread([here] { here->wakeUp(); });
        });
        turn(QEventLoop::WaitForMoreEvents);
        QObject::disconnect(starting);
        QVERIFY(other.joinable());
        other.join();
    });
}

void TestEpollDispatcher::wakeUp_beforeTheWait_isNotLost()
{
    onThread([] {
        settle();
        for (int i = 0; i < 10; ++i) {
            dispatcher()->wakeUp();
            turn(QEventLoop::WaitForMoreEvents);
        }
    });
}

void TestEpollDispatcher::wakeUps_fromManyThreads_becomeOne()
{
    onThread([] {
        QAbstractEventDispatcher *here = dispatcher();
        settle();
        std::vector<std::thread> others;
        for (int i = 0; i < 4; ++i) {
            others.emplace_back([here] {
                for (int j = 0; j < 1000; ++j)
                    here->wakeUp();
            });
        }
        for (std::thread &other : others)
            other.join();
        turn(QEventLoop::WaitForMoreEvents);
        turn();
        QVERIFY(!turn());
    });
}

void TestEpollDispatcher::interrupt_fromAnotherThread_endsTheWait()
{
    onThread([] {
        QAbstractEventDispatcher *here = dispatcher();
        settle();
        for (int i = 0; i < 50; ++i) {
            std::thread other([here] { here->interrupt(); });
            turn(QEventLoop::WaitForMoreEvents);
            other.join();
            settle();
        }
    });
}

void TestEpollDispatcher::interrupt_inAPostedEvent_endsTheTurn()
{
    if (isUnderGlib())
        QSKIP("goes on with the turn");
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read, [&] { pair.receive(); });
        settle();
        Mailbox receiver;
        pair.send();
        receiver.post([] { dispatcher()->interrupt(); });
        QVERIFY(!turn());
        QCOMPARE(reader.count, 0);
        QVERIFY(turn(QEventLoop::WaitForMoreEvents));
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollDispatcher::exit_fromAnotherThread_neverLost()
{
    onThread([] {
        for (int i = 0; i < 500; ++i) {
            QEventLoop loop;
            std::thread other;
            QTimer::singleShot(0, &loop, [&] { other = std::thread([&loop] { loop.exit(7); }); });
            QCOMPARE(loop.exec(), 7);
            other.join();
        }
    });
}

void TestEpollDispatcher::flags_excludeSocketNotifiers_socketsWaitTheRestGoesOn()
{
    if (isUnderGlib())
        QSKIP("does not heed the flag");
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read, [&] { pair.receive(); });
        pair.send();
        Mailbox receiver;
        bool hasPostedCome = false;
        bool hasTimerFired = false;
        receiver.post([&] { hasPostedCome = true; });
        turn(QEventLoop::ExcludeSocketNotifiers);
        QVERIFY(hasPostedCome);
        QTimer::singleShot(5, Qt::PreciseTimer, &receiver, [&] { hasTimerFired = true; });
        while (!hasTimerFired)
            turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QCOMPARE(reader.count, 0);
        QVERIFY(turn());
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollDispatcher::flags_excludeSocketNotifiers_wakeUpEndsTheWait()
{
    if (isUnderGlib())
        QSKIP("does not heed the flag");
    onThread([] {
        QAbstractEventDispatcher *here = dispatcher();
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        pair.send();
        settle();
        const int before = reader.count;
        for (int i = 0; i < 50; ++i) { // some of the wake-ups come before the wait, most during it
            std::thread other;
            const auto starting = QObject::connect(here, &QAbstractEventDispatcher::aboutToBlock, [&] {
                if (!other.joinable())
                    other = std::thread([here] { here->wakeUp(); });
            });
            turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
            QObject::disconnect(starting);
            QVERIFY(other.joinable());
            other.join();
            turn(QEventLoop::ExcludeSocketNotifiers);
        }

        int turns = 0;
        bool isOver = false;
        QTimer::singleShot(100, Qt::PreciseTimer, here, [&] { isOver = true; });
        for (; !isOver; ++turns)
            turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QVERIFY2(turns < 10, qPrintable(QString::number(turns)));
        QCOMPARE(reader.count, before);
    });
}

void TestEpollDispatcher::flags_excludeTimers_timersWait()
{
    onThread([] {
        settle();
        int count = 0;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++count; });
        timer.start(0);
        turn(QEventLoop::X11ExcludeTimers);
        turn(QEventLoop::X11ExcludeTimers);
        QCOMPARE(count, 0);
        turn();
        QCOMPARE(count, 1);
    });
}

void TestEpollDispatcher::flags_excludeUserInput_changesNothing()
{
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read, [&] { pair.receive(); });
        pair.send();
        QVERIFY(turn(QEventLoop::ExcludeUserInputEvents));
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollDispatcher::signals_ofATurn_tellWhenItMayBlock()
{
    if (isUnderGlib())
        QSKIP("tells it is awake after the wait");
    onThread([] {
        settle();
        QStringList told;
        const auto awake = QObject::connect(
            dispatcher(), &QAbstractEventDispatcher::awake, [&] { told.append(QStringLiteral("awake")); });
        const auto blocking = QObject::connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock,
            [&] { told.append(QStringLiteral("aboutToBlock")); });
        turn();
        QVERIFY(!told.contains(QStringLiteral("aboutToBlock")));
        QVERIFY(told.contains(QStringLiteral("awake")));
        told.clear();
        Mailbox receiver;
        bool isOver = false;
        QTimer::singleShot(5, Qt::PreciseTimer, &receiver, [&] { isOver = true; });
        while (!isOver)
            turn(QEventLoop::WaitForMoreEvents);
        QVERIFY(told.contains(QStringLiteral("aboutToBlock")));
        QVERIFY(told.indexOf(QStringLiteral("awake")) < told.indexOf(QStringLiteral("aboutToBlock")));
        QObject::disconnect(awake);
        QObject::disconnect(blocking);
    });
}

void TestEpollDispatcher::nestedLoop_inAPostedEvent_goesOnAndComesBack()
{
    onThread([] {
        Mailbox receiver;
        QStringList order;
        QEventLoop outer;
        receiver.post([&] {
            QEventLoop inner;
            receiver.post([&] {
                order.append(QStringLiteral("inner"));
                inner.quit();
            });
            inner.exec();
            order.append(QStringLiteral("back"));
        });
        receiver.post([&] { order.append(QStringLiteral("next")); });
        QTimer::singleShot(5, &receiver, [&] { outer.quit(); });
        outer.exec();
        QCOMPARE(order, QStringList({QStringLiteral("next"), QStringLiteral("inner"), QStringLiteral("back")}));
    });
}

void TestEpollDispatcher::nestedLoop_whileBlocking_losesNoPostedEvent()
{
    QFETCH_GLOBAL(Dispatcher, dispatcher);
    if (dispatcher == Dispatcher::QtPoll)
        QSKIP("waits though the event is there");
    onThread([] {
        settle();
        Mailbox receiver;
        bool hasCome = false;
        std::thread other;
        const auto nesting = QObject::connect(mc::test::dispatcher(), &QAbstractEventDispatcher::aboutToBlock, [&] {
            if (other.joinable())
                return;
            other = std::thread([&] { receiver.post([&] { hasCome = true; }); });
            turn(QEventLoop::WaitForMoreEvents); // the event ends this wait, and stands in the queue
        });
        const bool came = waitFor([&] { return hasCome; });
        QObject::disconnect(nesting);
        other.join();
        QVERIFY(came);
    });
}

void TestEpollDispatcher::deferredDelete_inANestedLoop_waitsForTheOuterOne()
{
    onThread([] {
        Mailbox receiver;
        QEventLoop outer;
        bool wasDeletedInside = false;
        bool isDeleted = false;
        QTimer::singleShot(0, &receiver, [&] {
            auto *doomed = new QObject;
            QObject::connect(doomed, &QObject::destroyed, &receiver, [&] { isDeleted = true; });
            doomed->deleteLater();
            QEventLoop inner;
            QTimer::singleShot(5, &inner, [&] { inner.quit(); });
            inner.exec();
            wasDeletedInside = isDeleted;
            QTimer::singleShot(5, &receiver, [&] { outer.quit(); });
        });
        outer.exec();
        QVERIFY(!wasDeletedInside);
        QVERIFY(isDeleted);
    });
}

void TestEpollDispatcher::idleThread_withManyNotifiers_staysAtRest()
{
    onThread([] {
        std::vector<std::unique_ptr<SocketPair>> pairs;
        std::vector<std::unique_ptr<CountingNotifier>> readers;
        for (int i = 0; i < 100; ++i) {
            const SocketPair *pair = pairs.emplace_back(std::make_unique<SocketPair>()).get();
            readers.push_back(std::make_unique<CountingNotifier>(pair->here, QSocketNotifier::Read));
        }
        settle();
        int turns = 0;
        const auto counting = QObject::connect(dispatcher(), &QAbstractEventDispatcher::awake, [&] { ++turns; });
        bool isOver = false;
        QTimer::singleShot(100, Qt::PreciseTimer, dispatcher(), [&] { isOver = true; });
        QVERIFY(waitFor([&] { return isOver; }));
        QObject::disconnect(counting);
        QVERIFY2(turns < 10, qPrintable(QString::number(turns)));
    });
}

void TestEpollDispatcher::thread_endedWithEnabledNotifier_notifierMayOutliveIt()
{
    SocketPair pair;
    std::unique_ptr<CountingNotifier> reader;
    onThread([&] {
        reader = std::make_unique<CountingNotifier>(pair.here, QSocketNotifier::Read);
        settle();
    });
    reader.reset();
}

void TestEpollDispatcher::tcpSockets_manyClients_everyEchoComes()
{
    onThread([] {
        constexpr int clientCount = 50;
        constexpr int rounds = 20;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket *peer = server.nextPendingConnection()) {
                QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
                QObject::connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
            }
        });
        int finished = 0;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < clientCount; ++i) {
            QTcpSocket *client = clients.emplace_back(std::make_unique<QTcpSocket>()).get();
            QObject::connect(client, &QTcpSocket::connected, client, [client] { client->write("x"); });
            QObject::connect(client, &QTcpSocket::readyRead, client, [client, &finished, left = rounds]() mutable {
                client->readAll();
                if (--left > 0)
                    client->write("x");
                else
                    client->disconnectFromHost();
            });
            QObject::connect(client, &QTcpSocket::disconnected, client, [&finished] { ++finished; });
            client->connectToHost(server.serverAddress(), server.serverPort());
        }
        QVERIFY(waitFor([&] { return finished == clientCount; }));
    });
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epoll_dispatcher.moc"
