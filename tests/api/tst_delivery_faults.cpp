#include "fault_stage.h"

#include <QtTest/QTest>

using namespace mc::test;
using namespace std::chrono_literals;

namespace {

constexpr int posts = 2500; // with two deliveries each
constexpr std::chrono::milliseconds gap = 8ms;
constexpr int mostTwice = 2 * posts / 100; // of issue 4: one in a hundred

using Strikes = QList<std::function<void()>>;

} // namespace

/// Nothing accepted is lost, and next to nothing sent twice, whatever dies in the midst of it (CONTRACT section 8).
///
/// What is sent twice was accepted by the provider and not recorded yet when its instance was killed: what comes in
/// within some ten milliseconds. That is few of a steady stream, and all that may be under way when a backlog is worked
/// off.
class tst_DeliveryFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_stage.end(); }

    void instance_killedAgainAndAgain_losesNothing();
    void twoInstances_killedInTurn_loseNothing();
    void postgres_restarted_losesNothing();
    void backlog_instanceKilled_losesNothing();
    void backlog_sigterm_sendsNothingTwice();

private:
    FaultStage m_stage;
};

// Nobody else could take what the dead one had a lease on, so its minute is not waited for.
void tst_DeliveryFaults::instance_killedAgainAndAgain_losesNothing()
{
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    const auto kill = [this] {
        m_stage.kill(0);
        m_stage.letLeasesEnd();
        m_stage.start(0);
    };
    m_stage.post(posts, gap, faultsWithin(posts * gap, Strikes(5, kill), 1));
    m_stage.expectAllArrived();
    QVERIFY(m_stage.twice() <= mostTwice);
}

// Here the minute is waited for: the one that lives takes what the other left, and the one that comes back is another
// one.
void tst_DeliveryFaults::twoInstances_killedInTurn_loseNothing()
{
    m_stage.begin(2);
    QVERIFY(!QTest::currentTestFailed());
    const auto kill = [this](int instance) {
        return [this, instance] {
            m_stage.kill(instance);
            m_stage.start(instance);
        };
    };
    m_stage.post(posts, gap, faultsWithin(posts * gap, {kill(0), kill(1), kill(1), kill(0), kill(1), kill(0)}, 2));
    m_stage.expectAllArrived();
    QVERIFY(m_stage.twice() <= mostTwice);
}

// A claim whose answer is lost with the connection leaves leases on what nobody tries; they end as a dead instance's
// do.
void tst_DeliveryFaults::postgres_restarted_losesNothing()
{
    using Shutdown = PrivatePostgres::Shutdown;
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    const auto restart = [this](Shutdown how) { return [this, how] { m_stage.postgres().restart(how); }; };
    const auto kill = [this] {
        m_stage.kill(0);
        m_stage.postgres().restart(Shutdown::Immediate);
        m_stage.letLeasesEnd();
        m_stage.start(0);
    };
    m_stage.post(posts, gap,
        faultsWithin(posts * gap,
            {restart(Shutdown::Fast), restart(Shutdown::Immediate), kill, restart(Shutdown::Immediate),
                restart(Shutdown::Fast)},
            3));
    QCOMPARE(m_stage.instance(0).terminate(), 0);
    m_stage.letLeasesEnd();
    m_stage.start(0);
    m_stage.expectAllArrived();
    QVERIFY(m_stage.twice() <= mostTwice);
}

// As much as a lane's window takes is under way whenever the instance dies, and some are not stored yet: each of these
// may be sent twice, and nothing else. On an idle machine that is sixteen, with a provider as fast as this; a slower one, as
// a busy machine makes it, widens the window. One that opens as far as it can, however fast FCM is, would be over this.
void tst_DeliveryFaults::backlog_instanceKilled_losesNothing()
{
    constexpr int kills = 3;
    constexpr int mostUnderWay = 100;
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    m_stage.providers.setReachable(Fake::Fcm, false);
    m_stage.postToEverybody(posts / 100);
    m_stage.providers.setReachable(Fake::Fcm, true);
    for (int i = 1; i <= kills; ++i) {
        QVERIFY(m_stage.providers.waitFor(Fake::Fcm, m_stage.deliveries() * i / (kills + 1)));
        m_stage.kill(0);
        m_stage.letLeasesEnd();
        m_stage.start(0);
    }
    m_stage.expectAllArrived();
    QVERIFY(m_stage.twice() <= kills * mostUnderWay);
}

void tst_DeliveryFaults::backlog_sigterm_sendsNothingTwice()
{
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    m_stage.providers.setDelay(Fake::Fcm, 50ms);
    m_stage.providers.setReachable(Fake::Fcm, false);
    m_stage.postToEverybody(posts / 100);
    m_stage.providers.setReachable(Fake::Fcm, true);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(m_stage.providers.waitFor(Fake::Fcm, m_stage.deliveries() * i / 5));
        QCOMPARE(m_stage.instance(0).terminate(), 0); // within ten seconds
        QCOMPARE(m_stage.leased(), 0);
        m_stage.start(0);
    }
    QVERIFY(m_stage.pending() > 0); // there was something to stop
    m_stage.expectAllArrived();
    QCOMPARE(m_stage.twice(), 0);
}

QTEST_GUILESS_MAIN(tst_DeliveryFaults)
#include "tst_delivery_faults.moc"
