#include "appearing.h"
#include "naive_inboxes.h"
#include "scratch_database.h"
#include "store/session/transaction.h"

#include <QtCore/QRandomGenerator>

#include <latch>
#include <thread>

using namespace mc;
using namespace mc::test;
using model::InboxChange;
using model::NotificationId;
using model::UserId;
using store::Reach;

namespace {

const QDateTime start(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
constexpr int people = 5;

store::NewNotification fresh(
    UserId recipient, const QDateTime &now, model::NotificationType type = model::NotificationType::System)
{
    store::NewNotification made;
    made.draft.recipientId = recipient;
    made.draft.type = type;
    made.draft.title = QStringLiteral("Title");
    made.draft.message = QStringLiteral("Message");
    made.id = {model::uuidV7(now)};
    made.plan.channels = model::Channel::InApp;
    made.createdAt = now;
    return made;
}

QString told(const InboxChange &change)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(change.user.value)
        .arg(change.version)
        .arg(change.unreadCount)
        .arg(word(change.kind));
}

QStringList told(const QList<InboxChange> &changes)
{
    QStringList texts;
    for (const InboxChange &change : changes)
        texts += told(change);
    texts.sort();
    return texts;
}

} // namespace

class TestNotificationsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void create_everyField_isFoundAgain();
    void create_scheduled_isHiddenUntilItAppears();
    void create_unknownOrInactiveRecipient_isNotif005();
    void create_inTransactionTakenBack_leavesNothing();
    void operations_randomHistory_equalNaiveModel();
    void operations_eightThreads_numberChangesWithoutGaps();
    void appear_twoInstances_showEachOnce();
    void markDelivered_onlyTouchesSentOnes();
    void since_version_replaysWhatWasMissed();
    void since_tooMuchOrForgotten_isReset();
    void versionAt_times_areTheVersionsThen();
    void forget_oldChanges_takesAtMostSoMany();
    void forget_deletedNotifications_takesAllOfThem();

private:
    void step(QRandomGenerator &random, NaiveInboxes &naive, QDateTime &now);
    void storm(int seed, std::latch &begin, QList<InboxChange> &seen) const;
    /// A change of ann's inbox that is forgotten after a while.
    void readAll(int second) { (void)must(m_store->notifications.markAllRead({1}, {}, start.addSecs(second))); }
    NotificationId add(UserId user, const QDateTime &at)
    {
        return must(m_store->notifications.create(fresh(user, at))).notification.id;
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
};

