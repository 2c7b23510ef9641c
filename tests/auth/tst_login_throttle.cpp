#include "auth/login_throttle.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

using namespace mc;
using namespace std::chrono_literals;
using auth::LoginThrottle;

namespace {

const LoginThrottle::Time start {1h};
const QString ann = QStringLiteral("ann");
const QByteArray home = "192.0.2.1";

/// 0 when the attempt may be made, else the seconds to wait.
int wait(LoginThrottle &throttle, const QString &name, const QByteArray &address, LoginThrottle::Time now)
{
    const auto begun = throttle.begin(name, address, now);
    return begun ? 0 : begun.error().retryAfter;
}

void fail(LoginThrottle &throttle, int times, const QString &name = ann, LoginThrottle::Time now = start)
{
    for (int i = 0; i < times; ++i)
        QCOMPARE(wait(throttle, name, home, now), 0);
}

} // namespace

class TestLoginThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void begin_sixthInAMinute_isRateLimited();
    void begin_windowSlides_admitsOneByOne();
    void begin_refusedAttempts_dontProlong();
    void begin_otherNameOrAddress_isItsOwnPair();
    void begin_nameInOtherCase_isTheSamePair();
    void begin_textMovedFromAddressToName_isAnotherPair();
    void begin_manyNamesFromOneAddress_areLimited();
    void begin_oneNameFromManyAddresses_isLimitedButWhereItIsKnown();
    void begin_limitOfNone_letsAllPass();
    void succeed_afterFailures_forgetsThem();
    void withdraw_ownTrouble_doesNotCount();
    void begin_morePairsThanKept_forgetsTheOneIdleLongest();
    void begin_manyThreads_admitsFive();
};

void TestLoginThrottle::begin_sixthInAMinute_isRateLimited()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    const auto sixth = throttle.begin(ann, home, start + 1ms);
    QVERIFY(!sixth);
    QCOMPARE(sixth.error().code, model::ErrorCode::RateLimited);
    QCOMPARE(sixth.error().retryAfter, 60);
    QCOMPARE(wait(throttle, ann, home, start + 59s), 1);
    QCOMPARE(wait(throttle, ann, home, start + 60s - 1ns), 1);
    QCOMPARE(wait(throttle, ann, home, start + 60s), 0);
}

void TestLoginThrottle::begin_windowSlides_admitsOneByOne()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        fail(throttle, 1, ann, start + i * 10s);
    QCOMPARE(wait(throttle, ann, home, start + 50s), 10);
    QCOMPARE(wait(throttle, ann, home, start + 60s), 0);
    QCOMPARE(wait(throttle, ann, home, start + 60s), 10);
    QCOMPARE(wait(throttle, ann, home, start + 70s), 0);
    QCOMPARE(wait(throttle, ann, home, start + 70s), 10);
}

void TestLoginThrottle::begin_refusedAttempts_dontProlong()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    for (int i = 1; i < 60; ++i)
        QCOMPARE(wait(throttle, ann, home, start + i * 1s), 60 - i);
    fail(throttle, 5, ann, start + 60s);
}

void TestLoginThrottle::begin_otherNameOrAddress_isItsOwnPair()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    QCOMPARE(wait(throttle, QStringLiteral("bob"), home, start), 0);
    QCOMPARE(wait(throttle, ann, "192.0.2.2", start), 0);
    QCOMPARE(wait(throttle, ann, home, start), 60);
}

void TestLoginThrottle::begin_nameInOtherCase_isTheSamePair()
{
    LoginThrottle throttle;
    fail(throttle, 3);
    fail(throttle, 1, QStringLiteral("ANN"));
    fail(throttle, 1, QStringLiteral(" Ann\t"));
    QCOMPARE(wait(throttle, QStringLiteral("aNN"), home, start), 60);
}

void TestLoginThrottle::begin_textMovedFromAddressToName_isAnotherPair()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    QCOMPARE(wait(throttle, QStringLiteral("1ann"), "192.0.2.", start), 0);
}

