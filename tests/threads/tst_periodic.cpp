#include "threads/periodic.h"

#include <QtTest/QTest>

#include <atomic>

using namespace mc;
using namespace std::chrono_literals;

namespace {
constexpr int patience = 20'000;
}

class tst_Periodic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_worksAgainAndAgainOnAThreadOfItsOwn()
    {
        std::atomic<int> turns = 0;
        std::atomic<QThread *> prepared = nullptr;
        threads::Periodic periodic(QStringLiteral("test"), 1ms, [&]() -> threads::Periodic::Work {
            prepared = QThread::currentThread();
            return [&turns] { ++turns; };
        });
        periodic.start();
        periodic.start();
        QTRY_VERIFY_WITH_TIMEOUT(turns >= 3, patience);
        QVERIFY(prepared != QThread::currentThread());
        periodic.stop();
        periodic.stop();
        periodic.start();
        const int before = turns;
        QTRY_VERIFY_WITH_TIMEOUT(turns > before, patience);
    }

    void wake_bringsTheNextTurnAtOnce()
    {
        std::atomic<int> turns = 0;
        std::atomic<bool> isPrepared = false;
        threads::Periodic periodic(QStringLiteral("test"), 24h, [&]() -> threads::Periodic::Work {
            isPrepared = true;
            return [&turns] { ++turns; };
        });
        periodic.wake(); // not running: nothing to wake
        periodic.start();
        // Until the thread has its timer a call is lost: so it is repeated until it is heard.
        QVERIFY(QTest::qWaitFor([&] { return periodic.wake(), turns > 0; }, patience));
        QVERIFY(isPrepared);
    }

    void stop_waitsForTheTurnUnderWay_whichIsTold()
    {
        std::atomic<bool> hasBegun = false, sawTheStop = false;
        threads::Periodic periodic(QStringLiteral("test"), 1ms, [&]() -> threads::Periodic::Work {
            return [&] {
                hasBegun = true;
                while (!threads::Periodic::isStopping())
                    QThread::yieldCurrentThread();
                sawTheStop = true;
            };
        });
        periodic.start();
        QTRY_VERIFY_WITH_TIMEOUT(hasBegun, patience);
        periodic.stop();
        QVERIFY(sawTheStop);
    }
};

QTEST_GUILESS_MAIN(tst_Periodic)
#include "tst_periodic.moc"
