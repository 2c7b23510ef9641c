#include "../store/scratch_database.h"
#include "intake/batch_processor.h"
#include "intake/intake.h"
#include "model/times.h"
#include "store/session/transaction.h"
#include "support/manual_clock.h"

#include <QtCore/QJsonDocument>

#include <latch>
#include <thread>

using namespace mc;
using namespace mc::test;

// Counts the changes of inboxes that are told.
struct Ear : bus::Listener
{
    void receive(const bus::News &news) override { changes += std::holds_alternative<model::InboxChange>(news); }

    std::atomic<int> changes = 0;
};

/// Bulk creation step by step: everybody once, whoever does the steps and wherever they stop.
class TestBatchProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void step_audience_getsItOnce_data();
    void step_audience_getsItOnce();
    void step_severalInstances_shareTheWork();
    void step_interrupted_goesOnWhereItStood();
    void step_laterUsers_areNotMeant();
    void step_userWhoLeaves_isNoFailure();
    void step_lockedInbox_isLeftForLater();
    void step_dataThatCantBeStored_isNamedAndTheRestGoesOn();
    void step_unreadableBatch_waitsAndBlocksNobody();
    void resume_ofAnEarlierVersion_goesOnWhereItStood();
    void step_scheduled_isStoredForLater();
    void step_higherPriority_goesFirst();
    void step_samePriority_isInTurns();

private:
    QUuid accept(
        const QByteArray &audience, const QByteArray &scheduledFor = {}, const QByteArray &priority = "medium");
    int run();
    model::Result<bool> step(store::Store &store);
    QString value(const QByteArray &query) { return valueOf(m_store->connection, QString::fromLatin1(query)); }
    int count(const QByteArray &condition)
    {
        return value("SELECT count(*) FROM notifications WHERE " + condition).toInt();
    }
    model::Batch batch(const QUuid &id) { return must(m_store->batches.find(id)); }

    static constexpr int people
        = 1234; // three steps; each third is a doctor, each fifth in clinic 7, the last inactive

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
    ManualClock m_clock;
    bus::Bus m_bus;
    Ear m_ear;
    const rules::ChannelPolicy m_policy {};
};

void TestBatchProcessor::initTestCase()
{
    m_scratch.migrate();
    m_bus.addListener(&m_ear);
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

void TestBatchProcessor::init()
{
    m_ear.changes = 0;
    QVERIFY(m_store->connection.execute(QStringLiteral("TRUNCATE users, batches, journal CASCADE")));
    QList<model::User> users;
    for (int id = 1; id <= people; ++id) {
        model::User user = patient(id);
        user.role = id % 3 == 0 ? model::Role::Doctor : model::Role::Patient;
        if (id % 5 == 0)
            user.clinicId = 7;
        user.isActive = id != people;
        users += user;
    }
    (void)must(m_store->users.putAll(users));
}

QUuid TestBatchProcessor::accept(const QByteArray &audience, const QByteArray &scheduledFor, const QByteArray &priority)
{
    const QByteArray text
        = R"({"notification_type": "system", "title": "Maintenance", "message": "Tonight.", "priority": ")" + priority
        + R"(", "audience": )" + audience
        + (scheduledFor.isEmpty() ? QByteArray() : R"(, "scheduled_for": ")" + scheduledFor + '"') + '}';
    const QJsonObject body = QJsonDocument::fromJson(text).object();
    const model::BatchDraft draft = must(model::batchDraftFromJson(body, m_clock.now()));
    work::Work work(*m_store, m_bus);
    return must(intake::Intake(*m_store, m_clock, m_policy).accept(draft, body, std::nullopt, work)).id;
}

model::Result<bool> TestBatchProcessor::step(store::Store &store)
{
    work::Work work(store, m_bus);
    intake::PlainAuthors authors;
    intake::Intake intake(store, m_clock, m_policy);
    return intake::BatchProcessor(store, intake, authors, m_clock).step(work);
}

// Steps until nothing is left; how many changes of inboxes were told.
int TestBatchProcessor::run()
{
    m_ear.changes = 0;
    while (must(step(*m_store))) { }
    return m_ear.changes.load();
}

void TestBatchProcessor::step_audience_getsItOnce_data()
{
    QTest::addColumn<QByteArray>("audience");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QByteArray>("condition"); // that holds for all of theirs
    const auto row = [](const char *name, const char *audience, int expected, const char *condition) {
        QTest::newRow(name) << QByteArray(audience) << expected << QByteArray(condition);
    };
    row("everyone", R"({"everyone": true})", people - 1, "true");
    row("doctors", R"({"role": "doctor"})", people / 3, "recipient_id % 3 = 0");
    row("clinic", R"({"clinic_id": 7})", people / 5, "recipient_id % 5 = 0 AND clinic_id = 7");
    row("doctors of a clinic", R"({"clinic_id": 7, "role": "doctor"})", people / 15, "recipient_id % 15 = 0");
    row("named", R"({"user_ids": [3, 1, 3, 99999, 1234, 700]})", 3, "recipient_id IN (1, 3, 700)");
    row("nobody", R"({"user_ids": [99999]})", 0, "true");
}

