#include "bus/postgres_bus.h"

#include "support/database.h"
#include "support/private_postgres.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::bus;
using namespace mc::test;

namespace {

/// Notes what it hears, on whatever thread.
class Ear : public Listener
{
public:
    void receive(const News &one) override
    {
        const std::lock_guard lock(m_mutex);
        if (const auto *const change = std::get_if<model::InboxChange>(&one))
            ++m_changed[change->user];
        else if (std::holds_alternative<GapPossible>(one))
            ++m_gaps;
        else if (std::holds_alternative<BatchesWaiting>(one) || std::holds_alternative<DeliveriesDue>(one))
            ++m_tasks;
        else if (std::holds_alternative<EventsWaiting>(one))
            ++m_events;
        else
            m_news.add(one);
    }

    qint64 versionOf(qint64 user)
    {
        const std::lock_guard lock(m_mutex);
        return m_news.moved.value({user});
    }
    bool knowsChanged(qint64 user)
    {
        const std::lock_guard lock(m_mutex);
        return m_news.changedUsers.contains({user});
    }
    int gapCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_gaps;
    }
    qsizetype movedCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_news.moved.size();
    }
    int taskCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_tasks;
    }
    int eventCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    int changedCount(qint64 user)
    {
        const std::lock_guard lock(m_mutex);
        return m_changed.value({user});
    }

private:
    std::mutex m_mutex;
    GatheredNews m_news;
    QHash<model::UserId, int> m_changed;
    int m_gaps = 0;
    int m_tasks = 0; ///< that one instance does for all
    int m_events = 0;
};

/// An instance of the service, as far as the bus goes.
struct Instance
{
    explicit Instance(const QString &uri)
        : bus(store::DatabaseUrl::parse(uri).value())
    {
        bus.addListener(&ear);
        bus.start();
    }
    bool isListening()
    {
        return QTest::qWaitFor([this] { return ear.gapCount() > 0; }, 15'000);
    }
    void publish(qint64 user, qint64 version)
    {
        model::InboxChange change;
        change.user = {user};
        change.version = version;
        bus.publish(change);
    }

    Ear ear;
    PostgresBus bus;
};

constexpr int patience = 20'000;

} // namespace

class tst_PostgresBus : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_uri;

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PrivatePostgres::own();
        m_uri = m_postgres->createDatabase();
    }
    void cleanupTestCase() { m_postgres.reset(); }

    void publish_anInboxChange_movesTheInboxElsewhere()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        here.publish(7, 12);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(7), 12, patience);
        there.publish(8, 3);
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.versionOf(8), 3, patience);
        // Its own it hears once, with the change itself.
        QCOMPARE(here.ear.changedCount(7), 1);
        QCOMPARE(here.ear.versionOf(7), 0);
    }

    void publish_aUserChanged_isHeardHereAndElsewhere()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        here.bus.publish(UserChanged {{9}});
        QVERIFY(here.ear.knowsChanged(9));
        QTRY_VERIFY_WITH_TIMEOUT(there.ear.knowsChanged(9), patience);
    }

    // What one instance does for all: the others must not ask the database for the same.
    void publish_aTask_isHeardHereAlone()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        here.bus.publish(BatchesWaiting {});
        here.bus.publish(DeliveriesDue {});
        QCOMPARE(here.ear.taskCount(), 2);
        here.publish(7, 40);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(7), 40, patience);
        QCOMPARE(there.ear.taskCount(), 0);
    }

    void events_insertedByModules_areHeardByAll()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        Database(m_uri).run("SELECT pg_notify('event_outbox', '')");
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.eventCount(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.eventCount(), 1, patience);
    }

    void publish_aFlood_isHeardWhole()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        for (int round = 1; round <= 5; ++round) {
            for (qint64 user = 1; user <= 4000; ++user)
                here.publish(user, round);
        }
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.movedCount(), 4000, patience);
        for (qint64 user = 1; user <= 4000; ++user)
            QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(user), 5, patience);
    }

    // One at a time, for longer than the listening session is left alone: none is swallowed by what else that session does.
    void publish_oneAtATime_isHeardEachTime()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        QElapsedTimer sinceStart;
        sinceStart.start();
        for (qint64 version = 1; sinceStart.elapsed() < 2500; ++version) {
            here.publish(1, version);
            QVERIFY(QTest::qWaitFor([&] { return there.ear.versionOf(1) == version; }, patience));
        }
        QCOMPARE(there.ear.gapCount(), 1);
    }

    void junk_onTheChannel_isIgnored()
    {
        Instance here(m_uri);
        QVERIFY(here.isListening());
        Database database(m_uri);
        for (const char *junk : {"", "hello", "{}", "{\"i\":\"x\",\"m\":[7,\"a\",[]],\"u\":{}}"})
            database.run("SELECT pg_notify('mediconnect_bus', '" + QByteArray(junk) + "')");
        database.run("SELECT pg_notify('mediconnect_bus', '{\"i\":\"x\",\"m\":[[5,6]]}')");
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.versionOf(5), 6, patience);
    }

    void restart_ofPostgres_isAGapAndNothingPublishedIsLost_data()
    {
        QTest::addColumn<bool>("orderly");
        QTest::newRow("fast") << true;
        QTest::newRow("immediate") << false;
    }
    void restart_ofPostgres_isAGapAndNothingPublishedIsLost()
    {
        QFETCH(bool, orderly);
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        m_postgres->stop(orderly ? PrivatePostgres::Shutdown::Fast : PrivatePostgres::Shutdown::Immediate);
        here.publish(7, 30);
        m_postgres->start();
        // What is published while the other does not listen yet is covered by its gap; so this is told again until heard.
        QTRY_VERIFY_WITH_TIMEOUT(here.ear.gapCount() > 1 && there.ear.gapCount() > 1, patience);
        here.publish(8, 1);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(8), 1, patience);
        there.publish(9, 1);
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.versionOf(9), 1, patience);
    }

    void start_withoutDatabase_listensAsSoonAsThereIsOne()
    {
        m_postgres->stop();
        Instance here(m_uri);
        Instance there(m_uri);
        here.publish(7, 1);
        m_postgres->start();
        QVERIFY(here.isListening() && there.isListening());
        here.publish(7, 2);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(7), 2, patience);
    }

    void start_stop_calledTwice_isSafe()
    {
        Instance here(m_uri);
        Instance there(m_uri);
        QVERIFY(here.isListening() && there.isListening());
        here.bus.start();
        here.publish(3, 4);
        here.bus.stop(); // sends what there is
        here.bus.stop();
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(3), 4, patience);
        here.publish(3, 5);
        here.bus.start();
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.versionOf(3), 5, patience);
    }
};

QTEST_GUILESS_MAIN(tst_PostgresBus)
#include "tst_postgres_bus.moc"
