#include "scratch_database.h"
#include "store/session/transaction.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using store::DatabaseConnection;
using store::Transaction;

class TestTransaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void commit_afterStatements_makesThemVisible();
    void destroyed_withoutCommit_leavesNothing();
    void moved_committedByItsNewOwner_isCommittedOnce();
    void commit_afterFailedStatement_isAnErrorAndLeavesNothing();
    void statement_sessionLostInTransaction_runsNowhere();
    void commit_sessionLost_isUnavailableAndLeavesNothing();
    void begin_afterLostTransaction_worksAgain();
    void begin_insideAnother_endsWithIt();
    void destroyed_insideAnother_keepsThatFromCommitting();

private:
    void insert(int id) { (void)must(m_connection->run(sql(QStringLiteral("INSERT INTO entries VALUES ($1)")), {id})); }
    QByteArray entries() { return m_database.value("SELECT string_agg(id::text, ',' ORDER BY id) FROM entries"); }
    void loseSession();

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    std::optional<DatabaseConnection> m_connection;
};

void TestTransaction::init()
{
    m_database.run("DROP TABLE IF EXISTS entries");
    m_database.run("CREATE TABLE entries (id int PRIMARY KEY)");
    m_connection.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestTransaction::loseSession()
{
    const QByteArray pid = valueOf(*m_connection, QStringLiteral("SELECT pg_backend_pid()")).toLatin1();
    m_database.run("SELECT pg_terminate_backend(" + pid + ')');
    while (!m_database.run("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isEmpty())
        std::this_thread::yield();
}

void TestTransaction::commit_afterStatements_makesThemVisible()
{
    Transaction transaction = must(Transaction::begin(*m_connection));
    QVERIFY(m_connection->inTransaction());
    insert(1);
    insert(2);
    QCOMPARE(entries(), QByteArray());
    QVERIFY(transaction.commit());
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(entries(), QByteArray("1,2"));
}

void TestTransaction::destroyed_withoutCommit_leavesNothing()
{
    {
        const Transaction transaction = must(Transaction::begin(*m_connection));
        insert(1);
    }
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(entries(), QByteArray());
    insert(2);
    QCOMPARE(entries(), QByteArray("2"));
}

void TestTransaction::moved_committedByItsNewOwner_isCommittedOnce()
{
    {
        Transaction first = must(Transaction::begin(*m_connection));
        Transaction second = std::move(first);
        insert(1);
        QVERIFY(second.commit());
    }
    QCOMPARE(entries(), QByteArray("1"));
}

void TestTransaction::commit_afterFailedStatement_isAnErrorAndLeavesNothing()
{
    {
        Transaction transaction = must(Transaction::begin(*m_connection));
        insert(1);
        QVERIFY(!m_connection->run(sql(QStringLiteral("INSERT INTO entries VALUES ($1)")), {1}));
        QVERIFY(!transaction.commit());
    }
    QCOMPARE(entries(), QByteArray());
    insert(2);
    QCOMPARE(entries(), QByteArray("2"));
}

void TestTransaction::statement_sessionLostInTransaction_runsNowhere()
{
    {
        Transaction transaction = must(Transaction::begin(*m_connection));
        insert(1);
        loseSession();
        const store::Statement again = sql(QStringLiteral("INSERT INTO entries VALUES ($1)"));
        QCOMPARE(outcomeOf(m_connection->run(again, {2})), QStringLiteral("unavailable"));
        // What follows belongs to the transaction too: on a new session it would be half of it.
        QCOMPARE(outcomeOf(m_connection->run(again, {3})), QStringLiteral("unavailable"));
        QCOMPARE(outcomeOf(transaction.commit()), QStringLiteral("unavailable"));
    }
    QCOMPARE(entries(), QByteArray());
}

void TestTransaction::commit_sessionLost_isUnavailableAndLeavesNothing()
{
    {
        Transaction transaction = must(Transaction::begin(*m_connection));
        insert(1);
        loseSession();
        QCOMPARE(outcomeOf(transaction.commit()), QStringLiteral("unavailable"));
    }
    QCOMPARE(entries(), QByteArray());
}

void TestTransaction::begin_afterLostTransaction_worksAgain()
{
    {
        const Transaction transaction = must(Transaction::begin(*m_connection));
        insert(1);
        loseSession();
    }
    QVERIFY(!m_connection->inTransaction());
    QTRY_VERIFY(m_connection->run(sql(QStringLiteral("SELECT 1"))));
    Transaction transaction = must(Transaction::begin(*m_connection));
    insert(2);
    QVERIFY(transaction.commit());
    QCOMPARE(entries(), QByteArray("2"));
}

void TestTransaction::begin_insideAnother_endsWithIt()
{
    {
        const Transaction outer = must(Transaction::begin(*m_connection));
        insert(1);
        Transaction inner = must(Transaction::begin(*m_connection));
        insert(2);
        QVERIFY(inner.commit());
        QVERIFY(m_connection->inTransaction());
        QCOMPARE(entries(), QByteArray());
    }
    QCOMPARE(entries(), QByteArray());
    Transaction outer = must(Transaction::begin(*m_connection));
    Transaction inner = must(Transaction::begin(*m_connection));
    insert(3);
    QVERIFY(inner.commit());
    QVERIFY(outer.commit());
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(entries(), QByteArray("3"));
}

void TestTransaction::destroyed_insideAnother_keepsThatFromCommitting()
{
    {
        Transaction outer = must(Transaction::begin(*m_connection));
        insert(1);
        {
            const Transaction inner = must(Transaction::begin(*m_connection));
            insert(2);
        }
        QVERIFY(m_connection->inTransaction());
        QVERIFY(!outer.commit());
    }
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(entries(), QByteArray());
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
