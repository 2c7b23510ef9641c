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

store::Standing of(bool isActive) { return {.isActive = isActive}; }

} // namespace

class TestKnownUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standing_unknownUser_isNothing();
    void standing_remembered_isThatUntilItIsOld();
    void remember_again_isYoungAgain();
    void userChanged_knownUser_isForgottenAlone();
    void remember_changedMeanwhile_isNotTaken();
    void gapPossible_everybody_isForgotten();
    void remember_moreThanTheBound_forgetsAndGoesOn();
    void externalId_remembered_leadsToTheUser();
    void externalId_ofNobody_isForgottenWithAnyChange();
    void externalId_ofAnother_isNotTheirs();
    void userChanged_manyThreads_neverLeavesAnOldAnswer();
};

void TestKnownUsers::standing_unknownUser_isNothing() { QVERIFY(!KnownUsers().standing(ann, start)); }

void TestKnownUsers::standing_remembered_isThatUntilItIsOld()
{
    KnownUsers users;
    users.remember(ann, of(true), start, users.generation());
    users.remember(bob, of(false), start, users.generation());
    for (const auto age : {0ms, 1ms, 4'000ms}) {
        QCOMPARE(users.standing(ann, start + age), std::optional(of(true)));
        QCOMPARE(users.standing(bob, start + age), std::optional(of(false)));
    }
    QVERIFY(!users.standing(ann, start + 4'001ms));
    QVERIFY(!users.standing(bob, start + 24h));
}

void TestKnownUsers::remember_again_isYoungAgain()
{
    KnownUsers users;
    users.remember(ann, of(true), start, users.generation());
    users.remember(ann, of(false), start + 3s, users.generation());
    QCOMPARE(users.standing(ann, start + 6s), std::optional(of(false)));
}

void TestKnownUsers::userChanged_knownUser_isForgottenAlone()
{
    KnownUsers users;
    users.remember(ann, of(true), start, users.generation());
    users.remember(bob, of(true), start, users.generation());
    users.receive(bus::UserChanged {ann});
    QVERIFY(!users.standing(ann, start));
    QCOMPARE(users.standing(bob, start), std::optional(of(true)));
}

void TestKnownUsers::remember_changedMeanwhile_isNotTaken()
{
    KnownUsers users;
    const quint64 generation = users.generation();
    users.receive(bus::UserChanged {ann});
    users.remember(ann, of(true), start, generation); // what the database said before
    QVERIFY(!users.standing(ann, start));
    users.remember(ann, of(false), start, users.generation());
    QCOMPARE(users.standing(ann, start), std::optional(of(false)));
}

void TestKnownUsers::gapPossible_everybody_isForgotten()
{
    KnownUsers users;
    const quint64 generation = users.generation();
    users.remember(ann, of(true), start, generation);
    users.receive(bus::GapPossible {});
    QVERIFY(!users.standing(ann, start));
    users.remember(ann, of(true), start, generation);
    QVERIFY(!users.standing(ann, start));
}

void TestKnownUsers::externalId_remembered_leadsToTheUser()
{
    KnownUsers users;
    const QString name = QStringLiteral("auth0|1");
    QVERIFY(!users.standing(name, start));
    users.remember(name, {.id = ann, .standing = of(true)}, start, users.generation());
    QCOMPARE(users.standing(name, start + 4s)->id, std::optional(ann));
    QCOMPARE(users.standing(ann, start + 4s), std::optional(of(true)));
    QVERIFY(!users.standing(name, start + 4'001ms));
    users.receive(bus::UserChanged {ann});
    QVERIFY(!users.standing(name, start));
    users.remember(name, {.id = ann, .standing = of(true)}, start, users.generation());
    users.receive(bus::GapPossible {});
    QVERIFY(!users.standing(name, start));
    const quint64 before = users.generation();
    users.receive(bus::UserChanged {bob});
    users.remember(name, {.id = ann, .standing = of(true)}, start, before); // what the database said before
    QVERIFY(!users.standing(name, start));
}

void TestKnownUsers::externalId_ofNobody_isForgottenWithAnyChange()
{
    KnownUsers users;
    const QString name = QStringLiteral("auth0|1");
    users.remember(name, {}, start, users.generation());
    QVERIFY(users.standing(name, start).has_value());
    QCOMPARE(users.standing(name, start)->id, std::nullopt);
    QVERIFY(!users.standing(name, start + 4'001ms));
    users.receive(bus::UserChanged {bob}); // who may be called so now
    QVERIFY(!users.standing(name, start));
}

// What was looked up by an id says nothing of the name, which may be another's since.
void TestKnownUsers::externalId_ofAnother_isNotTheirs()
{
    KnownUsers users;
    const QString name = QStringLiteral("auth0|1");
    users.remember(name, {.id = ann, .standing = of(true)}, start, users.generation());
    users.remember(ann, of(true), start + 3s, users.generation());
    QVERIFY(!users.standing(name, start + 3s));
    users.remember(name, {.id = bob, .standing = of(false)}, start + 3s, users.generation());
    QCOMPARE(users.standing(name, start + 3s)->id, std::optional(bob));
    QCOMPARE(users.standing(ann, start + 3s), std::optional(of(true)));
}

void TestKnownUsers::remember_moreThanTheBound_forgetsAndGoesOn()
{
    KnownUsers users;
    for (qint64 id = 1; id <= 100'001; ++id)
        users.remember({id}, of(true), start, users.generation());
    QVERIFY(!users.standing(UserId {1}, start));
    QCOMPARE(users.standing(UserId {100'001}, start), std::optional(of(true)));
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
                users.remember(ann, of(database), start, generation);
            }
        });
    }
    int stale = 0;
    for (int i = 0; i < 5'000; ++i) {
        const bool now = i % 2 == 0;
        database = now;
        users.receive(bus::UserChanged {ann});
        stale += users.standing(ann, start).value_or(of(now)) != of(now);
    }
    stop = true;
    readers.clear();
    QCOMPARE(stale, 0);
}

QTEST_APPLESS_MAIN(TestKnownUsers)
#include "tst_known_users.moc"
