#include "scratch_database.h"
#include "store/session/session_watch.h"
#include "store/session/transaction.h"

using namespace mc;
using namespace mc::test;
using store::DatabaseConnection;
using store::DatabaseUrl;
using store::SessionWatch;

/// Sessions whose server answers nothing.
class TestSessionWatch : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::own();
    ScratchDatabase m_scratch {*m_cluster};

    DatabaseUrl watchedBy(SessionWatch &watch)
    {
        return {.options = m_scratch.url("-c statement_timeout=0").options, .watch = &watch};
    }

private Q_SLOTS:
    void cleanup() { m_cluster->thaw(); }

    void statement_ofServerThatIsFrozen_isUnavailable()
    {
        SessionWatch watch(std::chrono::milliseconds(300));
        DatabaseConnection connection(watchedBy(watch), QStringLiteral("frozen"));
        QCOMPARE(valueOf(connection, QStringLiteral("SELECT 1")), QStringLiteral("1"));
        m_cluster->freeze();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("lost the database")));
        const auto unanswered = connection.run(sql(QStringLiteral("SELECT 2")));
        QCOMPARE(outcomeOf(unanswered), QStringLiteral("unavailable"));
        QVERIFY(unanswered.error().retryAfter > 0);
        m_cluster->thaw();
        QTRY_VERIFY(connection.run(sql(QStringLiteral("SELECT 3"))));
    }

    void statement_withinItsTime_isLeftAlone()
    {
        SessionWatch watch(std::chrono::milliseconds(2000));
        DatabaseConnection connection(watchedBy(watch), QStringLiteral("slow"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(valueOf(connection, QStringLiteral("SELECT 'here' FROM pg_sleep(1)")), QStringLiteral("here"));
    }

    void transaction_whoseServerIsFrozen_canBegin_again()
    {
        SessionWatch watch(std::chrono::milliseconds(300));
        DatabaseConnection connection(watchedBy(watch), QStringLiteral("transaction"));
        {
            const auto transaction = must(store::Transaction::begin(connection));
            m_cluster->freeze();
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("lost the database")));
            QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 1")))), QStringLiteral("unavailable"));
            m_cluster->thaw();
            QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 1")))), QStringLiteral("unavailable"));
        }
        QTRY_COMPARE(outcomeOf(store::Transaction::begin(connection)), QStringLiteral("ok"));
    }

    void abandoned_nobodyWaitsAnyMore()
    {
        SessionWatch watch;
        DatabaseConnection connection(watchedBy(watch), QStringLiteral("leaving"));
        QCOMPARE(valueOf(connection, QStringLiteral("SELECT 1")), QStringLiteral("1"));
        m_cluster->freeze();
        watch.abandonAt(SessionWatch::Clock::now() + std::chrono::milliseconds(100));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("lost the database")));
        QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 2")))), QStringLiteral("unavailable"));
        // No new session either: the server would not answer that.
        QCOMPARE(outcomeOf(connection.run(sql(QStringLiteral("SELECT 3")))), QStringLiteral("unavailable"));
        m_cluster->thaw();
        QCOMPARE(outcomeOf(connection.probe()), QStringLiteral("unavailable"));
    }
};

QTEST_GUILESS_MAIN(TestSessionWatch)
#include "tst_session_watch.moc"
