#include "limited_people.h"
#include "model/times.h"
#include "store/session/transaction.h"

#include <QtCore/QJsonDocument>

using namespace mc;
using namespace mc::test;
using model::Channel;
using model::NotificationId;
using model::Priority;
using std::chrono::hours;
using std::chrono::seconds;

/// Frequency limits when notifications come in: exact however many do at once, and counted from what nobody can delete.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_people.reset(40); }

    void accept_manyAtOnce_asManyAsTheLimitGoOut();
    void accept_withAndWithoutLimits_isToldOnce();
    void accept_severalChannels_shareTheLimit();
    void accept_criticalOnes_passAndCount();
    void accept_withoutLimits_asksNoMoreThanBefore();
    void find_withoutLimits_countsNothing();
    void accept_windows_rollWithTheClock();
    void accept_inATransactionOfTheCaller_isJudgedToo();
    void appear_severalOfOneRecipient_asManyAsTheLimitGoOut();
    void appear_severalInstances_asManyAsTheLimitGoOut();
    void step_besideSingleOnes_asManyAsTheLimitGoOut();
    void step_severalBatchesAtOnce_neitherExceedNorLockUp();
    void remove_whatWentOut_staysCounted_data();
    void remove_whatWentOut_staysCounted();
    void remove_besideClaims_countsWhatGoesOut();
    void forgetDeleted_older_areForgotten();
    void accept_held_takesNoPlace();

private:
    QUuid post(const QByteArray &audience, const QDateTime &scheduledFor = {});

    LimitedPeople m_people;
};

QUuid TestLimits::post(const QByteArray &audience, const QDateTime &scheduledFor)
{
    QJsonObject body = QJsonDocument::fromJson(
        R"({"notification_type": "system", "title": "Maintenance", "message": "Tonight.", "channels": ["push"], "audience": )"
        + audience + '}')
                           .object();
    if (scheduledFor.isValid())
        body.insert(QLatin1String("scheduled_for"), QString::fromLatin1(model::toRfc3339(scheduledFor)));
    const model::BatchDraft draft = must(model::batchDraftFromJson(body, m_people.clock.now()));
    work::Work work(*m_people.store, m_people.bus);
    intake::Intake intake(*m_people.store, m_people.clock, m_people.policy);
    return must(intake.accept(draft, body, std::nullopt, work)).id;
}

void TestLimits::accept_manyAtOnce_asManyAsTheLimitGoOut()
{
    for (qint64 user = 1; user <= 10; ++user) {
        m_people.limit(user, 3);
        m_people.atOnce(
            10, [&](store::Store &store, int) { (void)must(m_people.accept(store, LimitedPeople::draft(user))); });
        QCOMPARE(m_people.goingOut(user), 3);
        QCOMPARE(m_people.limited(user), 7);
    }
}

void TestLimits::accept_withAndWithoutLimits_isToldOnce()
{
    struct : bus::Listener
    {
        void receive(const bus::News &news) override { told += std::get<model::InboxChange>(news).user.value; }
        QList<qint64> told;
    } ear;
    bus::Bus bus;
    bus.addListener(&ear);
    work::Work work(*m_people.store, bus);
    intake::Intake intake(*m_people.store, m_people.clock, m_people.policy);
    m_people.limit(2, 3);
    for (qint64 user : {1, 2})
        (void)must(intake.accept(LimitedPeople::draft(user), {}, work));
    QCOMPARE(ear.told, (QList<qint64> {1, 2}));
}

void TestLimits::accept_severalChannels_shareTheLimit()
{
    m_people.limit(1, 3);
    m_people.atOnce(6, [&](store::Store &store, int) {
        (void)must(m_people.accept(store, LimitedPeople::draft(1, Channel::Push | Channel::Email)));
    });
    QCOMPARE(m_people.goingOut(), 3);
    QCOMPARE(m_people.limited(), 9);
    // Several phones are one channel.
    m_people.addDevice(2, model::Provider::Apns);
    m_people.limit(2, 2);
    for (int i = 0; i < 3; ++i)
        (void)m_people.post(LimitedPeople::draft(2));
    QCOMPARE(m_people.goingOut(2), 4);
    QCOMPARE(m_people.limited(2), 1);
}

