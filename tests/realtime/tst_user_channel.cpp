#include "realtime/user_channel.h"

#include "realtime/server_message.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::realtime;

namespace {

constexpr model::UserId ann {7};

model::InboxChange change(qint64 version)
{
    model::InboxChange made;
    made.user = ann;
    made.version = version;
    made.unreadCount = int(version % 5);
    made.kind = model::InboxChange::Kind::AllRead;
    return made;
}

/// A client that notes the versions it was told.
class Member : public ChannelMember
{
public:
    qint64 welcomedAt = -1;
    QList<qint64> told;
    QList<qint64> resets;
    bool isRefused = false;

    void welcome(const store::InboxState &state) override
    {
        if (welcomedAt >= 0)
            qFatal("welcomed twice");
        welcomedAt = state.version;
    }
    void tell(const FramedChange &framed) override
    {
        if (welcomedAt < 0)
            qFatal("told before it was welcomed");
        told += framed.version;
    }
    void reset(const store::InboxState &state) override { resets += state.version; }
    void refuse() override { isRefused = true; }

    /// Every version from its welcome on, once, in order.
    bool knowsAllUpTo(qint64 version) const
    {
        QList<qint64> expected;
        for (qint64 next = welcomedAt + 1; next <= version; ++next)
            expected += next;
        return welcomedAt >= 0 && told == expected && resets.isEmpty();
    }
};

/// The database as the channel sees it; answers are given when the test says so.
class FakeStore : public ChannelStore
{
public:
    qint64 version = 0;
    bool exists = true;
    qint64 forgottenUpTo = 0;
    int stateQuestions = 0;
    QList<qint64> missedQuestions;
    int gaps = 0;

    void askState(UserChannel &) override { ++stateQuestions; }
    void askMissed(UserChannel &, qint64 since) override { missedQuestions += since; }
    void awaitGap(UserChannel &) override { ++gaps; }

    std::optional<store::InboxState> state() const
    {
        return exists
            ? std::optional(store::InboxState {.user = ann, .version = version, .unreadCount = int(version % 5)})
            : std::nullopt;
    }
    Missed missedSince(qint64 since) const
    {
        Missed missed;
        missed.reset = !exists || since > version || since < forgottenUpTo;
        for (qint64 next = since + 1; next <= version && !missed.reset; ++next)
            missed.changes += change(next);
        if (missed.reset)
            missed.state = state();
        return missed;
    }

    void answerState(UserChannel &channel)
    {
        QVERIFY(stateQuestions-- > 0);
        channel.onState(state());
    }
    void answerMissed(UserChannel &channel)
    {
        QVERIFY(!missedQuestions.isEmpty());
        channel.onMissed(missedSince(missedQuestions.takeFirst()));
    }
    void passGap(UserChannel &channel)
    {
        QVERIFY(gaps-- > 0);
        channel.onGapDue();
    }
};

} // namespace

class tst_UserChannel : public QObject
{
    Q_OBJECT

    FakeStore m_store;
    std::shared_ptr<UserChannel> m_channel;
    Member m_member;

    void joined(qint64 version)
    {
        m_store.version = version;
        m_channel->join(&m_member);
        m_store.answerState(*m_channel);
        QCOMPARE(m_member.welcomedAt, version);
    }
    void commit(qint64 version)
    {
        m_store.version = std::max(m_store.version, version);
        m_channel->onChange(change(version));
    }

private Q_SLOTS:
    void init()
    {
        m_store = {};
        m_member = {};
        m_channel = std::make_shared<UserChannel>(ann, m_store);
    }

    void onChange_nextChange_isToldAtOnce()
    {
        joined(4);
        commit(5);
        commit(6);
        QVERIFY(m_member.knowsAllUpTo(6));
        QCOMPARE(m_store.gaps, 0);
    }

    void onChange_oldChange_isDropped()
    {
        joined(4);
        m_channel->onChange(change(4));
        m_channel->onChange(change(1));
        QVERIFY(m_member.told.isEmpty());
    }

    void onChange_changesOutOfOrder_areToldInOrderWithoutAsking()
    {
        joined(0);
        commit(3);
        commit(2);
        QVERIFY(m_member.told.isEmpty());
        commit(1);
        QVERIFY(m_member.knowsAllUpTo(3));
        m_store.passGap(*m_channel);
        QVERIFY(m_store.missedQuestions.isEmpty());
    }

    void onChange_changeNeverTold_isLoadedAfterTheGapsTimeout()
    {
        joined(0);
        commit(2);
        QVERIFY(m_store.missedQuestions.isEmpty());
        m_store.passGap(*m_channel);
        QCOMPARE(m_store.missedQuestions, QList<qint64> {0});
        commit(3);
        m_store.answerMissed(*m_channel);
        QVERIFY(m_member.knowsAllUpTo(3));
    }

