#include "console/dashboard/chart_figures.h"
#include "console/dashboard/failure_groups.h"
#include "console/dashboard/failure_reason.h"
#include "console/dashboard/live_history.h"
#include "console/dashboard/tile_contents.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cmath>

using namespace mc;
using namespace mc::console;
using Rate = LiveHistory::Rate;
using Gauge = LiveHistory::Gauge;
using Range = LiveHistory::Range;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);

model::LiveStatistics statistics(const QDateTime &at, qint64 sent, qint64 due = 0)
{
    model::LiveStatistics made;
    made.at = at;
    made.rates[0].sent = sent; // in the app
    made.queue.due = due;
    return made;
}

/// Each second from noon on.
LiveHistory historyOf(int seconds, qint64 sentEach)
{
    LiveHistory history;
    for (int second = 0; second < seconds; ++second)
        history.add(statistics(noon.addSecs(second), sentEach));
    return history;
}

/// A minute that many of whose seconds are known, with so many sent in the app.
model::LiveMinute minuteAt(const QDateTime &at, int seconds, qint64 sent, qint64 due = 0)
{
    model::LiveMinute made {.at = at, .seconds = seconds, .due = due};
    made.counts[0].sent = sent;
    return made;
}

int knownOf(const QList<double> &values)
{
    return int(std::count_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); }));
}

model::LiveDelivery failure(int second, const char *detail, model::Channel channel = model::Channel::Push)
{
    model::LiveDelivery made;
    made.at = noon.addSecs(second);
    made.notificationId = {QUuid::createUuid()};
    made.channel = channel;
    made.outcome = model::LiveOutcome::Failed;
    made.detail = QString::fromLatin1(detail);
    return made;
}

QStringList codesOf(const FailureGroups &groups)
{
    QStringList codes;
    for (const FailureGroups::Group &group : groups.groups())
        codes += QStringLiteral("%1 %2").arg(group.code).arg(group.count);
    return codes;
}

} // namespace

/// What the dashboard makes of what it is told, without a window and a service.
class TestDashboardParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void history_nothingTold_isNotKnown();
    void history_lastMinute_isCounted();
    void history_gap_staysAGap();
    void history_lateTelling_standsForTheTimeSince();
    void history_ranges_haveTheirSteps_data();
    void history_ranges_haveTheirSteps();
    void history_old_isForgotten();
    void history_clockSetBack_beginsAnew();
    void history_before_isWhatTheMinuteIsHeldAgainst();
    void minutes_ofTheDayBefore_areKnown();
    void minutes_spread_makeUpTheFirstMinute();
    void minutes_heardByTheSecond_stay();
    void minutes_partlyHeard_areFilledUp();
    void minutes_ofALostSecond_countItOnce();
    void minutes_gaps_stayGaps();
    void minutes_thenTheDay_areForgotten();
    void groups_sameReason_isOneRow();
    void groups_kept_doNotMove();
    void groups_tooMany_dropTheOldest();
    void groups_others_arePassedOver();
    void publicCode_leavesNoAddress_data();
    void publicCode_leavesNoAddress();
    void tiles_nothingTold_saySo();
    void tiles_tellFigureChangeAndWhen();
    void tiles_millions_areShortButExactInTheTooltip();
    void figures_areOfEachChannel();
    void pause_isTold();
};

void TestDashboardParts::history_nothingTold_isNotKnown()
{
    const LiveHistory history;
    QVERIFY(!history.since().isValid());
    QVERIFY(std::isnan(history.lastMinute(Rate::Sent)));
    QVERIFY(!history.before(Rate::Sent));
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, LiveHistory::stepsOf(Range::Day, noon))), 0);
}

void TestDashboardParts::history_lastMinute_isCounted()
{
    const LiveHistory history = historyOf(90, 3);
    QCOMPARE(history.lastMinute(Rate::Sent), 180.);
    QCOMPARE(history.lastMinute(Rate::Failed), 0.);
    QCOMPARE(history.since(), noon);
    QCOMPARE(history.latest(), noon.addSecs(89));
    QCOMPARE(historyOf(20, 3).lastMinute(Rate::Sent), 60.); // and not what a whole one would have had
}

