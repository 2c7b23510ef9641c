#include "rules/retry_schedule.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const QList<milliseconds> specified {1min, 5min, 15min, 30min, 60min};

} // namespace

class TestRetrySchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delay_attempt_isTheSpecified_data();
    void delay_attempt_isTheSpecified();
    void delay_lastAttempt_isNone();
    void delay_chance_movesItByATenth();
    void delay_providerAsksForLonger_wins();
};

void TestRetrySchedule::delay_attempt_isTheSpecified_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("minutes");
    const QList<qint64> minutes {1, 5, 15, 30, 60};
    for (int i = 0; i < minutes.size(); ++i)
        QTest::addRow("after attempt %d", i + 1) << i + 1 << minutes[i];
}

void TestRetrySchedule::delay_attempt_isTheSpecified()
{
    QFETCH(int, attempt);
    QFETCH(qint64, minutes);
    QCOMPARE(rules::retryDelay(attempt, specified, {}, 0), std::optional<milliseconds>(std::chrono::minutes(minutes)));
}

void TestRetrySchedule::delay_lastAttempt_isNone()
{
    QVERIFY(!rules::retryDelay(6, specified, {}, 0));
    QVERIFY(!rules::retryDelay(6, specified, 10s, 0));
    QVERIFY(!rules::retryDelay(2, {1s}, {}, 0));
    QVERIFY(!rules::retryDelay(0, specified, {}, 0));
}

void TestRetrySchedule::delay_chance_movesItByATenth()
{
    QCOMPARE(rules::retryDelay(1, specified, {}, -1), std::optional<milliseconds>(54s));
    QCOMPARE(rules::retryDelay(1, specified, {}, 1), std::optional<milliseconds>(66s));
    QCOMPARE(rules::retryDelay(5, specified, {}, 0.5), std::optional<milliseconds>(63min));
}

void TestRetrySchedule::delay_providerAsksForLonger_wins()
{
    QCOMPARE(rules::retryDelay(1, specified, 10min, 1), std::optional<milliseconds>(10min));
    QCOMPARE(rules::retryDelay(1, specified, 10s, 0), std::optional<milliseconds>(1min));
    QCOMPARE(rules::retryDelay(1, specified, 0s, 0), std::optional<milliseconds>(1min));
    QCOMPARE(rules::retryDelay(1, specified, 30h, 0), std::optional<milliseconds>(1h));
}

QTEST_APPLESS_MAIN(TestRetrySchedule)
#include "tst_retry_schedule.moc"