void TestLimits::accept_criticalOnes_passAndCount()
{
    m_people.limit(1, 2);
    for (int i = 0; i < 3; ++i)
        (void)m_people.post(LimitedPeople::draft(1, Channel::Push, Priority::Critical));
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.goingOut(), 3);
    QCOMPARE(m_people.limited(), 1);
}

// Who has no limits pays nothing for those who have: the facts, and one statement that is its own transaction.
void TestLimits::accept_withoutLimits_asksNoMoreThanBefore()
{
    store::SessionMetrics metrics;
    store::DatabaseUrl url = m_people.scratch.url();
    url.metrics = &metrics;
    store::Store store(url, QStringLiteral("counted"));
    const auto total = [&] {
        quint64 sum = 0;
        for (std::size_t i = 0; i <= ops::LatencyHistogram::bounds.size(); ++i)
            sum += metrics.statements.count(i);
        return sum;
    };
    const auto statements = [&](const model::NotificationDraft &draft) {
        const quint64 before = total();
        (void)must(m_people.accept(store, draft));
        return total() - before;
    };
    QCOMPARE(statements(LimitedPeople::draft(1)), 2u);
    m_people.limit(1, 9);
    QCOMPARE(
        statements(LimitedPeople::draft(1)), 8u); // facts, counts, BEGIN, lock, facts, counts, notification, COMMIT
    QCOMPARE(statements(LimitedPeople::draft(1, Channel::InApp)), 3u);
    QCOMPARE(statements(LimitedPeople::draft(1, Channel::Push, Priority::Critical)), 3u);
    m_people.setQuiet(1, true);
    QCOMPARE(statements(LimitedPeople::draft(1)), 3u);
}

void TestLimits::find_withoutLimits_countsNothing()
{
    (void)m_people.post(LimitedPeople::draft(1));
    Database watcher(m_people.scratch.uri);
    const auto looks = [&](qint64 user) {
        const auto total = [&] {
            (void)m_people.value(QStringLiteral("SELECT pg_stat_force_next_flush()"));
            watcher.run("SELECT pg_stat_clear_snapshot()");
            return watcher
                .value("SELECT sum(seq_scan + coalesce(idx_scan, 0)) FROM pg_stat_user_tables WHERE relname IN "
                       "('deliveries', 'deleted_deliveries')")
                .toInt();
        };
        const int before = total();
        (void)m_people.facts(user);
        return total() - before;
    };
    m_people.limit(2, 0);
    QCOMPARE(looks(1), 0);
    QCOMPARE(looks(2), 0);
    m_people.limit(1, 3);
    QVERIFY(looks(1) > 0);
}

void TestLimits::accept_windows_rollWithTheClock()
{
    m_people.limit(1, 1, 2);
    (void)m_people.post(LimitedPeople::draft(1));
    m_people.clock.advance(hours(1) - seconds(1));
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.limited(), 1);
    m_people.clock.advance(seconds(1));
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.goingOut(), 2);
    m_people.clock.advance(hours(2));
    (void)m_people.post(LimitedPeople::draft(1)); // the day's two are gone
    QCOMPARE(m_people.limited(), 2);
    m_people.clock.advance(hours(21));
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.goingOut(), 3);
}

void TestLimits::accept_inATransactionOfTheCaller_isJudgedToo()
{
    m_people.limit(1, 2);
    m_people.atOnce(8, [&](store::Store &store, int) {
        (void)must(store.connection.retrying([&]() -> model::Result<void> {
            model::Result<store::Transaction> transaction = store::Transaction::begin(store.connection);
            if (!transaction)
                return transaction.error();
            const auto stored = m_people.accept(store, LimitedPeople::draft(1));
            return stored ? transaction->commit() : model::Result<void>(stored.error());
        }));
    });
    QCOMPARE(m_people.goingOut(), 2);
    QCOMPARE(m_people.limited(), 6);
}

