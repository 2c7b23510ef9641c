#include "threads/store_desk.h"

#include "support/private_postgres.h"

#include <QtTest/QTest>

#include <atomic>
#include <latch>

using namespace mc;
using namespace mc::test;

namespace {

constexpr int patience = 20'000;

/// Does what its mailbox is sent.
class Asker : public QObject
{
public:
    Asker() { mailbox.open(this); }
    ~Asker() override { mailbox.close(); }

    threads::Mailbox<threads::Call> mailbox;

protected:
    void customEvent(QEvent *) override
    {
        for (const threads::Call &call : mailbox.take())
            call();
    }
};

} // namespace

class tst_StoreDesk : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    const store::DatabaseUrl m_url = store::DatabaseUrl::parse(m_cluster->createDatabase()).value();

private Q_SLOTS:
    void ask_worksOnItsThread_answersOnTheAskers()
    {
        threads::StoreDesk desk(m_url, 2, QStringLiteral("test"));
        desk.start();
        Asker asker;
        QThread *answered = nullptr;
        const auto work = [](store::Store &store) {
            const auto rows = store.connection.run({QStringLiteral("one"), QStringLiteral("SELECT 1")});
            return rows && QThread::currentThread() != QCoreApplication::instance()->thread();
        };
        QVERIFY(desk.ask(asker.mailbox, work, [&](bool isElsewhere) {
            QVERIFY(isElsewhere);
            answered = QThread::currentThread();
        }));
        QTRY_COMPARE_WITH_TIMEOUT(answered, QThread::currentThread(), patience);
    }

    void stop_finishesTheTasksThereAre()
    {
        constexpr int tasks = 100;
        threads::StoreDesk desk(m_url, 2, QStringLiteral("test"));
        desk.start();
        Asker asker;
        std::atomic<int> done = 0;
        for (int task = 0; task < tasks; ++task)
            QVERIFY(desk.ask(
                asker.mailbox, [&](store::Store &) { return ++done; }, [](int) {}));
        desk.stop();
        desk.stop();
        QCOMPARE(done, tasks);
    }

    void ask_whenItDoesNotRun_isRefused()
    {
        threads::StoreDesk desk(m_url, 1, QStringLiteral("test"));
        Asker asker;
        const auto refused = [&] {
            return desk.ask(
                asker.mailbox, [](store::Store &) { return 1; }, [](int) {});
        };
        QCOMPARE(refused().error().code, model::ErrorCode::Unavailable);
        desk.start();
        desk.stop();
        QCOMPARE(refused().error().code, model::ErrorCode::Unavailable);
    }

    // Threads that never wait ask as fast as events come: what the database can't keep up with is refused, not kept.
    void ask_tooMuchAtOnce_isRefused()
    {
        threads::StoreDesk desk(m_url, 1, QStringLiteral("test"));
        Asker asker;
        std::latch release(1);
        desk.start();
        QVERIFY(desk.ask(
            asker.mailbox, [&](store::Store &) { return release.wait(), 0; }, [](int) {}));
        int taken = 0;
        while (taken < 100'000
            && desk.ask(
                asker.mailbox, [](store::Store &) { return 0; }, [](int) {}))
            ++taken;
        release.count_down();
        QVERIFY(taken < 100'000);
        desk.stop();
    }
};

QTEST_GUILESS_MAIN(tst_StoreDesk)
#include "tst_store_desk.moc"
