#include "realtime/recent_minutes.h"

#include <QtTest/QTest>

using namespace mc;
using model::LiveMinute;
using realtime::RecentMinutes;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);

/// Looks each second, or as a test says.
class Watch
{
public:
    void look(const QDateTime &at, qint64 sent = 0, int bucket = -1)
    {
        RecentMinutes::Look look {.since = m_last, .at = at};
        look.counts[1].sent = sent; // by push
        if (bucket >= 0)
            look.latencies.add(bucket, 1);
        look.queue = {.due = sent, .oldestDueSeconds = 2 * sent};
        look.connectedClients = 3 * sent;
        minutes.add(look);
        m_last = at;
    }
    void lookEachSecond(const QDateTime &from, const QDateTime &to, qint64 sent)
    {
        for (QDateTime at = from; at < to; at = at.addSecs(1))
            look(at, sent);
    }

    RecentMinutes minutes;

private:
    QDateTime m_last;
};

/// "12:00 60 s 120".
QStringList told(const RecentMinutes &minutes)
{
    QStringList told;
    for (const LiveMinute &minute : minutes.all())
        told += QStringLiteral("%1 %2 s %3")
                    .arg(minute.at.toString(QStringLiteral("hh:mm")))
                    .arg(minute.seconds)
                    .arg(minute.counts[1].sent);
    return told;
}

} // namespace

/// What the watch of deliveries keeps for those who begin to watch, by clocks of the test's.
class TestRecentMinutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_eachSecond_areSummedByTheMinute();
    void look_first_tellsNothing();
    void look_late_isSharedByBothMinutes();
    void look_tooLate_isLeftOut();
    void look_twiceWithinASecond_countsItOnce();
    void latency_isThatOfItsMinute();
    void state_isTheLastOne();
    void day_isAllThatIsKept();
    void clock_setBack_beginsAnew();
};

void TestRecentMinutes::looks_eachSecond_areSummedByTheMinute()
{
    Watch watch;
    watch.lookEachSecond(noon.addSecs(-1), noon.addSecs(90), 2);
    QCOMPARE(told(watch.minutes), (QStringList {QStringLiteral("12:00 60 s 120"), QStringLiteral("12:01 30 s 60")}));
    QVERIFY(watch.minutes.knows(noon.addSecs(119)));
    QVERIFY(!watch.minutes.knows(noon.addSecs(120)));
}

void TestRecentMinutes::look_first_tellsNothing()
{
    Watch watch;
    watch.look(noon, 5);
    QVERIFY(watch.minutes.all().isEmpty());
    QVERIFY(!watch.minutes.knows(noon));
}

void TestRecentMinutes::look_late_isSharedByBothMinutes()
{
    Watch watch;
    watch.look(noon.addSecs(50));
    watch.look(noon.addSecs(69), 20); // 9 of its 19 seconds lie in the first minute, and 10 in the second
    QCOMPARE(told(watch.minutes), (QStringList {QStringLiteral("12:00 9 s 9"), QStringLiteral("12:01 10 s 11")}));
    watch.look(noon.addSecs(129), 60);
    QCOMPARE(told(watch.minutes),
        (QStringList {
            QStringLiteral("12:00 9 s 9"), QStringLiteral("12:01 60 s 61"), QStringLiteral("12:02 10 s 10")}));
}

void TestRecentMinutes::look_tooLate_isLeftOut()
{
    Watch watch;
    watch.lookEachSecond(noon.addSecs(-1), noon.addSecs(60), 1);
    watch.lookEachSecond(noon.addSecs(300), noon.addSecs(310), 1000);
    QCOMPARE(told(watch.minutes), (QStringList {QStringLiteral("12:00 60 s 60"), QStringLiteral("12:05 9 s 9000")}));
}

void TestRecentMinutes::look_twiceWithinASecond_countsItOnce()
{
    Watch watch;
    watch.look(noon.addSecs(1));
    watch.look(noon.addMSecs(2050), 1);
    watch.look(noon.addMSecs(2990), 1);
    watch.look(noon.addMSecs(4010), 1);
    QCOMPARE(told(watch.minutes), QStringList {QStringLiteral("12:00 3 s 3")});
}

void TestRecentMinutes::latency_isThatOfItsMinute()
{
    Watch watch;
    watch.look(noon);
    watch.look(noon.addSecs(1));
    QVERIFY(!watch.minutes.all().last().latency);
    watch.look(noon.addSecs(2), 1, 40);
    const model::LatencyPercentiles slow = watch.minutes.all().last().latency.value();
    QVERIFY(slow.p50 > 80 && slow.p99 < 100);
    watch.look(noon.addSecs(60), 1, 10);
    QCOMPARE(watch.minutes.all().first().latency, slow);
    QVERIFY(watch.minutes.all().last().latency->p99 < 5);
}

void TestRecentMinutes::state_isTheLastOne()
{
    Watch watch;
    watch.look(noon);
    watch.look(noon.addSecs(1), 7);
    watch.look(noon.addSecs(2), 5);
    const LiveMinute &minute = watch.minutes.all().last();
    QCOMPARE(minute.at, noon);
    QCOMPARE(minute.due, 5);
    QCOMPARE(minute.oldestDueSeconds, 10);
    QCOMPARE(minute.connectedClients, 15);
}

void TestRecentMinutes::day_isAllThatIsKept()
{
    Watch watch;
    const int seconds = 2 * 24 * 60 * 60;
    watch.lookEachSecond(noon, noon.addSecs(seconds), 1);
    QCOMPARE(watch.minutes.all().size(), int(RecentMinutes::most));
    QCOMPARE(watch.minutes.all().first().at, noon.addSecs(seconds / 2));
    watch.look(noon.addSecs(2 * seconds));
    watch.look(noon.addSecs(2 * seconds + 1));
    QCOMPARE(told(watch.minutes), QStringList {QStringLiteral("12:00 1 s 0")});
}

void TestRecentMinutes::clock_setBack_beginsAnew()
{
    Watch watch;
    watch.lookEachSecond(noon, noon.addSecs(30), 1);
    watch.lookEachSecond(noon.addSecs(-5), noon.addSecs(30), 1); // a little
    QCOMPARE(told(watch.minutes), QStringList {QStringLiteral("12:00 60 s 64")});
    watch.lookEachSecond(noon.addSecs(-3600), noon.addSecs(-3590), 1);
    QCOMPARE(told(watch.minutes), QStringList {QStringLiteral("11:00 9 s 10")});
}

QTEST_APPLESS_MAIN(TestRecentMinutes)
#include "tst_recent_minutes.moc"
