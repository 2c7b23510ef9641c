#include "scratch_database.h"

using namespace mc;
using namespace mc::test;
using model::NotificationId;

/// Somebody marks a notification read and unread over and over: neither its timeline nor the journal grows with that for long.
class TestRepeatedReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void forget_many_leavesTheLast();
    void forget_few_leavesThem();
    void forget_notCountedYet_waits();

private:
    NotificationId toggled(int times, std::chrono::seconds every);
    int told(NotificationId id)
    {
        return valueOf(m_store->connection,
            QStringLiteral("SELECT count(*) FROM journal WHERE notification_id = $1 AND kind IN ('read', 'unread')"),
            {toString(id)})
            .toInt();
    }
    qsizetype shown(NotificationId id) { return must(m_store->deliveries.timeline(id, {{1}, false})).entries.size(); }
    int forget() { return must(m_store->inboxes.forgetRepetitions(start.addSecs(86'400))); }

    const QDateTime start {QDate(2024, 1, 15), QTime(10, 30), Qt::UTC};
    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
};

void TestRepeatedReadings::initTestCase()
{
    m_scratch.migrate();
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestRepeatedReadings::init()
{
    QVERIFY(m_store->connection.execute(QStringLiteral("TRUNCATE users, journal CASCADE")));
    (void)must(m_store->users.put(patient(1)));
}

NotificationId TestRepeatedReadings::toggled(int times, std::chrono::seconds every)
{
    store::NewNotification fresh;
    fresh.draft.recipientId = {1};
    fresh.draft.title = fresh.draft.message = QStringLiteral("text");
    fresh.id = {model::uuidV7(start)};
    fresh.createdAt = start;
    const NotificationId id = must(m_store->notifications.create(fresh)).notification.id;
    for (int nth = 1; nth <= times; ++nth)
        (void)must(m_store->notifications.markRead(id, {{1}, false}, nth % 2 == 1, start.addSecs(nth * every.count())));
    return id;
}

void TestRepeatedReadings::forget_many_leavesTheLast()
{
    const NotificationId id = toggled(1000, std::chrono::seconds(60));
    QCOMPARE(shown(id), 2); // created, and the last
    (void)must(m_store->statistics.fold(10'000));
    QCOMPARE(forget(), 999);
    QCOMPARE(told(id), 1);
    QCOMPARE(shown(id), 2);
    QVERIFY(must(m_store->inboxes.since({1}, 0, 2000)).reset);
    QVERIFY(!must(m_store->inboxes.since({1}, 1000, 2000)).reset);
    QCOMPARE(forget(), 0);
}

void TestRepeatedReadings::forget_few_leavesThem()
{
    const NotificationId few = toggled(20, std::chrono::seconds(1)), slow = toggled(100, std::chrono::seconds(61));
    (void)must(m_store->statistics.fold(10'000));
    QCOMPARE(forget(), 0);
    QCOMPARE(told(few), 20);
    QCOMPARE(shown(few), 2);
    QCOMPARE(shown(slow), 100);
}

void TestRepeatedReadings::forget_notCountedYet_waits()
{
    const NotificationId id = toggled(100, std::chrono::seconds(1));
    QCOMPARE(forget(), 0);
    QCOMPARE(told(id), 100);
}

QTEST_GUILESS_MAIN(TestRepeatedReadings)
#include "tst_repeated_readings.moc"
