#include "intake/batch_cancellation.h"

#include "limited_people.h"
#include "model/times.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

using namespace mc;
using namespace mc::test;

/// Cancelling a batch: no more of it is made, what waits is cancelled, and what was counted as cancelled is never shown, whoever
/// does what at the same time.
class TestBatchCancellation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_people.reset(people); }

    void cancel_halfMade_makesNoMore();
    void cancel_scheduled_cancelsWhatWaits();
    void cancel_partlyShown_leavesWhatWasShown();
    void cancel_untilItIsDone_nothingOfItChanges();
    void cancel_twice_answersTheSame();
    void cancel_allShown_isAConflict();
    void cancel_unknown_isNotFound();
    void cancel_ofSeveral_leavesTheOthers();
    void cancel_amongOthersWork_neverShowsWhatItCounted();

private:
    QUuid accept(const QByteArray &audience, bool isScheduled);
    model::Result<model::Batch> cancel(const QUuid &id) { return cancel(*m_people.store, id); }
    model::Result<model::Batch> cancel(store::Store &store, const QUuid &id)
    {
        work::Work work(store, m_people.bus);
        return intake::BatchCancellation(store, m_people.clock).cancel(id, work);
    }
    bool step(store::Store &store)
    {
        work::Work work(store, m_people.bus);
        return must(intake::BatchCancellation(store, m_people.clock).step(work));
    }
    void finish()
    {
        while (step(*m_people.store)) { }
    }
    bool makeSome(store::Store &store)
    {
        work::Work work(store, m_people.bus);
        intake::PlainAuthors authors;
        intake::Intake intake(store, m_people.clock, m_people.policy);
        return must(intake::BatchProcessor(store, intake, authors, m_people.clock).step(work));
    }
    int count(const char *condition)
    {
        return m_people.value(QStringLiteral("SELECT count(*) FROM notifications WHERE ") + QLatin1String(condition))
            .toInt();
    }
    model::Batch batch(const QUuid &id) { return must(m_people.store->batches.find(id)); }

    static constexpr int people = 620; // two steps
    static constexpr auto ahead = std::chrono::hours(1); // of what is scheduled

    LimitedPeople m_people;
};

QUuid TestBatchCancellation::accept(const QByteArray &audience, bool isScheduled)
{
    QJsonObject body = QJsonDocument::fromJson(
        R"({"notification_type": "system", "title": "Maintenance", "message": "Tonight.", "audience": )" + audience
        + '}')
                           .object();
    if (isScheduled)
        body.insert(QStringLiteral("scheduled_for"),
            QString::fromLatin1(model::toRfc3339(m_people.clock.now().addDuration(ahead))));
    work::Work work(*m_people.store, m_people.bus);
    intake::Intake intake(*m_people.store, m_people.clock, m_people.policy);
    return must(intake.accept(must(model::batchDraftFromJson(body, m_people.clock.now())), body, {}, work)).id;
}

void TestBatchCancellation::cancel_halfMade_makesNoMore()
{
    const QUuid id = accept(R"({"everyone": true})", false);
    QVERIFY(makeSome(*m_people.store));
    const model::Batch expected {
        id, model::BatchStatus::Cancelled, people, 500, 0, 0, batch(id).createdAt, m_people.clock.now()};
    QCOMPARE(must(cancel(id)), expected);
    QVERIFY(!makeSome(*m_people.store));
    finish();
    QCOMPARE(batch(id), expected);
    QCOMPARE(count("is_due AND cancelled_at IS NULL"), 500);
    QCOMPARE(count("true"), 500);
}

void TestBatchCancellation::cancel_scheduled_cancelsWhatWaits()
{
    const QUuid id = accept(R"({"everyone": true})", true);
    m_people.processBatches(*m_people.store);
    const QDateTime cancelledAt = m_people.clock.now();
    const model::Batch cancelled = must(cancel(id));
    QCOMPARE(cancelled.status, model::BatchStatus::Cancelled);
    QCOMPARE(cancelled.created, people);
    QCOMPARE(cancelled.cancelled, people);
    QCOMPARE(cancelled.failed, 0);
    QCOMPARE(cancelled.finishedAt, cancelledAt);
    // From now on nothing of it appears, though nothing of it is cancelled yet.
    m_people.clock.advance(ahead);
    QCOMPARE(count("cancelled_at IS NULL"), people);
    QCOMPARE(m_people.appear(*m_people.store, 1000), 0);
    finish();
    QCOMPARE(count("NOT is_due AND cancelled_at IS NOT NULL"), people);
    QCOMPARE(m_people.value(QStringLiteral("SELECT count(DISTINCT cancelled_at) || ' ' || (date_part('epoch', "
                                           "min(cancelled_at)) * 1000)::bigint FROM notifications")),
        QStringLiteral("1 %1").arg(cancelledAt.toMSecsSinceEpoch()));
    QCOMPARE(m_people.appear(*m_people.store, 1000), 0);
    // Each has it in its timeline, once, and statistics count none as scheduled any more.
    QCOMPARE(
        m_people.value(QStringLiteral("SELECT count(DISTINCT notification_id) || ' ' || count(*) FROM journal WHERE "
                                      "kind = 'cancelled'")),
        QStringLiteral("%1 %1").arg(people));
    QCOMPARE(m_people.value(QStringLiteral("SELECT sum(scheduled) FROM journal")), QStringLiteral("0"));
}