    void moveTo_laterVersion_loadsAtOnce()
    {
        joined(5);
        m_store.version = 9;
        m_channel->moveTo(9);
        QCOMPARE(m_store.missedQuestions, QList<qint64> {5});
        m_channel->moveTo(8);
        QCOMPARE(m_store.missedQuestions.size(), 1); // one load at a time
        m_store.answerMissed(*m_channel);
        QVERIFY(m_member.knowsAllUpTo(9));
        QVERIFY(m_store.missedQuestions.isEmpty());
    }

    void moveTo_whileLoading_loadsOnceMore()
    {
        joined(5);
        m_store.version = 6;
        m_channel->moveTo(6);
        const Missed early = m_store.missedSince(5);
        m_store.version = 7;
        m_channel->moveTo(7);
        m_store.missedQuestions.clear();
        m_channel->onMissed(early);
        m_store.answerMissed(*m_channel);
        QVERIFY(m_member.knowsAllUpTo(7));
    }

    void join_whileChangesArrive_knowsEachOnce()
    {
        m_channel->join(&m_member);
        commit(1);
        commit(2);
        m_store.version = 1; // read before the second was committed
        m_store.answerState(*m_channel);
        m_store.version = 2;
        QCOMPARE(m_member.welcomedAt, 2);
        commit(3);
        QVERIFY(m_member.knowsAllUpTo(3));
    }

    void join_secondSocketAheadOfTheBus_isWelcomedWhenTheChannelIsThere()
    {
        joined(3);
        Member second;
        m_channel->join(&second);
        m_store.version = 5;
        m_store.answerState(*m_channel);
        QCOMPARE(second.welcomedAt, -1);
        commit(4);
        commit(5);
        QCOMPARE(second.welcomedAt, 5);
        commit(6);
        QVERIFY(second.knowsAllUpTo(6));
        QVERIFY(m_member.knowsAllUpTo(6));
    }

    void check_lostBusMessage_heals()
    {
        joined(3);
        m_store.version = 4;
        m_channel->check();
        m_store.answerState(*m_channel);
        m_store.passGap(*m_channel);
        m_store.answerMissed(*m_channel);
        QVERIFY(m_member.knowsAllUpTo(4));
    }

    void recheck_answerDue_asksNothing()
    {
        joined(3);
        for (int i = 0; i < 100; ++i)
            m_channel->recheck(); // the database is away
        QCOMPARE(m_store.stateQuestions, 1);
        m_store.answerState(*m_channel);
        m_channel->recheck();
        QCOMPARE(m_store.stateQuestions, 1);
    }

    void load_changesForgotten_startsEverySocketAnew()
    {
        joined(3);
        m_store.version = 2000;
        m_store.forgottenUpTo = 1000;
        m_channel->moveTo(2000);
        m_store.answerMissed(*m_channel);
        QCOMPARE(m_member.resets, QList<qint64> {2000});
        commit(2001);
        QCOMPARE(m_member.told, QList<qint64> {2001});
    }

    void check_databaseSetBack_startsAnew()
    {
        joined(9);
        m_store.version = 7;
        m_channel->check();
        m_store.answerState(*m_channel);
        QCOMPARE(m_member.resets, QList<qint64> {7});
        commit(8);
        QCOMPARE(m_member.told, QList<qint64> {8});
    }

    void check_answerReadBeforeAChange_isNoSetBack()
    {
        joined(7);
        m_channel->check();
        const auto early = m_store.state();
        commit(8);
        m_channel->check();
        m_channel->onState(early);
        QVERIFY(m_member.knowsAllUpTo(8));
    }

    void onState_noSuchInbox_refusesEverybody()
    {
        joined(1);
        Member second;
        m_channel->join(&second);
        m_store.exists = false;
        m_store.answerState(*m_channel);
        QVERIFY(m_member.isRefused && second.isRefused);
    }

    void onChange_createdButDeletedSince_isSkippedAndCounted()
    {
        joined(0);
        model::InboxChange gone = change(1);
        gone.kind = model::InboxChange::Kind::Created;
        m_channel->onChange(gone);
        QVERIFY(m_member.told.isEmpty());
        commit(2);
        QCOMPARE(m_member.told, QList<qint64> {2});
        QCOMPARE(m_channel->state().version, 2);
    }

    void load_changeTheDatabaseDoesNotKnow_isGivenUp()
    {
        joined(1);
        m_channel->onChange(change(5)); // never committed
        m_store.passGap(*m_channel);
        QTest::ignoreMessage(QtWarningMsg, "Changes of an inbox were told that its database does not know.");
        m_store.answerMissed(*m_channel);
        QVERIFY(m_store.missedQuestions.isEmpty());
        commit(2);
        QVERIFY(m_member.knowsAllUpTo(2));
    }

