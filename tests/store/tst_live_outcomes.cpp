#include "scratch_database.h"

using namespace mc;
using namespace mc::test;

/// What became of deliveries, read behind a position in the journal. What it tells is asked by tst_admin_deliveries.
class TestLiveOutcomes : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};

private Q_SLOTS:
    void initTestCase() { m_scratch.migrate(); }
    void position_aheadOfTheServer_goesBackToIt();
};

// As after a fail-over that lost the newest transactions, or with a backup.
void TestLiveOutcomes::position_aheadOfTheServer_goesBackToIt()
{
    store::Store store(m_scratch.url(), QStringLiteral("test"));
    store::LivePosition position {{QStringLiteral("900000000:900000000:")}};
    (void)must(store.liveOutcomes.since(position, 10));
    Database(m_scratch.uri)
        .run("INSERT INTO journal (at, user_id, notification_id, notification_type, priority, channel, kind) "
             "VALUES (now(), 1, gen_random_uuid(), 'system', 'low', 'push', 'sent')");
    const store::LiveStep step = must(store.liveOutcomes.since(position, 10));
    QCOMPARE(step.all, 1);
    QCOMPARE(step.counts[1].sent, 1);
    QCOMPARE(step.deliveries.size(), 1);
}

QTEST_GUILESS_MAIN(TestLiveOutcomes)
#include "tst_live_outcomes.moc"