void TestLimits::appear_severalOfOneRecipient_asManyAsTheLimitGoOut()
{
    m_people.limit(1, 3);
    model::NotificationDraft later = LimitedPeople::draft(1, Channel::Push | Channel::Email);
    QList<NotificationId> ids;
    for (int i = 0; i < 5; ++i) {
        later.scheduledFor = m_people.clock.now().addSecs(60 + i);
        ids += m_people.post(later);
    }
    m_people.clock.advance(hours(1));
    QCOMPARE(m_people.appear(*m_people.store, 100), 5);
    QCOMPARE(m_people.goingOut(), 3);
    QCOMPARE(m_people.limited(), 7);
    // Those that come first.
    QCOMPARE(m_people.value(QStringLiteral("SELECT count(*) FROM deliveries WHERE notification_id = ANY ($1::uuid[])"),
                 {store::arrayValue(ids.first(2))}),
        QStringLiteral("3"));
}

void TestLimits::appear_severalInstances_asManyAsTheLimitGoOut()
{
    for (qint64 user = 1; user <= 5; ++user)
        m_people.limit(user, 3);
    model::NotificationDraft later = LimitedPeople::draft(1);
    later.scheduledFor = m_people.clock.now().addSecs(60);
    for (int i = 0; i < 20; ++i) {
        for (qint64 user = 1; user <= 6; ++user) {
            later.recipientId = {i % 2 ? user : 7 - user};
            (void)m_people.post(later);
        }
    }
    m_people.clock.advance(hours(1));
    m_people.atOnce(6, [&](store::Store &store, int nth) {
        while (m_people.appear(store, 3 + nth) > 0) { }
    });
    for (qint64 user = 1; user <= 5; ++user) {
        QCOMPARE(m_people.goingOut(user), 3);
        QCOMPARE(m_people.limited(user), 17);
    }
    QCOMPARE(m_people.goingOut(6), 20);
}

void TestLimits::step_besideSingleOnes_asManyAsTheLimitGoOut()
{
    for (qint64 user = 1; user <= 40; user += 3)
        m_people.limit(user, 2);
    for (int i = 0; i < 3; ++i)
        (void)post(R"({"everyone": true})");
    m_people.atOnce(8, [&](store::Store &store, int nth) {
        if (nth < 4) {
            m_people.processBatches(store);
            return;
        }
        for (qint64 user = 1; user <= 40; ++user)
            (void)must(m_people.accept(store, LimitedPeople::draft(nth % 2 ? user : 41 - user)));
    });
    for (qint64 user = 1; user <= 40; ++user)
        QCOMPARE(m_people.goingOut(user), user % 3 == 1 ? 2 : 7);
    QCOMPARE(m_people.limited(1), 5);
}

// Audiences that overlap, each with other people who have limits: whoever locked only those first would wait in a circle.
void TestLimits::step_severalBatchesAtOnce_neitherExceedNorLockUp()
{
    for (qint64 user = 1; user <= 40; user += 2)
        m_people.limit(user, 4);
    for (int i = 0; i < 24; ++i) {
        QByteArrayList ids;
        for (int user = 1; user <= 40; ++user) {
            if (user % 3 != i % 3)
                ids += QByteArray::number(user);
        }
        (void)post(R"({"user_ids": [)" + ids.join(',') + "]}");
    }
    m_people.atOnce(6, [&](store::Store &store, int) { m_people.processBatches(store); });
    for (qint64 user = 1; user <= 40; ++user)
        QCOMPARE(m_people.goingOut(user), user % 2 ? 4 : 16);
    QCOMPARE(
        m_people.value(QStringLiteral("SELECT count(*) FROM batches WHERE status <> 'done'")), QStringLiteral("0"));
}

void TestLimits::remove_whatWentOut_staysCounted_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("counted");
    QTest::newRow("sent") << QStringLiteral("status = 'sent'") << 1;
    QTest::newRow("delivered") << QStringLiteral("status = 'delivered'") << 1;
    QTest::newRow("failed") << QStringLiteral("status = 'failed', attempts = 1") << 1;
    QTest::newRow("under way") << QStringLiteral("leased_by = gen_random_uuid(), leased_until = '2024-01-15 10:31Z'")
                               << 1;
    QTest::newRow("tried in vain so far") << QStringLiteral("attempts = 1") << 1;
    QTest::newRow("not begun") << QStringLiteral("attempts = 0") << 0;
    QTest::newRow("suppressed since") << QStringLiteral("status = 'suppressed', counted_at = NULL") << 0;
}

