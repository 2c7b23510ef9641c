#include "work/work.h"

#include "../store/scratch_database.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using model::InboxChange;
using model::NotificationId;
using model::Result;
using model::UserId;
using work::Work;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
const UserId ann {1};
const UserId ben {2};

// Hears what is told, and how many notifications a session of its own saw as read at that moment.
struct Ear : bus::Listener
{
    explicit Ear(const QString &uri)
        : database(uri)
    {
    }
    void receive(const bus::News &news) override
    {
        heard += std::get<InboxChange>(news).user.value;
        readThen += database.value("SELECT count(*) FROM notifications WHERE is_read").toInt();
    }

    Database database;
    QList<qint64> heard; // whose inboxes
    QList<int> readThen;
};

} // namespace

/// What is committed is told, and nothing else.
class TestWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void publish_withoutTransaction_isToldAtOnceAndStays();
    void publish_withoutTransaction_costsNoBegin();
    void transaction_ofSeveralChanges_tellsAfterTheCommit();
    void transaction_stepFails_leavesAndTellsNothing();
    void transaction_serializationFailure_startsAfresh();
    void transaction_sessionLostBeforeTheCommit_tellsNothing();
    void transaction_insideAnother_isToldWithThat();
    void transaction_failedInsideAnother_keepsThatFromCommitting();
    void audited_others_isRecordedWithTheChange();
    void audited_ownOrNobodys_isNotRecorded_data();
    void audited_ownOrNobodys_isNotRecorded();
    void audited_rowRefused_leavesAndTellsNothing();

private:
    NotificationId create(UserId recipient);
    // Marks it as read, and says so.
    Result<void> read(Work &work, NotificationId id, store::Store &store);
    Result<void> read(Work &work, NotificationId id) { return read(work, id, *m_store); }
    quint64 statements() const;
    int readNow() { return m_database.value("SELECT count(*) FROM notifications WHERE is_read").toInt(); }
    QByteArray owners()
    {
        return m_database.value("SELECT string_agg(owner_id || ' ' || (details ->> 'records'), ', ' ORDER BY owner_id) "
                                "FROM audit_trail WHERE request_id = '"
            + requestId() + '\'');
    }
    // The audit log only grows: each test, and each of its rows, finds its own.
    static QByteArray requestId() { return QByteArray(QTest::currentTestFunction()) + ' ' + QTest::currentDataTag(); }
    static store::AuditEntry act();
    void loseSession();

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::SessionMetrics m_metrics;
    std::optional<store::Store> m_store;
    std::optional<Ear> m_ear;
    std::optional<bus::Bus> m_bus;
    NotificationId m_anns;
    NotificationId m_bens;
};

void TestWork::initTestCase() { m_scratch.migrate(); }

void TestWork::init()
{
    m_store.emplace(
        store::DatabaseUrl {.options = m_scratch.url().options, .metrics = &m_metrics}, QStringLiteral("test"));
    (void)must(m_store->connection.execute(QStringLiteral("TRUNCATE users, journal CASCADE")));
    (void)must(m_store->users.putAll({patient(ann.value), patient(ben.value)}));
    m_anns = create(ann);
    m_bens = create(ben);
    m_ear.emplace(m_scratch.uri);
    m_bus.emplace().addListener(&*m_ear);
}

NotificationId TestWork::create(UserId recipient)
{
    store::NewNotification fresh;
    fresh.draft.recipientId = recipient;
    fresh.draft.title = QStringLiteral("Title");
    fresh.draft.message = QStringLiteral("Message");
    fresh.createdAt = now;
    fresh.id = {model::uuidV7(now)};
    fresh.plan.channels = model::Channel::InApp;
    return must(m_store->notifications.create(fresh)).notification.id;
}

quint64 TestWork::statements() const
{
    quint64 all = 0;
    for (std::size_t bucket = 0; bucket <= ops::LatencyHistogram::bounds.size(); ++bucket)
        all += m_metrics.statements.count(bucket);
    return all;
}

