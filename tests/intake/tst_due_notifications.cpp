#include "limited_people.h"
#include "store/session/transaction.h"

using namespace mc;
using namespace mc::test;

/// Scheduled notifications whose time has come: one that can't appear for now holds up no other.
class TestDueNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void appear_lockedInbox_holdsUpNoOther();
    void appear_dataThatCantBeStored_isPutOffAlone();

private:
    int appearAll(int most = 100);
    int waiting(const char *recipients)
    {
        return m_people
            .value(QStringLiteral("SELECT count(*) FROM notifications WHERE NOT is_due AND recipient_id IN (%1)")
                       .arg(QLatin1String(recipients)))
            .toInt();
    }

    static constexpr int people = 40;

    LimitedPeople m_people;
};

// Ten for each of them, all due.
void TestDueNotifications::init()
{
    m_people.reset(people);
    const QDateTime due = m_people.clock.now().addSecs(60);
    for (int i = 0; i < 10 * people; ++i) {
        model::NotificationDraft draft = LimitedPeople::draft(1 + i % people);
        draft.scheduledFor = due;
        (void)m_people.post(draft);
    }
    m_people.clock.advance(std::chrono::minutes(2));
}

int TestDueNotifications::appearAll(int most)
{
    int all = 0;
    while (const int some = m_people.appear(*m_people.store, most))
        all += some;
    return all;
}

// As many of them as are taken at once, and more.
void TestDueNotifications::appear_lockedInbox_holdsUpNoOther()
{
    {
        store::DatabaseConnection other(m_people.scratch.url(), QStringLiteral("other"));
        const store::Transaction transaction = must(store::Transaction::begin(other));
        QVERIFY(other.execute(QStringLiteral("SELECT FROM inboxes WHERE user_id IN (1, 2) FOR UPDATE")));
        QCOMPARE(appearAll(5), 10 * (people - 2));
        QCOMPARE(waiting("1, 2"), 20);
    }
    QCOMPARE(appearAll(5), 20);
}

void TestDueNotifications::appear_dataThatCantBeStored_isPutOffAlone()
{
    const QString full = QStringLiteral("UPDATE inboxes SET unread_count = %1 WHERE user_id = 7");
    QVERIFY(m_people.store->connection.execute(full.arg(QStringLiteral("2147483647"))));
    (void)appearAll();
    QCOMPARE(waiting("7"), 10);
    QCOMPARE(
        m_people.value(QStringLiteral("SELECT count(*) FROM notifications WHERE NOT is_due")), QStringLiteral("10"));
    QVERIFY(m_people.store->connection.execute(full.arg(0)));
    QCOMPARE(appearAll(), 0);
    m_people.clock.advance(std::chrono::hours(1));
    QCOMPARE(appearAll(), 10);
    QCOMPARE(m_people.value(QStringLiteral("SELECT count(*) FROM notifications_put_off")), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestDueNotifications)
#include "tst_due_notifications.moc"