void TestBatchProcessor::step_audience_getsItOnce()
{
    QFETCH(QByteArray, audience);
    QFETCH(int, expected);
    QFETCH(QByteArray, condition);
    const QUuid id = accept(audience);
    QCOMPARE(batch(id).accepted, expected);
    QCOMPARE(run(), expected);
    QCOMPARE(count("true"), expected);
    QCOMPARE(count(condition), expected);
    QCOMPARE(value("SELECT count(DISTINCT recipient_id) FROM notifications").toInt(), expected);
    QCOMPARE(value("SELECT coalesce(sum(unread_count), 0) FROM inboxes").toInt(), expected);
    QCOMPARE(batch(id),
        (model::Batch {id, model::BatchStatus::Done, expected, expected, 0, 0, m_clock.now(), m_clock.now(), {}}));
}

void TestBatchProcessor::step_severalInstances_shareTheWork()
{
    for (int i = 0; i < 3; ++i)
        (void)accept(R"({"everyone": true})");
    {
        std::latch begin(3);
        std::vector<std::jthread> instances;
        instances.reserve(3);
        for (int i = 0; i < 3; ++i) {
            instances.emplace_back([&] {
                store::Store store(m_scratch.url(), QStringLiteral("instance"));
                const QString running = QStringLiteral("SELECT count(*) FROM batches WHERE status = 'running'");
                begin.arrive_and_wait();
                while (valueOf(store.connection, running) != u"0") {
                    if (!must(step(store)))
                        m_clock.advance(std::chrono::seconds(1)); // for those left while others held their inboxes
                }
            });
        }
    }
    QCOMPARE(count("true"), 3 * (people - 1));
    QCOMPARE(value("SELECT count(*) FROM (SELECT FROM notifications GROUP BY recipient_id, batch_id HAVING count(*) <> "
                   "1) odd"),
        QStringLiteral("0"));
    QCOMPARE(value("SELECT count(*) FROM inboxes WHERE unread_count <> version"), QStringLiteral("0"));
}

void TestBatchProcessor::step_interrupted_goesOnWhereItStood()
{
    const QUuid id = accept(R"({"everyone": true})");
    (void)must(step(*m_store));
    QCOMPARE(batch(id).created, 500);
    {
        // A step whose instance dies before the commit.
        store::Store dying(m_scratch.url(), QStringLiteral("dying"));
        const store::Transaction transaction = must(store::Transaction::begin(dying.connection));
        QVERIFY(must(step(dying)));
        QCOMPARE(
            valueOf(dying.connection, QStringLiteral("SELECT count(*) FROM notifications")), QStringLiteral("1000"));
        QVERIFY(!must(step(*m_store))); // the batch is the other's meanwhile
        QCOMPARE(m_ear.changes.load(), 500);
    }
    QCOMPARE(batch(id).created, 500);
    (void)run();
    QCOMPARE(batch(id).created, people - 1);
    QCOMPARE(count("true"), people - 1);
}

void TestBatchProcessor::step_laterUsers_areNotMeant()
{
    const QUuid id = accept(R"({"everyone": true})");
    (void)must(m_store->users.put(patient(people + 1)));
    (void)run();
    QCOMPARE(batch(id).created, people - 1);
    QCOMPARE(count("recipient_id > 1234"), 0);
}

void TestBatchProcessor::step_userWhoLeaves_isNoFailure()
{
    const QUuid id = accept(R"({"everyone": true})");
    (void)must(step(*m_store));
    model::User leaving = patient(1000);
    leaving.isActive = false;
    (void)must(m_store->users.put(leaving));
    (void)run();
    QCOMPARE(batch(id).created, people - 2);
    QCOMPARE(batch(id).failed, 0);
    QCOMPARE(batch(id).status, model::BatchStatus::Done);
}

void TestBatchProcessor::step_lockedInbox_isLeftForLater()
{
    const QUuid id = accept(R"({"everyone": true})");
    {
        store::DatabaseConnection other(m_scratch.url(), QStringLiteral("other"));
        const store::Transaction transaction = must(store::Transaction::begin(other));
        QVERIFY(other.execute(QStringLiteral("SELECT FROM inboxes WHERE user_id IN (3, 700) FOR UPDATE")));
        QCOMPARE(run(), people - 3);
        QCOMPARE(batch(id).status, model::BatchStatus::Running);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(run(), 0);
        QCOMPARE(batch(id).created, people - 3);
    }
    m_clock.advance(std::chrono::seconds(1));
    QCOMPARE(run(), 2);
    QCOMPARE(batch(id).status, model::BatchStatus::Done);
    QCOMPARE(batch(id).created, people - 1);
    QCOMPARE(batch(id).failed, 0);
    QCOMPARE(value("SELECT count(DISTINCT recipient_id) FROM notifications").toInt(), people - 1);
    QCOMPARE(value("SELECT count(*) FROM batch_leftovers"), QStringLiteral("0"));
}