Result<void> TestWork::read(Work &work, NotificationId id, store::Store &store)
{
    const Result<std::optional<InboxChange>> change = store.notifications.markRead(id, {{}, true}, true, now);
    if (!change)
        return change.error();
    if (*change)
        work.publish(**change);
    return {};
}

store::AuditEntry TestWork::act()
{
    store::AuditEntry act;
    act.at = now;
    act.subject = QStringLiteral("99");
    act.address = QStringLiteral("192.0.2.1");
    act.requestId = requestId();
    act.action = QStringLiteral("notification.updated");
    return act;
}

void TestWork::loseSession()
{
    const QByteArray pid = valueOf(m_store->connection, QStringLiteral("SELECT pg_backend_pid()")).toLatin1();
    m_database.run("SELECT pg_terminate_backend(" + pid + ')');
    while (!m_database.run("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isEmpty())
        std::this_thread::yield();
}

void TestWork::publish_withoutTransaction_isToldAtOnceAndStays()
{
    Work work(*m_store, *m_bus);
    QVERIFY(read(work, m_anns));
    QCOMPARE(m_ear->heard, QList {ann.value});
    QCOMPARE(m_ear->readThen, QList {1});
    QVERIFY(!m_store->connection.run(sql(QStringLiteral("SELECT 1 / 0"))));
    QCOMPARE(readNow(), 1);
}

void TestWork::publish_withoutTransaction_costsNoBegin()
{
    Work work(*m_store, *m_bus);
    const quint64 before = statements();
    QVERIFY(read(work, m_anns));
    QCOMPARE(statements() - before, 1u);
    QVERIFY(work.transaction([&] { return read(work, m_bens); }));
    QCOMPARE(statements() - before, 4u);
}

void TestWork::transaction_ofSeveralChanges_tellsAfterTheCommit()
{
    Work work(*m_store, *m_bus);
    QVERIFY(work.transaction([&]() -> Result<void> {
        (void)must(read(work, m_anns));
        (void)must(read(work, m_bens));
        if (!m_ear->heard.isEmpty() || readNow() != 0)
            return model::Error {model::ErrorCode::Conflict, QStringLiteral("too early")};
        return {};
    }));
    QCOMPARE(m_ear->heard, (QList {ann.value, ben.value}));
    QCOMPARE(m_ear->readThen, (QList {2, 2}));
}

void TestWork::transaction_stepFails_leavesAndTellsNothing()
{
    Work work(*m_store, *m_bus);
    const Result<void> outcome = work.transaction([&]() -> Result<void> {
        (void)must(read(work, m_anns));
        return model::Error {model::ErrorCode::Conflict, QStringLiteral("not so")};
    });
    QCOMPARE(outcomeOf(outcome), QStringLiteral("conflict"));
    QCOMPARE(readNow(), 0);
    QVERIFY(work.transaction([&] { return read(work, m_bens); }));
    QCOMPARE(m_ear->heard, QList {ben.value});
}

void TestWork::transaction_serializationFailure_startsAfresh()
{
    store::Store strict(m_scratch.url("-c default_transaction_isolation=serializable"), QStringLiteral("strict"));
    Work work(strict, *m_bus);
    int tries = 0;
    const Result<void> outcome = work.audited(act(), [&]() -> Result<void> {
        const bool isFirst = ++tries == 1;
        work.concerns(isFirst ? ann : ben);
        if (const Result<void> done = read(work, isFirst ? m_anns : m_bens, strict); !done)
            return done;
        if (isFirst)
            m_database.run("UPDATE inboxes SET unread_count = unread_count WHERE user_id = 2");
        return strict.connection.execute(QStringLiteral("UPDATE inboxes SET unread_count = unread_count"));
    });
    QVERIFY(outcome);
    QCOMPARE(tries, 2);
    QCOMPARE(m_ear->heard, QList {ben.value});
    QCOMPARE(owners(), QByteArray("2 1"));
}

void TestWork::transaction_sessionLostBeforeTheCommit_tellsNothing()
{
    Work work(*m_store, *m_bus);
    const Result<void> outcome = work.transaction([&] {
        (void)must(read(work, m_anns));
        loseSession();
        return Result<void>();
    });
    QCOMPARE(outcomeOf(outcome), QStringLiteral("unavailable"));
    QCOMPARE(readNow(), 0);
    QTRY_VERIFY(read(work, m_bens)); // a session opens at most twenty times a second
    QCOMPARE(m_ear->heard, QList {ben.value});
}

void TestWork::transaction_insideAnother_isToldWithThat()
{
    Work work(*m_store, *m_bus);
    QVERIFY(work.transaction([&]() -> Result<void> {
        (void)must(read(work, m_anns));
        (void)must(work.transaction([&] { return read(work, m_bens); }));
        return m_ear->heard.isEmpty() ? Result<void>() : model::Error {model::ErrorCode::Conflict, {}};
    }));
    QCOMPARE(m_ear->heard, (QList {ann.value, ben.value}));
}

void TestWork::transaction_failedInsideAnother_keepsThatFromCommitting()
{
    Work work(*m_store, *m_bus);
    const Result<void> outcome = work.transaction([&] {
        (void)work.transaction([&]() -> Result<void> {
            (void)must(read(work, m_anns));
            return model::Error {model::ErrorCode::Conflict, {}};
        });
        return Result<void>();
    });
    QCOMPARE(outcomeOf(outcome), QStringLiteral("unavailable"));
    QCOMPARE(readNow(), 0);
    QCOMPARE(m_ear->heard, QList<qint64>());
}

void TestWork::audited_others_isRecordedWithTheChange()
{
    Work work(*m_store, *m_bus);
    QVERIFY(work.audited(act(), [&] {
        work.concerns(ann, 2);
        work.concerns(ben);
        work.concerns(ann);
        work.names(QStringLiteral("the new one"));
        return read(work, m_anns);
    }));
    QCOMPARE(owners(), QByteArray("1 3, 2 1"));
    QCOMPARE(m_database.value("SELECT DISTINCT target_id FROM audit_log WHERE request_id = '" + requestId() + '\''),
        QByteArray("the new one"));
    QCOMPARE(m_ear->heard, QList {ann.value});
}

void TestWork::audited_ownOrNobodys_isNotRecorded_data()
{
    QTest::addColumn<std::function<void(Work &)>>("touch");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const std::function<void(Work &)> &touch, int rows) {
        QTest::newRow(name) << touch << rows;
    };
    row(
        "own", [](Work &work) { work.concerns(ann); }, 0);
    row(
        "own and others", [](Work &work) { work.concerns(ann), work.concerns(ben); }, 2);
    row(
        "nobody", [](Work &work) { work.concernsNobody(); }, 0);
    row(
        "many", [](Work &work) { work.concernsMany(3); }, 1);
    row(
        "not told", [](Work &) {}, 1);
}

void TestWork::audited_ownOrNobodys_isNotRecorded()
{
    QFETCH(std::function<void(Work &)>, touch);
    QFETCH(int, rows);
    store::AuditEntry own = act();
    own.actor = ann;
    Work work(*m_store, *m_bus);
    QVERIFY(work.audited(own, [&] {
        touch(work);
        return Result<void>();
    }));
    QCOMPARE(
        m_database.value("SELECT count(*) FROM audit_log WHERE request_id = '" + requestId() + '\'').toInt(), rows);
}

void TestWork::audited_rowRefused_leavesAndTellsNothing()
{
    store::AuditEntry refused = act();
    refused.address = QStringLiteral("nowhere");
    Work work(*m_store, *m_bus);
    const Result<void> outcome = work.audited(refused, [&] { return read(work, m_anns); });
    QCOMPARE(outcomeOf(outcome), QStringLiteral("unavailable"));
    QVERIFY(outcome.error().detail.contains(QStringLiteral("recorded")));
    QCOMPARE(readNow(), 0);
    QCOMPARE(m_ear->heard, QList<qint64>());
}

QTEST_GUILESS_MAIN(TestWork)
#include "tst_work.moc"