void TestDashboardParts::history_gap_staysAGap()
{
    LiveHistory history = historyOf(60, 1);
    for (int second = 120; second < 180; ++second)
        history.add(statistics(noon.addSecs(second), 1));
    const TimeSteps steps {.first = noon, .seconds = 10, .count = 18};
    const QList<double> values = history.perMinute(Rate::Sent, steps);
    for (int i = 0; i < values.size(); ++i)
        QCOMPARE(std::isnan(values[i]), i >= 6 && i < 12);
    QCOMPARE(values[0], 60.);
    QVERIFY(std::isnan(history.highest(Gauge::Due, steps)[8]));
    QCOMPARE(history.highest(Gauge::Due, steps)[0], 0.);
    QVERIFY(std::isnan(history.highest(Gauge::LatencyP50, steps)[0])); // nothing was delivered
}

void TestDashboardParts::history_lateTelling_standsForTheTimeSince()
{
    LiveHistory history;
    history.add(statistics(noon, 2));
    history.add(statistics(noon.addSecs(2), 2));
    QCOMPARE(history.lastMinute(Rate::Sent), 6.);
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, {.first = noon, .seconds = 1, .count = 3})), 3);
    history.add(statistics(noon.addSecs(10), 2));
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, {.first = noon, .seconds = 1, .count = 11})), 4);
    history.add(statistics(noon.addMSecs(10'900), 4)); // within the same second
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon.addSecs(10), .seconds = 1, .count = 1}), QList<double> {360});
}

void TestDashboardParts::history_ranges_haveTheirSteps_data()
{
    QTest::addColumn<Range>("range");
    QTest::addColumn<int>("known");
    QTest::addRow("15 minutes") << Range::QuarterHour << 91;
    QTest::addRow("hour") << Range::Hour << 20;
    QTest::addRow("day") << Range::Day << 2;
}

void TestDashboardParts::history_ranges_haveTheirSteps()
{
    QFETCH(Range, range);
    const LiveHistory history = historyOf(20 * 60, 1);
    const QDateTime now = noon.addSecs(20 * 60 - 1);
    const TimeSteps steps = LiveHistory::stepsOf(range, now);
    QVERIFY(steps.count < 100);
    QVERIFY(steps.at(steps.count - 1) <= now);
    QVERIFY(steps.at(steps.count) > now);
    const QList<double> values = history.perMinute(Rate::Sent, steps);
    QTEST(knownOf(values), "known");
    QCOMPARE(values.last(), 60.);
}

void TestDashboardParts::history_old_isForgotten()
{
    LiveHistory history = historyOf(60, 1);
    history.add(statistics(noon.addDays(2), 1));
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, LiveHistory::stepsOf(Range::Day, noon.addDays(2)))), 1);
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, LiveHistory::stepsOf(Range::QuarterHour, noon.addDays(2)))), 1);
    QCOMPARE(history.since(), noon);
}

void TestDashboardParts::history_clockSetBack_beginsAnew()
{
    LiveHistory history = historyOf(60, 1);
    history.add(statistics(noon.addSecs(-3600), 1));
    QCOMPARE(history.since(), noon.addSecs(-3600));
    QCOMPARE(history.lastMinute(Rate::Sent), 1.);
}

void TestDashboardParts::history_before_isWhatTheMinuteIsHeldAgainst()
{
    QVERIFY(!historyOf(100, 1).before(Rate::Sent)); // less than a minute is known of it
    LiveHistory history = historyOf(300, 2);
    for (int second = 300; second < 360; ++second)
        history.add(statistics(noon.addSecs(second), 5, 7));
    const auto before = history.before(Rate::Sent);
    QVERIFY(before);
    QCOMPARE(before->value, 120.);
    QCOMPARE(before->minutes, 5);
    QCOMPARE(history.lastMinute(Rate::Sent), 300.);
    const auto due = history.before(Gauge::Due);
    QVERIFY(due);
    QCOMPARE(due->value, 0.);
    QCOMPARE(due->minutes, 5);
    QVERIFY(!history.before(Gauge::LatencyP99));
}