    void hold_moreThanIsKept_areLoaded()
    {
        m_channel->join(&m_member);
        for (qint64 version = 1; version <= 3000; ++version)
            commit(version);
        m_channel->onState(store::InboxState {.user = ann, .version = 0, .unreadCount = 0});
        while (m_store.gaps > 0)
            m_store.passGap(*m_channel);
        m_store.answerMissed(*m_channel);
        QVERIFY(m_member.welcomedAt >= 0);
        QVERIFY(m_member.knowsAllUpTo(3000));
    }

    // Whatever the bus does to the order, loses or repeats, and whenever the store answers: everybody knows everything.
    void anyInterleaving_everyMemberKnowsEachChangeOnce_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 400; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyInterleaving_everyMemberKnowsEachChangeOnce()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        std::vector<std::unique_ptr<Member>> members;
        QList<qint64> onTheWay;
        std::vector<std::optional<store::InboxState>> states; // read, not yet answered, in order
        QList<Missed> loads;
        int asked = 0;
        for (int step = 0; step < 300; ++step) {
            switch (random.bounded(9)) {
            case 0:
                members.push_back(std::make_unique<Member>());
                m_channel->join(members.back().get());
                break;
            case 1:
            case 2:
                onTheWay += ++m_store.version;
                break;
            case 3:
            case 4:
                if (!onTheWay.isEmpty()) {
                    const int at = random.bounded(int(onTheWay.size()));
                    const qint64 version = random.bounded(10) == 0 ? onTheWay.at(at) : onTheWay.takeAt(at);
                    if (random.bounded(10) != 0)
                        m_channel->onChange(change(version));
                }
                break;
            case 5:
                if (random.bounded(4) == 0)
                    m_channel->moveTo(m_store.version);
                else if (m_store.gaps > 0)
                    m_store.passGap(*m_channel);
                break;
            case 6:
                if (asked < m_store.stateQuestions) {
                    states.push_back(m_store.state());
                    ++asked;
                } else if (random.bounded(10) == 0) {
                    m_channel->check();
                }
                break;
            case 7:
                if (!states.empty()) {
                    --asked;
                    --m_store.stateQuestions;
                    m_channel->onState(states.front());
                    states.erase(states.begin());
                }
                break;
            case 8:
                if (!loads.isEmpty())
                    m_channel->onMissed(loads.takeFirst());
                else if (!m_store.missedQuestions.isEmpty())
                    loads += m_store.missedSince(m_store.missedQuestions.takeFirst());
                break;
            }
        }
        // The dust settles: the store answers all, and the safety net looks once more.
        for (const auto &state : states) {
            --m_store.stateQuestions;
            m_channel->onState(state);
        }
        m_channel->check();
        while (m_store.stateQuestions + m_store.gaps + m_store.missedQuestions.size() + loads.size() > 0) {
            if (!loads.isEmpty())
                m_channel->onMissed(loads.takeFirst());
            else if (m_store.stateQuestions > 0)
                m_store.answerState(*m_channel);
            else if (m_store.gaps > 0)
                m_store.passGap(*m_channel);
            else
                m_store.answerMissed(*m_channel);
        }
        for (const auto &member : members)
            QVERIFY(member->knowsAllUpTo(m_store.version));
    }

    void announcementOf_created_carriesTypeAndWhetherItIsUndelivered()
    {
        model::InboxChange created = change(3);
        created.kind = model::InboxChange::Kind::Created;
        created.notification = model::Notification();
        created.notification->id = {QUuid::createUuid()};
        created.notification->type = model::NotificationType::Billing;
        const auto sent = framedChangeOf(created);
        QVERIFY(sent);
        QCOMPARE(sent->version, 3);
        QVERIFY(sent->type == model::NotificationType::Billing);
        QVERIFY(sent->undelivered == created.notification->id);
        created.notification->deliveredAt = QDateTime::currentDateTimeUtc();
        QVERIFY(framedChangeOf(created)->undelivered.value.isNull());
        QVERIFY(!framedChangeOf(change(4))->type);
    }

    void serverMessages_haveTheContractsShape()
    {
        // In single quotes for readability.
        const auto json = [](QByteArray text) { return text.replace('\'', '"'); };
        const store::InboxState state {.user = ann, .version = 12, .unreadCount = 3};
        QCOMPARE(connectionStatus(state),
            json("{'type':'connection_status','data':{'status':'connected','unread_count':3,'last_sync':'12'}}"));
        QCOMPARE(syncComplete(state), json("{'type':'sync_complete','data':{'unread_count':3,'sync':'12'}}"));
        QCOMPARE(syncReset(state), json("{'type':'sync_reset','data':{'unread_count':3,'sync':'12'}}"));
        QCOMPARE(subscribed({model::NotificationType::Message}),
            json("{'type':'subscribed','data':{'notification_types':['message']}}"));
        QCOMPARE(errorMessage({model::ErrorCode::NotificationNotFound, QStringLiteral("No such.")}),
            json("{'type':'error','data':{'code':'NOTIF_001','message':'No such.'}}"));
    }
};

QTEST_GUILESS_MAIN(tst_UserChannel)
#include "tst_user_channel.moc"
