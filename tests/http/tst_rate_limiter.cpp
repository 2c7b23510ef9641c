#include "http/rate_limiter.h"

#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace mc;
using namespace std::chrono_literals;
using http::RateLimiter;

namespace {

const RateLimiter::Time start {1h};
const QByteArray ann = "patient:7";

RateLimiter::Verdict ask(RateLimiter &limiter, RateLimiter::Time now, const QByteArray &caller = ann)
{
    return limiter.count(caller, now).value_or(RateLimiter::Verdict {false, -1, 0s});
}

/// How many requests pass at that time, one after the other.
int passing(RateLimiter &limiter, RateLimiter::Time now, const QByteArray &caller = ann)
{
    int passed = 0;
    while (passed < 100'000 && ask(limiter, now, caller).isAllowed)
        ++passed;
    return passed;
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void count_wholeQuotaAtOnce_passesThenRefuses();
    void count_afterRefusal_returnsOneByOne();
    void count_refused_doesNotProlong();
    void count_afterQuiet_hasNoMoreThanTheQuota();
    void count_reset_tellsWhenTheQuotaIsWhole();
    void count_oneAnHour_tellsSecondsToWait();
    void count_oddRate_passesAllOfIt_data();
    void count_oddRate_passesAllOfIt();
    void count_otherCaller_hasAQuotaOfTheirOwn();
    void count_rateOfZero_isNoLimit();
    void count_moreCallersThanKept_forgetsTheQuiet();
    void count_manyThreads_passTheQuota();
};

void TestRateLimiter::count_wholeQuotaAtOnce_passesThenRefuses()
{
    RateLimiter limiter({6000, 60s});
    QCOMPARE(ask(limiter, start).remaining, 5999);
    QCOMPARE(passing(limiter, start), 5999);
    const RateLimiter::Verdict refused = ask(limiter, start);
    QVERIFY(!refused.isAllowed);
    QCOMPARE(refused.remaining, 0);
    QCOMPARE(refused.reset, 1s);
}

void TestRateLimiter::count_afterRefusal_returnsOneByOne()
{
    RateLimiter limiter({60, 60s});
    QCOMPARE(passing(limiter, start), 60);
    QCOMPARE(passing(limiter, start + 1s - 1ns), 0);
    QCOMPARE(passing(limiter, start + 1s), 1);
    QCOMPARE(passing(limiter, start + 4s), 3);
    QCOMPARE(passing(limiter, start + 34s), 30);
}

void TestRateLimiter::count_refused_doesNotProlong()
{
    RateLimiter limiter({2, 60s});
    QCOMPARE(passing(limiter, start), 2);
    for (int second = 1; second < 30; ++second)
        QCOMPARE(ask(limiter, start + second * 1s).reset, (30 - second) * 1s);
    QVERIFY(ask(limiter, start + 30s).isAllowed);
}

void TestRateLimiter::count_afterQuiet_hasNoMoreThanTheQuota()
{
    RateLimiter limiter({10, 1s});
    QCOMPARE(passing(limiter, start), 10);
    QCOMPARE(passing(limiter, start + 1h), 10);
}

void TestRateLimiter::count_reset_tellsWhenTheQuotaIsWhole()
{
    RateLimiter limiter({60, 60s});
    QCOMPARE(ask(limiter, start).reset, 1s);
    QCOMPARE(ask(limiter, start).reset, 2s);
    QCOMPARE(ask(limiter, start + 1500ms).reset, 2s);
    QCOMPARE(ask(limiter, start + 1500ms).remaining, 57);
}

void TestRateLimiter::count_oneAnHour_tellsSecondsToWait()
{
    RateLimiter limiter({1, 3600s});
    QCOMPARE(ask(limiter, start).remaining, 0);
    QCOMPARE(ask(limiter, start + 1ms).reset, 3600s);
    QCOMPARE(ask(limiter, start + 3599s).reset, 1s);
    QVERIFY(ask(limiter, start + 3600s).isAllowed);
}

void TestRateLimiter::count_oddRate_passesAllOfIt_data()
{
    QTest::addColumn<int>("rate");
    for (const int rate : {1, 3, 7, 999, 6000, 99'999})
        QTest::addRow("%d", rate) << rate;
}

void TestRateLimiter::count_oddRate_passesAllOfIt()
{
    QFETCH(int, rate);
    RateLimiter limiter({rate, 60s});
    QCOMPARE(passing(limiter, start), rate);
}

void TestRateLimiter::count_otherCaller_hasAQuotaOfTheirOwn()
{
    RateLimiter limiter({5, 60s});
    QCOMPARE(passing(limiter, start), 5);
    QCOMPARE(passing(limiter, start, "admin:7"), 5);
    QCOMPARE(passing(limiter, start), 0);
}

void TestRateLimiter::count_rateOfZero_isNoLimit()
{
    RateLimiter limiter({0, 60s});
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!limiter.count(ann, start));
}

void TestRateLimiter::count_moreCallersThanKept_forgetsTheQuiet()
{
    RateLimiter limiter({100, 60s}, 640);
    QCOMPARE(passing(limiter, start, "busy"), 100);
    for (int i = 0; i < 100'000; ++i)
        QVERIFY(ask(limiter, start, QByteArray::number(i)).isAllowed);
    QCOMPARE(passing(limiter, start, "busy"), 0);
    // Ten a shard are kept: of a thousand latecomers nearly all are as new.
    int fresh = 0;
    for (int i = 0; i < 1000; ++i)
        fresh += ask(limiter, start, QByteArray::number(i)).remaining == 99;
    QVERIFY2(fresh > 900, QByteArray::number(fresh).constData());
}

void TestRateLimiter::count_manyThreads_passTheQuota()
{
    RateLimiter limiter({500, 60s});
    std::atomic<int> passed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 500; ++round) {
                passed += ask(limiter, start).isAllowed ? 1 : 0;
                (void)ask(limiter, start, QByteArray::number(i * 1000 + round));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(passed.load(), 500);
}

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
