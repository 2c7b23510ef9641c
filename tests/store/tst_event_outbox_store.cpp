#include "scratch_database.h"
#include "store/session/transaction.h"

using namespace mc;
using namespace mc::test;
using store::EventOutbox;
using store::Store;
using store::Transaction;
using store::WaitingEvent;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

QByteArray jsonOfSize(int size) { return '"' + QByteArray(size - 2, 'x') + '"'; }

} // namespace

class TestEventOutboxStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_scratch.migrate(); }
    void init() { m_database.run("TRUNCATE event_outbox, event_outbox_refused"); }

    void oldestAge_isThatOfTheFirst();
    void lock_oneAtATime_untilTheTransactionEnds();
    void first_areThoseInOrder();
    void first_longOnes_areFewer();
    void first_tooLong_isNotRead();
    void remove_keepsTheRefusedApart();
    void forgetRefused_old_takesAtMostSoMany();

private:
    void insert(const QByteArrayList &events)
    {
        for (const QByteArray &event : events)
            m_database.run("INSERT INTO event_outbox (event) VALUES ('" + event + "')");
    }
    static QByteArrayList jsonOf(const QList<WaitingEvent> &events)
    {
        QByteArrayList texts;
        for (const WaitingEvent &event : events)
            texts += event.json.value_or("too long");
        return texts;
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    Store m_store {m_scratch.url(), QStringLiteral("test")};
    EventOutbox &m_outbox = m_store.eventOutbox;
};

void TestEventOutboxStore::oldestAge_isThatOfTheFirst()
{
    QVERIFY(!must(m_outbox.oldestAge()));
    insert({"1", "2"});
    m_database.run("UPDATE event_outbox SET inserted_at = inserted_at - interval '1 hour' WHERE event = '1'");
    const std::chrono::milliseconds age = must(m_outbox.oldestAge()).value();
    QVERIFY(age >= std::chrono::hours(1) && age < std::chrono::hours(2));
}

void TestEventOutboxStore::lock_oneAtATime_untilTheTransactionEnds()
{
    Store other(m_scratch.url(), QStringLiteral("other"));
    {
        Transaction mine = must(Transaction::begin(m_store.connection));
        QVERIFY(must(m_outbox.lock()));
        Transaction theirs = must(Transaction::begin(other.connection));
        QVERIFY(!must(other.eventOutbox.lock()));
    }
    Transaction theirs = must(Transaction::begin(other.connection));
    QVERIFY(must(other.eventOutbox.lock()));
}

void TestEventOutboxStore::first_areThoseInOrder()
{
    insert({"1", "2", "{\"a\": 1.50}", "4"});
    QCOMPARE(jsonOf(must(m_outbox.first(0, 3))), (QByteArrayList {"1", "2", "{\"a\": 1.50}"}));
    QCOMPARE(must(m_outbox.first(0, 10)).size(), 4);
}

// 4 MiB and whatever the last one has above.
void TestEventOutboxStore::first_longOnes_areFewer()
{
    for (int i = 0; i < 20; ++i)
        insert({jsonOfSize(EventOutbox::mostBytes)});
    QCOMPARE(must(m_outbox.first(0, 500)).size(), 17);
}

void TestEventOutboxStore::first_tooLong_isNotRead()
{
    insert({jsonOfSize(EventOutbox::mostBytes), jsonOfSize(EventOutbox::mostBytes + 1), "3"});
    QCOMPARE(jsonOf(must(m_outbox.first(0, 500))).mid(1), (QByteArrayList {"too long", "3"}));
}

void TestEventOutboxStore::remove_keepsTheRefusedApart()
{
    insert({"1", "2", "3"});
    const QList<WaitingEvent> events = must(m_outbox.first(0, 500));
    const QString reason = QStringLiteral("data.\"x\": what's 'wrong' \\ €");
    QCOMPARE(must(m_outbox.remove({events[0].nth, events[1].nth}, {{events[1].nth, reason}}, now)), 1);
    QCOMPARE(m_database.value("SELECT string_agg(event::text, ',') FROM event_outbox"), "3");
    const Database::Row kept = m_database.run(
        "SELECT nth, event, reason, refused_at = '2024-01-15 10:30Z', inserted_at > now() - interval '1 h' "
        "FROM event_outbox_refused")[0];
    QCOMPARE(kept, (Database::Row {QByteArray::number(events[1].nth), "2", reason.toUtf8(), "t", "t"}));
}

void TestEventOutboxStore::forgetRefused_old_takesAtMostSoMany()
{
    insert({"1", "2", "3", "4"});
    for (const WaitingEvent &event : must(m_outbox.first(0, 500)))
        (void)must(m_outbox.remove({event.nth}, {{event.nth, {}}}, now.addSecs(event.json->toInt())));
    QCOMPARE(must(m_outbox.forgetRefused(now.addSecs(4), 2)), 2);
    QCOMPARE(must(m_outbox.forgetRefused(now.addSecs(4), 2)), 1);
    QCOMPARE(must(m_outbox.forgetRefused(now.addSecs(4), 2)), 0);
    QCOMPARE(m_database.value("SELECT event FROM event_outbox_refused"), "4");
}

QTEST_GUILESS_MAIN(TestEventOutboxStore)
#include "tst_event_outbox_store.moc"
