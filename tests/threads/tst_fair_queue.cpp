#include "threads/fair_queue.h"

#include <QtTest/QTest>

using namespace mc::threads;

using Queue = FairQueue<int>;

/// Who goes next when several want the same threads.
class TestFairQueue : public QObject
{
    Q_OBJECT

    static QList<int> takeAll(Queue &queue)
    {
        QList<int> jobs;
        while (const std::optional<Queue::Taken> taken = queue.take()) {
            jobs += taken->job;
            queue.finish(taken->holder);
        }
        return jobs;
    }

private Q_SLOTS:
    void take_ofOneHolder_keepsTheirOrder()
    {
        Queue queue({.waiting = 10, .waitingOfOne = 10});
        for (int i = 0; i < 4; ++i)
            QVERIFY(queue.add("ann", i));
        QCOMPARE(takeAll(queue), QList<int>({0, 1, 2, 3}));
    }

    void take_ofSeveral_isInTurns()
    {
        Queue queue({.waiting = 10, .waitingOfOne = 10});
        for (int i = 0; i < 3; ++i)
            QVERIFY(queue.add("busy", i));
        QVERIFY(queue.add("ann", 10));
        QVERIFY(queue.add("bob", 20));
        QCOMPARE(takeAll(queue), QList<int>({0, 10, 20, 1, 2}));
    }

    void add_beyondTheLimits_isRefused()
    {
        Queue queue({.waiting = 3, .waitingOfOne = 2});
        QVERIFY(queue.add("ann", 1));
        QVERIFY(queue.add("ann", 2));
        QVERIFY(!queue.add("ann", 3));
        QVERIFY(queue.add("bob", 4));
        QVERIFY(!queue.add("cid", 5));
        QVERIFY(queue.take());
        QVERIFY(queue.add("cid", 5));
    }

    void take_whoHasTheirShareUnderWay_waitsUntilOneEnds()
    {
        Queue queue({.waiting = 10, .waitingOfOne = 10, .underWayOfOne = 2});
        for (int i = 0; i < 4; ++i)
            QVERIFY(queue.add("busy", i));
        QCOMPARE(queue.take()->job, 0);
        QCOMPARE(queue.take()->job, 1);
        QVERIFY(!queue.take());
        QVERIFY(queue.add("ann", 10));
        QCOMPARE(queue.take()->job, 10);
        QVERIFY(!queue.take());
        QVERIFY(!queue.finish("ann")); // nothing of hers waits
        QVERIFY(queue.finish("busy"));
        QCOMPARE(queue.take()->job, 2);
        QVERIFY(!queue.take());
    }

    void putBack_goesBehindItsHoldersOthers()
    {
        Queue queue({.waiting = 2, .waitingOfOne = 2, .underWayOfOne = 1});
        QVERIFY(queue.add("ann", 1));
        QVERIFY(queue.add("ann", 2));
        Queue::Taken taken = *queue.take();
        QCOMPARE(taken.job, 1);
        QVERIFY(queue.add("bob", 3));
        queue.putBack(taken); // though there is no room
        QVERIFY(queue.finish("ann"));
        QCOMPARE(takeAll(queue), QList<int>({3, 2, 1}));
        QVERIFY(queue.isEmpty());
    }

    void putBack_theOnlyOne_mayBeginAgain()
    {
        Queue queue({.waiting = 1, .waitingOfOne = 1, .underWayOfOne = 2});
        QVERIFY(queue.add("ann", 1));
        queue.putBack(*queue.take());
        queue.finish("ann");
        QCOMPARE(takeAll(queue), QList<int>({1}));
    }

    void finish_holderWithoutMore_leavesNothingBehind()
    {
        Queue queue({.waiting = 1, .waitingOfOne = 1});
        for (int i = 0; i < 1000; ++i) {
            const QByteArray holder = QByteArray::number(i);
            QVERIFY(queue.add(holder, i));
            QCOMPARE(queue.take()->job, i);
            QVERIFY(!queue.finish(holder));
        }
        QVERIFY(!queue.take());
    }

    void clear_dropsWhatWaits()
    {
        Queue queue({.waiting = 2, .waitingOfOne = 2, .underWayOfOne = 1});
        QVERIFY(queue.add("ann", 1));
        QVERIFY(queue.add("ann", 2));
        QCOMPARE(queue.take()->job, 1);
        queue.clear();
        QVERIFY(!queue.finish("ann"));
        QVERIFY(!queue.take());
        QVERIFY(queue.add("ann", 3));
        QVERIFY(queue.add("ann", 4));
        QCOMPARE(takeAll(queue), QList<int>({3, 4}));
    }
};

QTEST_APPLESS_MAIN(TestFairQueue)
#include "tst_fair_queue.moc"