// An inbox that can't count one more is data that can't be stored.
void TestBatchProcessor::step_dataThatCantBeStored_isNamedAndTheRestGoesOn()
{
    const QUuid id = accept(R"({"everyone": true})");
    const auto setUnread = [this](const char *count) {
        const QString full
            = QStringLiteral("UPDATE inboxes SET unread_count = %1 WHERE user_id IN (1, 700, 701, 1233)");
        (void)must(m_store->connection.execute(full.arg(QLatin1String(count))));
    };
    setUnread("2147483647");
    QCOMPARE(run(), people - 5);
    const model::Batch done = batch(id);
    QCOMPARE(done.status, model::BatchStatus::Done);
    QCOMPARE(done.created, people - 5);
    QCOMPARE(done.failed, 4);
    QCOMPARE(done.refused, QList<model::UserId>({{1}, {700}, {701}, {1233}}));
    QCOMPARE(count("recipient_id IN (1, 700, 701, 1233)"), 0);

    setUnread("0");
    QVERIFY(m_store->batches.resume(id));
    QCOMPARE(outcomeOf(m_store->batches.resume(id)), QStringLiteral("conflict"));
    QCOMPARE(run(), 4);
    QCOMPARE(batch(id).created, people - 1);
    QCOMPARE(batch(id).failed, 0);
    QCOMPARE(batch(id).status, model::BatchStatus::Done);
}

void TestBatchProcessor::resume_ofAnEarlierVersion_goesOnWhereItStood()
{
    const QUuid id = accept(R"({"everyone": true})");
    QVERIFY(must(step(*m_store)));
    QVERIFY(m_store->connection.execute(QStringLiteral(
        "UPDATE batches SET status = 'failed', failures = 5, failed = accepted - created, finished_at = now()")));
    QVERIFY(!must(step(*m_store)));
    QVERIFY(m_store->batches.resume(id));
    QCOMPARE(run(), people - 1 - 500);
    QCOMPARE(batch(id).status, model::BatchStatus::Done);
    QCOMPARE(outcomeOf(m_store->batches.resume(QUuid::createUuid())), QStringLiteral("not_found"));
}

void TestBatchProcessor::step_unreadableBatch_waitsAndBlocksNobody()
{
    const QUuid broken = accept(R"({"everyone": true})");
    QVERIFY(m_store->connection.execute(QStringLiteral("UPDATE batches SET draft = '{}'")));
    m_clock.advance(std::chrono::seconds(1));
    const QUuid sound = accept(R"({"role": "doctor"})");
    for (int i = 0; i < 8; ++i)
        (void)step(*m_store);
    QCOMPARE(batch(sound).status, model::BatchStatus::Done);
    QCOMPARE(batch(broken).status, model::BatchStatus::Running);
    QCOMPARE(batch(broken).failed, 0);
}

void TestBatchProcessor::step_scheduled_isStoredForLater()
{
    const QUuid id = accept(R"({"role": "doctor"})", model::toRfc3339(m_clock.now().addDays(1)));
    m_clock.advance(std::chrono::hours(48)); // what was taken in stays good however long it waits
    QCOMPARE(run(), 0);
    QCOMPARE(batch(id).created, people / 3);
    QCOMPARE(count("NOT is_due"), people / 3);
    intake::Intake intake(*m_store, m_clock, m_policy);
    work::Work work(*m_store, m_bus);
    int appeared = 0;
    while (const int some = must(intake.appear(100, work)))
        appeared += some;
    QCOMPARE(appeared, people / 3);
    QCOMPARE(m_ear.changes.load(), people / 3);
    QCOMPARE(count("NOT is_due"), 0);
}

void TestBatchProcessor::step_higherPriority_goesFirst()
{
    const QUuid everybody = accept(R"({"everyone": true})", {}, "low");
    QVERIFY(must(step(*m_store)));
    QCOMPARE(batch(everybody).created, 500);
    const QUuid usual = accept(R"({"user_ids": [4, 5]})", {}, "medium");
    const QUuid urgent = accept(R"({"user_ids": [1, 2, 3]})", {}, "critical");
    QVERIFY(must(step(*m_store)));
    QCOMPARE(batch(urgent).created, 3);
    QCOMPARE(batch(usual).created, 0);
    QVERIFY(must(step(*m_store)));
    QCOMPARE(batch(usual).created, 2);
    QCOMPARE(batch(everybody).created, 500);
    QCOMPARE(run(), people - 1 - 500);
}

void TestBatchProcessor::step_samePriority_isInTurns()
{
    const QUuid first = accept(R"({"everyone": true})");
    m_clock.advance(std::chrono::seconds(1));
    const QUuid second = accept(R"({"everyone": true})");
    QList<int> created;
    for (int i = 0; i < 4; ++i) {
        m_clock.advance(std::chrono::seconds(1));
        QVERIFY(must(step(*m_store)));
        created += batch(first).created;
        created += batch(second).created;
    }
    QCOMPARE(created, QList<int>({500, 0, 500, 500, 1000, 500, 1000, 1000}));
    QCOMPARE(run(), 2 * (people - 1 - 1000));
}

QTEST_GUILESS_MAIN(TestBatchProcessor)
#include "tst_batch_processor.moc"