void TestDashboardParts::minutes_ofTheDayBefore_areKnown()
{
    LiveHistory history;
    QList<model::LiveMinute> minutes;
    for (int minute = 1440; minute > 0; --minute)
        minutes += minuteAt(noon.addSecs(-60 * minute), 60, 120, minute);
    minutes.last().latency = model::LatencyPercentiles {.p50 = 5, .p95 = 50, .p99 = 500};
    history.add(minutes);
    QCOMPARE(history.since(), noon.addDays(-1));
    QVERIFY(!history.listeningSince().isValid());
    QVERIFY(!history.latest().isValid());
    history.add(statistics(noon, 2));
    QCOMPARE(history.since(), noon.addDays(-1));
    QCOMPARE(history.listeningSince(), noon);
    for (const Range range : {Range::QuarterHour, Range::Hour, Range::Day}) {
        const TimeSteps steps = LiveHistory::stepsOf(range, noon);
        QCOMPARE(history.perMinute(Rate::Sent, steps), QList<double>(steps.count, 120.));
        QCOMPARE(knownOf(history.highest(Gauge::Due, steps)), steps.count);
    }
    QCOMPARE(history.highest(Gauge::Due, LiveHistory::stepsOf(Range::Day, noon)).first(), 1440.);
    QCOMPARE(history.highest(Gauge::Due, LiveHistory::stepsOf(Range::Hour, noon)).first(), 60.);
    QCOMPARE(history.highest(Gauge::Due, LiveHistory::stepsOf(Range::QuarterHour, noon)).first(), 15.);
    QCOMPARE(knownOf(history.highest(Gauge::LatencyP99, LiveHistory::stepsOf(Range::QuarterHour, noon))), 6);
}

// As when the service began 40 s ago, and somebody signs in.
void TestDashboardParts::minutes_spread_makeUpTheFirstMinute()
{
    LiveHistory history;
    history.add({minuteAt(noon, 20, 40), minuteAt(noon.addSecs(60), 20, 60)});
    history.add(statistics(noon.addSecs(80), 3));
    QCOMPARE(history.since(), noon.addSecs(40));
    QCOMPARE(history.lastMinute(Rate::Sent), 103.);
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon.addSecs(30), .seconds = 10, .count = 6}).mid(1),
        (QList<double> {120, 120, 180, 180, 180}));
    QVERIFY(std::isnan(history.perMinute(Rate::Sent, {.first = noon.addSecs(30), .seconds = 10, .count = 1})[0]));
}

void TestDashboardParts::minutes_heardByTheSecond_stay()
{
    LiveHistory history = historyOf(60, 1);
    history.add({minuteAt(noon, 60, 6000)});
    const TimeSteps minute {.first = noon, .seconds = 60, .count = 1};
    QCOMPARE(history.perMinute(Rate::Sent, minute), QList<double> {60});
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 10, .count = 6}), QList<double>(6, 60.));
}

// As after a connection that was lost for half a minute: what was sent meanwhile falls to that time.
void TestDashboardParts::minutes_partlyHeard_areFilledUp()
{
    LiveHistory history = historyOf(30, 1);
    history.add({minuteAt(noon, 60, 330), minuteAt(noon.addSecs(60), 5, 0)});
    history.add(statistics(noon.addSecs(65), 2));
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 10, .count = 6}),
        (QList<double> {60, 60, 60, 600, 600, 600}));
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 60, .count = 2}), (QList<double> {330, 20}));
    QCOMPARE(history.lastMinute(Rate::Sent), 326.); // 24 s of 1 and 30 s of 10 before them
    QCOMPARE(history.since(), noon);
}

void TestDashboardParts::minutes_ofALostSecond_countItOnce()
{
    LiveHistory history = historyOf(30, 1);
    history.add({minuteAt(noon, 32, 32)});
    history.add(statistics(noon.addSecs(32), 1));
    QCOMPARE(history.lastMinute(Rate::Sent), 33.);
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 60, .count = 1}), QList<double> {60});
}

void TestDashboardParts::minutes_gaps_stayGaps()
{
    LiveHistory history;
    history.add({minuteAt(noon.addSecs(-40 * 60), 60, 60), minuteAt(noon.addSecs(-10 * 60), 60, 60),
        minuteAt(noon.addSecs(-60), 60, 60)});
    history.add(statistics(noon, 1));
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, LiveHistory::stepsOf(Range::Hour, noon))), 4);
    QCOMPARE(knownOf(history.perMinute(Rate::Sent, LiveHistory::stepsOf(Range::QuarterHour, noon))), 13);
    QCOMPARE(knownOf(history.highest(Gauge::Due, LiveHistory::stepsOf(Range::QuarterHour, noon))), 13);
}

// What comes late must not stand where newer ones are.
void TestDashboardParts::minutes_thenTheDay_areForgotten()
{
    LiveHistory history;
    history.add(statistics(noon, 1));
    history.add({minuteAt(noon.addSecs(-1455 * 60), 60, 60), minuteAt(noon.addSecs(-16 * 60), 60, 60)});
    QCOMPARE(history.lastMinute(Rate::Sent), 1.);
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 60, .count = 1}), QList<double> {60});
    QCOMPARE(history.perMinute(Rate::Sent, {.first = noon, .seconds = 1, .count = 1}), QList<double> {60});
}