void TestNotificationsStore::initTestCase()
{
    m_scratch.migrate();
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestNotificationsStore::init()
{
    Database database(m_scratch.uri);
    database.run("TRUNCATE users CASCADE");
    database.run("TRUNCATE journal");
    for (qint64 id = 1; id <= people; ++id)
        (void)must(m_store->users.put(patient(id)));
}

void TestNotificationsStore::create_everyField_isFoundAgain()
{
    store::NewNotification made = fresh({1}, start, model::NotificationType::Billing);
    made.draft.title = QStringLiteral("It's \"due\" \\ $1 \U0001F4B6");
    made.draft.message = QStringLiteral("Line 1\nLine 2\t\u2028");
    made.draft.metadata
        = {1, 2, std::numeric_limits<qint64>::max(), 4, QStringLiteral("/a?b='c'"), QStringLiteral("app://x")};
    made.sender = UserId {2};
    made.priority = model::Priority::High;
    made.plan.channels = model::Channel::InApp | model::Channel::Sms;
    const store::StoredNotification stored = must(m_store->notifications.create(made));
    QCOMPARE(must(m_store->notifications.find(made.id, {{1}, false})), stored.notification);
    QCOMPARE(stored.notification.recipient.username, QStringLiteral("user-1"));
    QCOMPARE(stored.notification.sender->username, QStringLiteral("user-2"));
    QCOMPARE(stored.notification.metadata, made.draft.metadata);
    QCOMPARE(stored.notification.title, made.draft.title);
    QCOMPARE(stored.notification.createdAt, start);
    QCOMPARE(told(*stored.change), QStringLiteral("1 1 1 created"));
    QCOMPARE(outcomeOf(m_store->notifications.find(made.id, {{2}, false})), QStringLiteral("NOTIF_001"));
    QVERIFY(m_store->notifications.find(made.id, {{2}, true}));
}

void TestNotificationsStore::create_scheduled_isHiddenUntilItAppears()
{
    store::NewNotification made = fresh({1}, start);
    made.draft.scheduledFor = start.addSecs(60);
    QVERIFY(!must(m_store->notifications.create(made)).change);
    QCOMPARE(outcomeOf(m_store->notifications.find(made.id, {{1}, false})), QStringLiteral("NOTIF_001"));
    QVERIFY(!must(m_store->notifications.markRead(made.id, {{1}, false}, true, start)));
    QCOMPARE(must(test::appear(*m_store, start.addMSecs(59'999), 10)).size(), 0);
    const QList<InboxChange> shown = must(test::appear(*m_store, start.addSecs(60), 10));
    QCOMPARE(told(shown), QStringList {QStringLiteral("1 1 1 created")});
    QVERIFY(shown[0].notification->id == made.id);
    QVERIFY(m_store->notifications.find(made.id, {{1}, false}));
    QCOMPARE(must(test::appear(*m_store, start.addSecs(60), 10)).size(), 0);
}

void TestNotificationsStore::create_unknownOrInactiveRecipient_isNotif005()
{
    model::User gone = patient(2);
    gone.isActive = false;
    (void)must(m_store->users.put(gone));
    for (const UserId id : {UserId {2}, UserId {999}})
        QCOMPARE(outcomeOf(m_store->notifications.create(fresh(id, start))), QStringLiteral("NOTIF_005"));
    QCOMPARE(valueOf(m_store->connection, QStringLiteral("SELECT count(*) FROM notifications")), QStringLiteral("0"));
    QCOMPARE(must(m_store->inboxes.states({{2}}))[0].version, 0);
}

void TestNotificationsStore::create_inTransactionTakenBack_leavesNothing()
{
    {
        const auto transaction = must(store::Transaction::begin(m_store->connection));
        add({1}, start);
    }
    QCOMPARE(must(m_store->inboxes.states({{1}}))[0].version, 0);
    add({1}, start);
    QCOMPARE(must(m_store->inboxes.states({{1}}))[0].version, 1);
}

// One random operation on both; what the store says of it must be what the model says.
void TestNotificationsStore::step(QRandomGenerator &random, NaiveInboxes &naive, QDateTime &now)
{
    now = now.addMSecs(1 + random.bounded(2'000));
    const auto anybody = [&random] { return UserId {1 + random.bounded(people)}; };
    const auto anyId = [&] {
        return naive.items.isEmpty() || random.bounded(10) == 0 ? NotificationId {model::uuidV7(now)}
                                                                : naive.items[random.bounded(naive.items.size())].id;
    };
    const auto someIds = [&] {
        QList<NotificationId> ids;
        for (int i = random.bounded(12); i >= 0; --i) {
            if (const NotificationId id = anyId(); !ids.contains(id))
                ids += id;
        }
        return ids;
    };
    const auto compare = [](const store::BulkOutcome &done, const store::BulkOutcome &expected) {
        QCOMPARE(done.affected, expected.affected);
        QVERIFY(done.missing == expected.missing);
        QCOMPARE(told(done.changes), told(expected.changes));
    };
    store::Notifications &notifications = m_store->notifications;
    const Reach reach {anybody(), random.bounded(3) == 0};
    const int dice = random.bounded(100);
    if (dice < 45) {
        NaiveInboxes::Item item {{model::uuidV7(now)}, anybody(), model::NotificationType(random.bounded(6))};
        store::NewNotification made = fresh(item.owner, now, item.type);
        made.id = item.id;
        if (random.bounded(4) == 0) {
            item.isDue = false;
            item.scheduledFor = made.draft.scheduledFor = now.addMSecs(1 + random.bounded(60'000));
        }
        naive.create(item);
        const auto change = must(notifications.create(made)).change;
        QCOMPARE(change.has_value(), item.isDue);
        QVERIFY(!change || told(*change) == told(naive.history[item.owner].last()));
    } else if (dice < 70) {
        const NotificationId id = anyId();
        const bool isRead = random.bounded(3) > 0;
        QCOMPARE(must(notifications.markRead(id, reach, isRead, now)).has_value(), naive.markRead(id, reach, isRead));
    } else if (dice < 78) {
        const NotificationId id = anyId();
        QCOMPARE(bool(notifications.remove(id, reach, now)), naive.remove(id, reach));
    } else if (dice < 82) {
        const auto type = random.bounded(2) ? std::optional(model::NotificationType(random.bounded(6))) : std::nullopt;
        QCOMPARE(
            must(notifications.markAllRead(reach.caller, type, now)).affected, naive.markAllRead(reach.caller, type));
    } else if (dice < 89) {
        const QList<NotificationId> ids = someIds();
        compare(must(notifications.markMultipleRead(ids, reach, now)), naive.markMultipleRead(ids, reach));
    } else if (dice < 93) {
        const QList<NotificationId> ids = someIds();
        compare(must(notifications.removeMultiple(ids, reach, now)), naive.removeMultiple(ids, reach));
    } else {
        QCOMPARE(must(test::appear(*m_store, now, 1'000)).size(), naive.appear(now));
    }
}

void TestNotificationsStore::operations_randomHistory_equalNaiveModel()
{
    QRandomGenerator random(20240115);
    NaiveInboxes naive;
    QDateTime now = start;
    QList<UserId> users;
    for (qint64 id = 1; id <= people; ++id)
        users += UserId {id};
    for (int i = 0; i < 2'000 && !QTest::currentTestFailed(); ++i) {
        step(random, naive, now);
        for (const store::InboxState &state : must(m_store->inboxes.states(users))) {
            QCOMPARE(state.version, naive.versionOf(state.user));
            QCOMPARE(state.unreadCount, naive.unreadOf(state.user));
        }
    }
    for (const UserId user : users) {
        QVERIFY(naive.versionOf(user) > 100);
        const store::MissedChanges all = must(m_store->inboxes.since(user, 0, 10'000));
        QVERIFY(!all.reset);
        QCOMPARE(told(all.changes), told(naive.history[user]));
        QVERIFY(std::is_sorted(all.changes.begin(), all.changes.end(),
            [](const InboxChange &a, const InboxChange &b) { return a.version < b.version; }));
    }
}

// Random operations on two shared inboxes and one of the thread's own; notes every change it was told of.
void TestNotificationsStore::storm(int seed, std::latch &begin, QList<InboxChange> &seen) const
{
    store::Store mine(m_scratch.url(), QStringLiteral("thread %1").arg(seed));
    QRandomGenerator random(quint32(seed) + 1);
    const QList<UserId> users {{1}, {2}, {3 + seed % 3}};
    QList<NotificationId> ids;
    begin.arrive_and_wait();
    for (int i = 0; i < 60; ++i) {
        const UserId user = users[random.bounded(3)];
        const QDateTime now = start.addMSecs(i);
        const int dice = ids.isEmpty() ? 0 : random.bounded(10);
        if (dice < 5) {
            store::StoredNotification stored = must(mine.notifications.create(fresh(user, now)));
            ids += stored.notification.id;
            seen += *stored.change;
        } else if (dice < 7) {
            if (const auto change
                = must(mine.notifications.markRead(ids[random.bounded(ids.size())], {user, true}, dice == 5, now)))
                seen += *change;
        } else if (dice < 8) {
            seen += must(mine.notifications.markAllRead(user, {}, now)).changes;
        } else if (dice < 9) {
            seen += must(mine.notifications.markMultipleRead(ids.mid(random.bounded(ids.size()), 5), {user, true}, now))
                        .changes;
        } else {
            const NotificationId gone = ids.takeAt(random.bounded(ids.size()));
            if (const auto change = must(mine.notifications.remove(gone, {user, true}, now)).change)
                seen += *change;
        }
    }
}

void TestNotificationsStore::operations_eightThreads_numberChangesWithoutGaps()
{
    constexpr int threads = 8;
    std::latch begin(threads);
    std::array<QList<InboxChange>, threads> seen;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i)
            running.emplace_back([this, i, &begin, &seen] { storm(i, begin, seen[std::size_t(i)]); });
    }
    QMap<UserId, QList<InboxChange>> perUser;
    for (const QList<InboxChange> &changes : seen) {
        for (const InboxChange &change : changes)
            perUser[change.user] += change;
    }
    for (qint64 id = 1; id <= people; ++id) {
        QList<InboxChange> &changes = perUser[{id}];
        std::sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) { return a.version < b.version; });
        const store::InboxState state = must(m_store->inboxes.states({{id}}))[0];
        QVERIFY(state.version > 20);
        QCOMPARE(changes.size(), state.version);
        for (int i = 0; i < changes.size(); ++i)
            QCOMPARE(changes[i].version, i + 1);
        QCOMPARE(changes.last().unreadCount, state.unreadCount);
        QCOMPARE(told(must(m_store->inboxes.since({id}, 0, 10'000)).changes), told(changes));
        QCOMPARE(
            valueOf(m_store->connection,
                QStringLiteral("SELECT count(*) FROM notifications WHERE recipient_id = $1 AND NOT is_read"), {id}),
            QString::number(state.unreadCount));
    }
}

void TestNotificationsStore::appear_twoInstances_showEachOnce()
{
    for (int i = 0; i < 200; ++i) {
        store::NewNotification made = fresh({1 + i % people}, start);
        made.draft.scheduledFor = start.addSecs(i);
        (void)must(m_store->notifications.create(made));
    }
    std::array<QList<InboxChange>, 4> seen;
    {
        std::latch begin(4);
        std::vector<std::jthread> running;
        for (QList<InboxChange> &mine : seen) {
            running.emplace_back([this, &begin, &mine] {
                store::Store other(m_scratch.url(), QStringLiteral("instance"));
                QVERIFY(other.connection.ensureOpen());
                begin.arrive_and_wait();
                for (int i = 0; i < 100; ++i)
                    mine += must(test::appear(other, start.addDays(1), 7));
            });
        }
    }
    QSet<NotificationId> ids;
    QSet<std::pair<qint64, qint64>> versions;
    int total = 0;
    for (const QList<InboxChange> &mine : seen) {
        for (const InboxChange &change : mine) {
            ids += change.notificationId;
            versions += {change.user.value, change.version};
            ++total;
        }
    }
    QCOMPARE(total, 200);
    QCOMPARE(ids.size(), 200);
    QCOMPARE(versions.size(), 200);
    for (const store::InboxState &state : must(m_store->inboxes.states({{1}, {2}, {3}, {4}, {5}}))) {
        QCOMPARE(state.version, 200 / people);
        QCOMPARE(state.unreadCount, 200 / people);
    }
}

void TestNotificationsStore::markDelivered_onlyTouchesSentOnes()
{
    const NotificationId due = add({1}, start);
    store::NewNotification scheduled = fresh({1}, start);
    scheduled.draft.scheduledFor = start.addDays(1);
    (void)must(m_store->notifications.create(scheduled));
    (void)must(m_store->notifications.markDelivered(
        {{due, start}, {scheduled.id, start}, {{model::uuidV7(start)}, start}}, store::InAppWay::Fetch));
    const auto status = [this](NotificationId id) {
        return must(m_store->notifications.find(id, {{1}, true})).deliveryStatus;
    };
    QCOMPARE(status(due), model::DeliveryStatus::Delivered);
    QCOMPARE(status(scheduled.id), model::DeliveryStatus::Pending);
    (void)must(m_store->notifications.markDelivered({}, store::InAppWay::Fetch));
}

void TestNotificationsStore::since_version_replaysWhatWasMissed()
{
    const NotificationId first = add({1}, start), second = add({1}, start.addSecs(1));
    (void)must(m_store->notifications.markRead(first, {{1}, false}, true, start.addSecs(2)));
    (void)must(m_store->notifications.remove(first, {{1}, false}, start.addSecs(3)));
    (void)must(m_store->notifications.markMultipleRead({second}, {{1}, false}, start.addSecs(4)));
    const QList<InboxChange> all = must(m_store->inboxes.since({1}, 0, 5)).changes;
    QCOMPARE(all.size(), 5);
    QVERIFY(!all[0].notification); // deleted since
    QVERIFY(all[1].notification->id == second);
    QCOMPARE(all[2].readAt, start.addSecs(2));
    QVERIFY(all[3].notificationId == first);
    QVERIFY(all[4].notificationIds == QList {second});
    for (int version = 1; version <= 5; ++version)
        QCOMPARE(must(m_store->inboxes.since({1}, version, 5)).changes, all.mid(version));
}

void TestNotificationsStore::since_tooMuchOrForgotten_isReset()
{
    for (int i = 0; i < 10; ++i)
        add({1}, start.addSecs(i));
    const auto isReset
        = [this](qint64 version, int most) { return must(m_store->inboxes.since({1}, version, most)).reset; };
    QVERIFY(!isReset(0, 10));
    QVERIFY(isReset(0, 9));
    QVERIFY(!isReset(1, 9));
    QVERIFY(!isReset(10, 9));
    QVERIFY(isReset(11, 9)); // not yet given out: a cursor of another database
    QVERIFY(isReset(-1, 100));
    QVERIFY(!must(m_store->inboxes.since({2}, 0, 9)).reset);
    QVERIFY(must(m_store->inboxes.since({2}, 1, 9)).reset);
    readAll(11);
    add({1}, start.addSecs(12));
    (void)must(m_store->inboxes.forget(start.addSecs(12), 100));
    QVERIFY(isReset(9, 100));
    QVERIFY(isReset(10, 100));
    QVERIFY(!isReset(11, 100));
    QVERIFY(!isReset(12, 100));
}

void TestNotificationsStore::versionAt_times_areTheVersionsThen()
{
    const auto at = [this](int milliseconds) {
        return must(m_store->inboxes.versionAt({1}, start.addMSecs(milliseconds), 6)).value_or(-1);
    };
    QCOMPARE(at(0), 0);
    for (int i = 1; i <= 5; ++i)
        add({1}, start.addSecs(i));
    QCOMPARE(at(0), 0);
    QCOMPARE(at(999), 0);
    QCOMPARE(at(1'000), 1);
    QCOMPARE(at(4'500), 4);
    QCOMPARE(at(3'600'000), 5);
    readAll(6);
    for (int i = 7; i <= 10; ++i)
        add({1}, start.addSecs(i));
    QCOMPARE(at(4'500), -1); // further back than was asked for
    QCOMPARE(at(5'500), 5);
    (void)must(m_store->inboxes.forget(start.addSecs(7), 100));
    QCOMPARE(at(5'500), -1); // no longer known
    QCOMPARE(at(6'500), -1);
    QCOMPARE(at(7'000), 7);
    QVERIFY(!must(m_store->inboxes.versionAt({999}, start, 6)));
}

void TestNotificationsStore::forget_oldChanges_takesAtMostSoMany()
{
    for (int i = 0; i < 10; ++i) {
        add({1}, start.addMSecs(1000 * i - 500));
        readAll(i);
    }
    QCOMPARE(must(m_store->inboxes.forget(start.addSecs(7), 4)), 4);
    QCOMPARE(must(m_store->inboxes.forget(start.addSecs(7), 4)), 3);
    QCOMPARE(must(m_store->inboxes.forget(start.addSecs(7), 4)), 0);
    QCOMPARE(must(m_store->inboxes.states({{1}}))[0].unreadCount, 0);
}

void TestNotificationsStore::forget_deletedNotifications_takesAllOfThem()
{
    const NotificationId kept = add({1}, start), one = add({1}, start), other = add({1}, start), last = add({1}, start);
    (void)must(m_store->notifications.markRead(one, {{1}, false}, true, start.addSecs(1)));
    (void)must(m_store->notifications.remove(one, {{1}, false}, start.addSecs(2)));
    (void)must(m_store->notifications.removeMultiple({other, last}, {{1}, false}, start.addSecs(3)));
    const auto told = [this](NotificationId id) {
        return valueOf(m_store->connection, QStringLiteral("SELECT count(*) FROM journal WHERE notification_id = $1"),
            {toString(id)});
    };
    QCOMPARE(told(one), QStringLiteral("3"));
    (void)must(m_store->inboxes.forget(start.addSecs(3), 100));
    QCOMPARE(told(one), QStringLiteral("0"));
    QCOMPARE(told(other), QStringLiteral("2"));
    (void)must(m_store->inboxes.forget(start.addSecs(4), 100));
    QCOMPARE(valueOf(m_store->connection, QStringLiteral("SELECT count(*) FROM journal")), QStringLiteral("1"));
    QCOMPARE(told(kept), QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(TestNotificationsStore)
#include "tst_notifications_store.moc"
