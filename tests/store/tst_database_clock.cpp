#include "scratch_database.h"
#include "store/session/database_clock.h"
#include "support/manual_clock.h"

using namespace mc;
using namespace mc::test;
using store::DatabaseClock;

namespace {

/// The machine's time, wrong by so much.
class WrongClock : public ops::Clock
{
public:
    explicit WrongClock(std::chrono::seconds by)
        : m_by(by)
    {
    }
    QDateTime now() const override { return QDateTime::currentDateTimeUtc().addSecs(m_by.count()); }

private:
    std::chrono::seconds m_by;
};

/// One that jumps by a minute each time it is asked, as if the answer had taken that long.
class JumpingClock : public ops::Clock
{
public:
    QDateTime now() const override { return QDateTime::fromSecsSinceEpoch(60 * ++m_minutes, Qt::UTC); }

private:
    mutable std::atomic<qint64> m_minutes = 0;
};

} // namespace

/// Instances whose machines disagree about the time.
class TestDatabaseClock : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    store::DatabaseConnection m_connection {m_scratch.url(), QStringLiteral("clock")};

private Q_SLOTS:
    void now_beforeItIsMeasured_isTheMachines()
    {
        const ManualClock own;
        const DatabaseClock clock(own);
        QCOMPARE(clock.now(), own.now());
    }

    void now_onMachinesThatDisagree_isTheServers()
    {
        const WrongClock ahead(std::chrono::seconds(65)), behind(std::chrono::hours(-30));
        DatabaseClock one(ahead), other(behind);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("ahead of the database's")));
        QVERIFY(one.measure(m_connection));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("behind the database's")));
        QVERIFY(other.measure(m_connection));
        // The server is on this machine.
        QVERIFY(std::abs(one.now().msecsTo(QDateTime::currentDateTimeUtc())) < 1000);
        QVERIFY(std::abs(one.now().msecsTo(other.now())) < 1000);
        QVERIFY(std::abs((one.offset() + std::chrono::seconds(65)).count()) < 1000);
    }

    void measure_answerThatTookLong_changesNothing()
    {
        const JumpingClock own;
        DatabaseClock clock(own);
        QVERIFY(clock.measure(m_connection));
        QCOMPARE(clock.offset().count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseClock)
#include "tst_database_clock.moc"