void TestDashboardParts::groups_sameReason_isOneRow()
{
    FailureGroups groups;
    QAbstractItemModelTester tester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    groups.add(failure(1, "FCM INTERNAL: It failed."));
    const model::LiveDelivery newest = failure(3, "FCM INTERNAL: It failed.");
    groups.add(newest);
    groups.add(failure(2, "SMTP 550 5.1.1: Refused.", model::Channel::Email));
    QCOMPARE(groups.rowCount(), 0); // until they are shown
    QVERIFY(groups.show(FailureGroups::Order::NewestFirst));
    QVERIFY(!groups.show(FailureGroups::Order::NewestFirst));
    QCOMPARE(codesOf(groups), (QStringList {QStringLiteral("FCM INTERNAL 2"), QStringLiteral("SMTP 550 5.1.1 1")}));
    QCOMPARE(groups.groups().first().newest.value, newest.notificationId.value);
    QVERIFY(groups.index(0, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("It failed.")));
    groups.add(failure(4, "SMTP 550 5.1.1: Refused.", model::Channel::Email));
    groups.show(FailureGroups::Order::NewestFirst);
    QCOMPARE(codesOf(groups), (QStringList {QStringLiteral("SMTP 550 5.1.1 2"), QStringLiteral("FCM INTERNAL 2")}));
    QCOMPARE(groups.total(), 4);
}

void TestDashboardParts::groups_kept_doNotMove()
{
    FailureGroups groups;
    QAbstractItemModelTester tester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    groups.add(failure(1, "one: One."));
    groups.add(failure(2, "two: Two."));
    groups.show(FailureGroups::Order::NewestFirst);
    QSignalSpy moved(&groups, &QAbstractItemModel::rowsMoved);
    groups.add(failure(3, "one: One."));
    groups.add(failure(4, "three: Three."));
    groups.show(FailureGroups::Order::Kept);
    QCOMPARE(
        codesOf(groups), (QStringList {QStringLiteral("two 1"), QStringLiteral("one 2"), QStringLiteral("three 1")}));
    QCOMPARE(moved.size(), 0);
    groups.show(FailureGroups::Order::NewestFirst);
    QCOMPARE(
        codesOf(groups), (QStringList {QStringLiteral("three 1"), QStringLiteral("one 2"), QStringLiteral("two 1")}));
}

void TestDashboardParts::groups_tooMany_dropTheOldest()
{
    FailureGroups groups;
    QAbstractItemModelTester tester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < FailureGroups::mostGroups + 10; ++i) {
        groups.add(failure(i, QByteArray::number(i).constData()));
        groups.show(FailureGroups::Order::NewestFirst);
    }
    QCOMPARE(groups.rowCount(), int(FailureGroups::mostGroups));
    QCOMPARE(groups.groups().first().code, QString::number(FailureGroups::mostGroups + 9));
    QCOMPARE(groups.groups().last().code, QStringLiteral("10"));
}

void TestDashboardParts::groups_others_arePassedOver()
{
    FailureGroups groups;
    model::LiveDelivery sent = failure(1, "FCM");
    sent.outcome = model::LiveOutcome::Postponed;
    groups.add(sent);
    QVERIFY(!groups.show(FailureGroups::Order::NewestFirst));
    QCOMPARE(groups.total(), 0);
}

void TestDashboardParts::publicCode_leavesNoAddress_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *error, const char *code) {
        QTest::addRow("%s", error) << QString::fromLatin1(error) << QString::fromUtf8(code);
    };
    row("FCM UNREGISTERED", "UNREGISTERED");
    row("APNs BadDeviceToken", "BadDeviceToken");
    row("SMTP 550 5.1.1", "550 5.1.1");
    row("SMS 21211", "21211");
    row("token opened twice", "token opened twice");
    row("SMTP no SMTPUTF8", "no SMTPUTF8");
    row("SMTP ann@clinic.example", "…");
    row("SMTP Ann Example", "…");
    row("SMTP mailbox of Ann is full", "…");
    row("SMTP mailbox of ann example is full", "…");
    row("FCM fcm.example refused", "…");
    row("SMTP 10.0.0.17", "…");
    row("SMS +34600000000", "…");
    row("FCM https://clinic.example/x", "…");
}

void TestDashboardParts::publicCode_leavesNoAddress()
{
    QFETCH(QString, error);
    QTEST(publicCode(error), "code");
}

