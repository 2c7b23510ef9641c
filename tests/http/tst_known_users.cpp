#include "http/known_users.h"

#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace mc;
using namespace std::chrono_literals;
using http::KnownUsers;
using model::UserId;

namespace {

const KnownUsers::Time start {1h};
constexpr UserId ann {7};
constexpr UserId bob {8};

} // namespace

class TestKnownUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isActive_unknownUser_isNothing();
    void isActive_remembered_isThatUntilItIsOld();
    void remember_again_isYoungAgain();
    void userChanged_knownUser_isForgottenAlone();
    void remember_changedMeanwhile_isNotTaken();
    void gapPossible_everybody_isForgotten();
    void remember_moreThanTheBound_forgetsAndGoesOn();
    void userChanged_manyThreads_neverLeavesAnOldAnswer();
};

void TestKnownUsers::isActive_unknownUser_isNothing() { QVERIFY(!KnownUsers().isActive(ann, start)); }

void TestKnownUsers::isActive_remembered_isThatUntilItIsOld()
{
    KnownUsers users;
    users.remember(ann, true, start, users.generation());
    users.remember(bob, false, start, users.generation());
    for (const auto age : {0ms, 1ms, 30'000ms}) {
        QCOMPARE(users.isActive(ann, start + age), std::optional(true));
        QCOMPARE(users.isActive(bob, start + age), std::optional(false));
    }
    QVERIFY(!users.isActive(ann, start + 30'001ms));
    QVERIFY(!users.isActive(bob, start + 24h));
}

void TestKnownUsers::remember_again_isYoungAgain()
{
    KnownUsers users;
    users.remember(ann, true, start, users.generation());
    users.remember(ann, false, start + 20s, users.generation());
    QCOMPARE(users.isActive(ann, start + 50s), std::optional(false));
}

void TestKnownUsers::userChanged_knownUser_isForgottenAlone()
{
    KnownUsers users;
    users.remember(ann, true, start, users.generation());
    users.remember(bob, true, start, users.generation());
    users.receive(bus::UserChanged {ann});
    QVERIFY(!users.isActive(ann, start));
    QCOMPARE(users.isActive(bob, start), std::optional(true));
}

void TestKnownUsers::remember_changedMeanwhile_isNotTaken()
{
    KnownUsers users;
    const quint64 generation = users.generation();
    users.receive(bus::UserChanged {ann});
    users.remember(ann, true, start, generation); // what the database said before
    QVERIFY(!users.isActive(ann, start));
    users.remember(ann, false, start, users.generation());
    QCOMPARE(users.isActive(ann, start), std::optional(false));
}

void TestKnownUsers::gapPossible_everybody_isForgotten()
{
    KnownUsers users;
    const quint64 generation = users.generation();
    users.remember(ann, true, start, generation);
    users.receive(bus::GapPossible {});
    QVERIFY(!users.isActive(ann, start));
    users.remember(ann, true, start, generation);
    QVERIFY(!users.isActive(ann, start));
}

void TestKnownUsers::remember_moreThanTheBound_forgetsAndGoesOn()
{
    KnownUsers users;
    for (qint64 id = 1; id <= 100'001; ++id)
        users.remember({id}, true, start, users.generation());
    QVERIFY(!users.isActive({1}, start));
    QCOMPARE(users.isActive({100'001}, start), std::optional(true));
}

// Readers go by the book: generation, database, remember. Whatever the order, an answer from before the last change
// must not be left.
void TestKnownUsers::userChanged_manyThreads_neverLeavesAnOldAnswer()
{
    KnownUsers users;
    std::atomic<bool> database = true;
    std::atomic<bool> stop = false;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (!stop) {
                const quint64 generation = users.generation();
                users.remember(ann, database, start, generation);
            }
        });
    }
    int stale = 0;
    for (int i = 0; i < 5'000; ++i) {
        const bool now = i % 2 == 0;
        database = now;
        users.receive(bus::UserChanged {ann});
        stale += users.isActive(ann, start).value_or(now) != now;
    }
    stop = true;
    readers.clear();
    QCOMPARE(stale, 0);
}

QTEST_APPLESS_MAIN(TestKnownUsers)
#include "tst_known_users.moc"