void TestLimits::remove_whatWentOut_staysCounted()
{
    QFETCH(QString, state);
    QFETCH(int, counted);
    m_people.limit(1, 9);
    const auto removed = [&](bool isOne, bool isOwner) {
        m_people.addDevice(1, model::Provider::Apns); // two deliveries by one channel count once
        const NotificationId id = m_people.post(LimitedPeople::draft(1));
        (void)must(m_people.store->connection.execute(QStringLiteral("UPDATE deliveries SET ") + state));
        const store::Reach reach {{isOwner ? 1 : 99}, !isOwner};
        if (isOne)
            (void)must(m_people.store->notifications.remove(id, reach, m_people.clock.now()));
        else
            (void)must(m_people.store->notifications.removeMultiple({id}, reach, m_people.clock.now()));
        QCOMPARE(m_people.value(QStringLiteral("SELECT count(*) FROM deliveries")), QStringLiteral("0"));
    };
    int expected = 0;
    for (const bool isOne : {true, false}) {
        for (const bool isOwner : {true, false}) {
            removed(isOne, isOwner);
            expected += counted;
            QCOMPARE(m_people.facts().sentLastHour, expected);
            QCOMPARE(m_people.facts().sentLastDay, expected);
        }
    }
    m_people.clock.advance(hours(1));
    QCOMPARE(m_people.facts().sentLastHour, 0);
    QCOMPARE(m_people.facts().sentLastDay, expected);
    m_people.clock.advance(hours(23));
    QCOMPARE(m_people.facts().sentLastDay, 0);
}

// Whoever deletes at the moment of the claim: what was claimed is counted, and what is counted was claimed.
void TestLimits::remove_besideClaims_countsWhatGoesOut()
{
    m_people.limit(1, 1000);
    QList<NotificationId> ids;
    for (int i = 0; i < 200; ++i)
        ids += m_people.post(LimitedPeople::draft(1));
    std::atomic<int> claimed = 0;
    m_people.atOnce(2, [&](store::Store &store, int nth) {
        if (nth == 0) {
            for (const NotificationId id : ids)
                (void)must(store.notifications.remove(id, {{1}, false}, m_people.clock.now()));
            return;
        }
        const QUuid instance = QUuid::createUuid();
        for (;;) {
            const auto some
                = must(store.deliveryQueue.claim({model::Provider::Fcm, instance, m_people.clock.now(), 3})).deliveries;
            claimed += int(some.size());
            if (some.isEmpty()
                && valueOf(store.connection, QStringLiteral("SELECT count(*) FROM notifications")) == u"0")
                return;
        }
    });
    QCOMPARE(m_people.facts().sentLastHour, claimed.load());
}

void TestLimits::forgetDeleted_older_areForgotten()
{
    m_people.limit(1, 9);
    for (int i = 0; i < 3; ++i) {
        const NotificationId id = m_people.post(LimitedPeople::draft(1));
        (void)must(m_people.store->connection.execute(QStringLiteral("UPDATE deliveries SET status = 'sent'")));
        (void)must(m_people.store->notifications.remove(id, {{1}, false}, m_people.clock.now()));
        m_people.clock.advance(seconds(10));
    }
    const QDateTime before = m_people.clock.now().addSecs(-15);
    QCOMPARE(must(m_people.store->deliveries.forgetDeleted(before, 1)), 1);
    QCOMPARE(must(m_people.store->deliveries.forgetDeleted(before, 10)), 1);
    QCOMPARE(must(m_people.store->deliveries.forgetDeleted(before, 10)), 0);
    QCOMPARE(m_people.facts().sentLastHour, 1);
}

void TestLimits::accept_held_takesNoPlace()
{
    m_people.limit(1, 1);
    m_people.setQuiet(1, true);
    for (int i = 0; i < 3; ++i)
        (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.limited(), 0);
    QCOMPARE(m_people.facts().sentLastDay, 0);
    m_people.setQuiet(1, false);
    (void)m_people.post(LimitedPeople::draft(1));
    QCOMPARE(m_people.limited(), 0);
    QCOMPARE(m_people.facts().sentLastDay, 1);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