void TestDashboardParts::tiles_nothingTold_saySo()
{
    const QList<FigureTile::Content> tiles = tileContents({}, {}, {});
    QCOMPARE(tiles.size(), 6);
    for (const FigureTile::Content &tile : tiles) {
        QCOMPARE(tile.figure, QStringLiteral("–"));
        QVERIFY2(tile.exactly.contains(QLatin1String("nothing was told")), qPrintable(tile.exactly));
    }
}

void TestDashboardParts::tiles_tellFigureChangeAndWhen()
{
    LiveHistory history = historyOf(300, 20);
    for (int second = 300; second < 360; ++second)
        history.add(statistics(noon.addSecs(second), 25, 12));
    model::LiveStatistics latest = statistics(history.latest(), 25, 12);
    latest.queue.oldestDueSeconds = 90;
    latest.connectedClients = 4;
    const QList<FigureTile::Content> tiles = tileContents(history, latest, history.latest());
    QCOMPARE(tiles[0].figure, QStringLiteral("1,500"));
    QCOMPARE(tiles[0].unit, QStringLiteral("in the last minute"));
    QCOMPARE(tiles[0].change, QStringLiteral("+25 %"));
    QVERIFY2(tiles[0].exactly.contains(QLatin1String("1,200 a minute")), qPrintable(tiles[0].exactly));
    QVERIFY2(tiles[0].exactly.contains(QLatin1String("2 March 2026")), qPrintable(tiles[0].exactly));
    QCOMPARE(tiles[2].figure, QStringLiteral("0"));
    QCOMPARE(tiles[2].change, QStringLiteral("="));
    QCOMPARE(tiles[3].figure, QStringLiteral("12"));
    QCOMPARE(tiles[3].change, QStringLiteral("+12"));
    QCOMPARE(tiles[4].figure, QStringLiteral("4"));
    QCOMPARE(tiles[5].figure, QStringLiteral("1 min"));
    QCOMPARE(tiles[0].trend.size(), 91);
}

void TestDashboardParts::tiles_millions_areShortButExactInTheTooltip()
{
    const LiveHistory history = historyOf(60, 20'000);
    const FigureTile::Content tile = tileContents(history, statistics(history.latest(), 20'000), history.latest())[0];
    QCOMPARE(tile.figure, QStringLiteral("1.2 M"));
    QVERIFY2(tile.exactly.startsWith(QLatin1String("Sent: 1,200,000 in the minute")), qPrintable(tile.exactly));
}

void TestDashboardParts::figures_areOfEachChannel()
{
    LiveHistory history;
    model::LiveStatistics told = statistics(noon, 1);
    told.rates[3].sent = 2;
    told.latency = model::LatencyPercentiles {.p50 = 5, .p95 = 20, .p99 = 80};
    history.add(told);
    const ChartFigures sent = throughputFigures(history, Range::QuarterHour, noon.addSecs(5));
    QCOMPARE(sent.lines.size(), 4);
    QCOMPARE(sent.lines[0].values.last(), 60.);
    QCOMPARE(sent.lines[1].values.last(), 0.);
    QCOMPARE(sent.lines[3].values.last(), 120.);
    QCOMPARE(knownOf(sent.lines[0].values), 2); // from its beginning to now
    QCOMPARE(sent.times.last(), noon.addSecs(5));
    QCOMPARE(sent.times.size(), sent.lines[0].values.size());
    QCOMPARE(sent.to, noon.addSecs(5));
    const ChartFigures latency = latencyFigures(history, Range::QuarterHour, noon.addSecs(5));
    QCOMPARE(latency.lines[2].name, QStringLiteral("p99"));
    QCOMPARE(latency.lines[2].values.last(), 80.);
}

void TestDashboardParts::pause_isTold()
{
    model::ProviderHealth health {.provider = model::Provider::Fcm,
        .state = model::ProviderHealth::State::Paused,
        .until = QDateTime(QDate::currentDate(), QTime(10, 42)),
        .reason = QStringLiteral("FCM INTERNAL (host.example)"),
        .window = 100,
        .inFlight = 3};
    QCOMPARE(pauseText(health, Told::InFull), QStringLiteral("until 10:42: INTERNAL (host.example)"));
    QCOMPARE(pauseText(health, Told::InPublic), QStringLiteral("until 10:42: …"));
    QCOMPARE(underWayText(health), QStringLiteral("3 of 100 under way"));
    health.state = model::ProviderHealth::State::Ok;
    QCOMPARE(pauseText(health, Told::InFull), QString());
    health.state = model::ProviderHealth::State::NotConfigured;
    QCOMPARE(underWayText(health), QString());
}

QTEST_MAIN(TestDashboardParts)
#include "tst_dashboard_parts.moc"
