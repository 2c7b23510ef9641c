#include "rules/canary.h"

#include <QtTest/QTest>

using namespace mc::rules;
using namespace std::chrono_literals;

namespace {

const QDateTime start(QDate(2026, 11, 30), QTime(9, 0), Qt::UTC);
constexpr CanaryPolicy policy {.interval = 15min, .timeout = 2min};

// Minutes after the start; below 0: never.
QDateTime minute(int count) { return count < 0 ? QDateTime() : start.addSecs(60 * count); }

} // namespace

Q_DECLARE_METATYPE(CanaryStep)

/// When the canary tests, alarms and gives the all-clear.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextStep_followsFromWhatIsKnown_data();
    void nextStep_followsFromWhatIsKnown();
};

void TestCanary::nextStep_followsFromWhatIsKnown_data()
{
    QTest::addColumn<int>("proven");
    QTest::addColumn<int>("tested");
    QTest::addColumn<int>("failing");
    QTest::addColumn<bool>("isLost");
    QTest::addColumn<int>("since");
    QTest::addColumn<int>("now");
    QTest::addColumn<CanaryStep>("step");
    struct Known
    {
        int proven = -1, tested = -1, failing = -1;
        bool isLost = false;
        int since = 0;
    };
    const auto row = [](const char *name, const Known &known, int now, CanaryStep step) {
        QTest::newRow(name) << known.proven << known.tested << known.failing << known.isLost << known.since << now
                            << step;
    };
    row("nothing is known", {}, 0, CanaryStep::Test);
    row("proven by others' messages", {.proven = 10}, 24, CanaryStep::Nothing);
    row("no longer", {.proven = 10}, 25, CanaryStep::Test);
    row("a test is under way", {.proven = 10, .tested = 25}, 26, CanaryStep::Nothing);
    row("the test was accepted", {.proven = 26, .tested = 25}, 40, CanaryStep::Nothing);
    row("the next one is due", {.proven = 26, .tested = 25}, 41, CanaryStep::Test);
    row("the test takes too long", {.proven = 10, .tested = 25}, 27, CanaryStep::Alarm);
    row("the test is lost", {.proven = 10, .tested = 25, .isLost = true}, 25, CanaryStep::Alarm);
    row("the first test is lost", {.tested = 25, .isLost = true}, 25, CanaryStep::Alarm);
    row("a test of before a stop", {.tested = 5, .since = 60}, 61, CanaryStep::Nothing);
    row("a test of before a stop takes too long", {.tested = 5, .since = 60}, 62, CanaryStep::Alarm);
    row("it was told", {.proven = 10, .tested = 25, .failing = 27}, 30, CanaryStep::Nothing);
    row("it was told, and is lost", {.proven = 10, .tested = 25, .failing = 25, .isLost = true}, 30,
        CanaryStep::Nothing);
    row("tested on", {.proven = 10, .tested = 25, .failing = 27}, 40, CanaryStep::Test);
    row("tested on, too long again", {.proven = 10, .tested = 40, .failing = 27}, 43, CanaryStep::Nothing);
    row("works again", {.proven = 41, .tested = 40, .failing = 27}, 41, CanaryStep::Recover);
    row("works again by others' messages", {.proven = 30, .tested = 25, .failing = 27}, 30, CanaryStep::Recover);
    row("lost tests of one that works", {.proven = 30, .tested = 25, .isLost = true}, 31, CanaryStep::Nothing);
}

void TestCanary::nextStep_followsFromWhatIsKnown()
{
    QFETCH(int, proven);
    QFETCH(int, tested);
    QFETCH(int, failing);
    QFETCH(bool, isLost);
    QFETCH(int, since);
    QFETCH(int, now);
    QFETCH(CanaryStep, step);
    const CanaryState state {
        .provenAt = minute(proven), .testedAt = minute(tested), .failingSince = minute(failing), .isTestLost = isLost};
    QCOMPARE(nextStep(state, policy, minute(since), minute(now)), step);
}

QTEST_APPLESS_MAIN(TestCanary)
#include "tst_canary.moc"