void TestBatchCancellation::cancel_partlyShown_leavesWhatWasShown()
{
    const QUuid id = accept(R"({"everyone": true})", true);
    m_people.processBatches(*m_people.store);
    m_people.clock.advance(ahead);
    QCOMPARE(m_people.appear(*m_people.store, 100), 100);
    QCOMPARE(must(cancel(id)).cancelled, people - 100);
    finish();
    QCOMPARE(m_people.appear(*m_people.store, 1000), 0);
    QCOMPARE(count("is_due AND cancelled_at IS NULL"), 100);
    QCOMPARE(count("NOT is_due AND cancelled_at IS NOT NULL"), people - 100);
}

void TestBatchCancellation::cancel_untilItIsDone_nothingOfItChanges()
{
    const QUuid id = accept(R"({"user_ids": [1, 2]})", true);
    m_people.processBatches(*m_people.store);
    (void)must(cancel(id));
    const QString one = m_people.value(QStringLiteral("SELECT id FROM notifications WHERE recipient_id = 1"));
    const model::NotificationId notification {QUuid::fromString(one)};
    const QDateTime now = m_people.clock.now();
    QCOMPARE(
        outcomeOf(m_people.store->schedule.reschedule(notification, now.addDays(1), now)), QStringLiteral("conflict"));
    QCOMPARE(outcomeOf(m_people.store->schedule.cancel(notification, now)), QStringLiteral("conflict"));
    finish();
    QCOMPARE(count("cancelled_at IS NOT NULL"), 2);
}

void TestBatchCancellation::cancel_twice_answersTheSame()
{
    const QUuid id = accept(R"({"everyone": true})", true);
    m_people.processBatches(*m_people.store);
    const model::Batch first = must(cancel(id));
    m_people.clock.advance(std::chrono::seconds(5));
    QCOMPARE(must(cancel(id)), first);
    finish();
    QCOMPARE(must(cancel(id)), first);
}

void TestBatchCancellation::cancel_allShown_isAConflict()
{
    const QUuid id = accept(R"({"user_ids": [1, 2]})", false);
    m_people.processBatches(*m_people.store);
    QCOMPARE(outcomeOf(cancel(id)), QStringLiteral("conflict"));
    QCOMPARE(batch(id).status, model::BatchStatus::Done);
    const QUuid scheduled = accept(R"({"user_ids": [1, 2]})", true);
    m_people.processBatches(*m_people.store);
    m_people.clock.advance(ahead);
    QCOMPARE(m_people.appear(*m_people.store, 1000), 2);
    QCOMPARE(outcomeOf(cancel(scheduled)), QStringLiteral("conflict"));
    QCOMPARE(batch(scheduled).status, model::BatchStatus::Done);
}

void TestBatchCancellation::cancel_unknown_isNotFound()
{
    QCOMPARE(outcomeOf(cancel(QUuid::createUuid())), QStringLiteral("not_found"));
}

void TestBatchCancellation::cancel_ofSeveral_leavesTheOthers()
{
    const QUuid unwanted = accept(R"({"everyone": true})", true), wanted = accept(R"({"everyone": true})", true);
    m_people.processBatches(*m_people.store);
    (void)must(cancel(unwanted));
    m_people.clock.advance(ahead);
    QCOMPARE(m_people.appear(*m_people.store, 1000), people);
    finish();
    QCOMPARE(count("is_due"), people);
    QCOMPARE(batch(wanted).status, model::BatchStatus::Done);
}

void TestBatchCancellation::cancel_amongOthersWork_neverShowsWhatItCounted()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo("seed %u", seed);
    int inBetween = 0;
    for (int round = 0; round < 8; ++round) {
        m_people.reset(people);
        const QUuid id = accept(R"({"everyone": true})", true);
        m_people.clock.advance(ahead);
        const int patience = random.bounded(people * 2);
        std::atomic<bool> isCancelled = false;
        model::Result<model::Batch> answer = model::Error {};
        m_people.atOnce(3, [&](store::Store &store, int nth) {
            if (nth < 2) {
                // An instance: its scheduler and its job of batches.
                for (bool isBusy = true; isBusy || !isCancelled;)
                    isBusy = step(store) | makeSome(store) | (m_people.appear(store, 25) > 0);
                return;
            }
            const QString made = QStringLiteral(
                "SELECT count(*) + count(*) FILTER (WHERE is_due) FROM notifications WHERE batch_id = $1");
            while (valueOf(store.connection, made, {id.toString(QUuid::WithoutBraces)}).toInt() < patience) { }
            answer = cancel(store, id);
            isCancelled = true;
        });
        // Before and after what the instances left is cancelled.
        QCOMPARE(m_people.appear(*m_people.store, 1000), 0);
        finish();
        QCOMPARE(count("is_due AND cancelled_at IS NOT NULL"), 0);
        const model::Batch found = batch(id);
        QCOMPARE(count("NOT is_due"), found.cancelled);
        QCOMPARE(count("cancelled_at IS NOT NULL"), found.cancelled);
        QCOMPARE(count("is_due"), found.created - found.cancelled);
        if (answer)
            QCOMPARE(*answer, found);
        else
            QCOMPARE(outcomeOf(answer), QStringLiteral("conflict"));
        inBetween += found.cancelled > 0 && found.created > found.cancelled;
    }
    QVERIFY(inBetween > 0);
}

QTEST_GUILESS_MAIN(TestBatchCancellation)
#include "tst_batch_cancellation.moc"