void TestLoginThrottle::begin_manyNamesFromOneAddress_areLimited()
{
    LoginThrottle throttle({.byAddress = {8}});
    for (int i = 0; i < 8; ++i)
        fail(throttle, 1, QString::number(i));
    const auto ninth = throttle.begin(ann, home, start);
    QVERIFY(!ninth);
    QCOMPARE(ninth.error().code, model::ErrorCode::RateLimited);
    QCOMPARE(ninth.error().retryAfter, 60);
    QCOMPARE(wait(throttle, ann, "192.0.2.2", start), 0);
    QCOMPARE(wait(throttle, ann, home, start + 60s), 0);
    // Those who find their password are not counted.
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(wait(throttle, QString::number(i), "192.0.2.3", start), 0);
        throttle.succeed(QString::number(i), "192.0.2.3", start);
    }
}

void TestLoginThrottle::begin_oneNameFromManyAddresses_isLimitedButWhereItIsKnown()
{
    LoginThrottle throttle({.byName = {8}});
    QCOMPARE(wait(throttle, ann, home, start), 0);
    throttle.succeed(ann, home, start);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(wait(throttle, ann, "198.51.100." + QByteArray::number(i), start), 0);
    QCOMPARE(wait(throttle, ann, "198.51.100.8", start), 60);
    QCOMPARE(wait(throttle, ann, home, start), 0);
    QCOMPARE(wait(throttle, QStringLiteral("bob"), "198.51.100.8", start), 0);
}

void TestLoginThrottle::begin_limitOfNone_letsAllPass()
{
    LoginThrottle throttle({.byPair = {5}, .byAddress = {0}, .byName = {0}});
    for (int i = 0; i < 100; ++i)
        QCOMPARE(wait(throttle, QString::number(i), home, start), 0);
    fail(throttle, 5);
    QCOMPARE(wait(throttle, ann, home, start), 60);
}

void TestLoginThrottle::succeed_afterFailures_forgetsThem()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    throttle.succeed(QStringLiteral("Ann"), home, start);
    fail(throttle, 5);
    QCOMPARE(wait(throttle, ann, home, start), 60);
    throttle.succeed(QStringLiteral("nobody"), home, start);
}

void TestLoginThrottle::withdraw_ownTrouble_doesNotCount()
{
    LoginThrottle throttle;
    fail(throttle, 5);
    throttle.withdraw(ann, home);
    fail(throttle, 1);
    QCOMPARE(wait(throttle, ann, home, start), 60);
    for (int i = 0; i < 7; ++i)
        throttle.withdraw(ann, home);
    fail(throttle, 5);
    QCOMPARE(wait(throttle, ann, home, start), 60);
}

void TestLoginThrottle::begin_morePairsThanKept_forgetsTheOneIdleLongest()
{
    LoginThrottle throttle({}, 3);
    fail(throttle, 4, QStringLiteral("a"));
    fail(throttle, 5, QStringLiteral("b"));
    fail(throttle, 5, QStringLiteral("c"));
    fail(throttle, 1, QStringLiteral("a"));
    fail(throttle, 1, QStringLiteral("d"));
    QCOMPARE(wait(throttle, QStringLiteral("a"), home, start), 60);
    QCOMPARE(wait(throttle, QStringLiteral("c"), home, start), 60);
    QCOMPARE(wait(throttle, QStringLiteral("b"), home, start), 0);
}

void TestLoginThrottle::begin_manyThreads_admitsFive()
{
    LoginThrottle throttle;
    std::atomic<int> admitted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 200; ++round) {
                admitted += throttle.begin(ann, home, start) ? 1 : 0;
                const QString other = QString::number(i * 1000 + round);
                if (throttle.begin(other, home, start))
                    round % 2 ? throttle.succeed(other, home, start) : throttle.withdraw(other, home);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(admitted.load(), 5);
}

QTEST_GUILESS_MAIN(TestLoginThrottle)
#include "tst_login_throttle.moc"
