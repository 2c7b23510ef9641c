#include "scratch_database.h"
#include "store/session/transaction.h"

#include <future>

using namespace mc;
using namespace mc::test;
using store::KeptAnswer;
using store::Store;
using store::Transaction;

namespace {

const QString ann = QStringLiteral("admin:1");
const QString key = QStringLiteral("a'key\\$1");
const QByteArray hash = QByteArray::fromHex("00ff275c");
const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

} // namespace

class TestIdempotency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void claim_freshKey_isTheCallers();
    void claim_answeredBefore_givesTheAnswerAgain();
    void claim_otherBody_isConflict();
    void claim_otherCaller_isAnotherKey();
    void claim_forgotten_isFreeAgain();
    void claim_workFailed_leavesNoKey();
    void claim_whileAnotherIsAtWork_waitsForItsAnswer();
    void claim_anotherAtWorkForTooLong_isConflict();
    void keep_emptyBody_isKept();
    void forget_oldKeys_takesAtMostSoMany();

private:
    KeptAnswer answer() const { return {201, "/api/notifications/x/", QByteArray("{\"a\":\"\\'\\u0000\"}\0\xff", 19)}; }
    void store(Store &store, const QString &caller, const QString &ofKey, const QDateTime &at)
    {
        Transaction transaction = must(Transaction::begin(store.connection));
        QVERIFY(!must(store.idempotencyKeys.claim(caller, ofKey, hash, at)));
        (void)must(store.idempotencyKeys.keep(caller, ofKey, answer()));
        (void)must(transaction.commit());
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    Store m_store {m_scratch.url("-c lock_timeout=100"), QStringLiteral("test")};
};

void TestIdempotency::init()
{
    if (m_database.value("SELECT to_regclass('idempotency_keys') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE idempotency_keys");
}

void TestIdempotency::claim_freshKey_isTheCallers()
{
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, hash, now)));
    QCOMPARE(m_database.value("SELECT count(*) FROM idempotency_keys"), QByteArray("1"));
}

void TestIdempotency::claim_answeredBefore_givesTheAnswerAgain()
{
    store(m_store, ann, key, now);
    for (int i = 0; i < 2; ++i) {
        const std::optional<KeptAnswer> kept = must(m_store.idempotencyKeys.claim(ann, key, hash, now.addSecs(86'400)));
        QVERIFY(kept);
        QCOMPARE(kept->status, answer().status);
        QCOMPARE(kept->location, answer().location);
        QCOMPARE(kept->body, answer().body);
    }
}

void TestIdempotency::claim_otherBody_isConflict()
{
    store(m_store, ann, key, now);
    QCOMPARE(outcomeOf(m_store.idempotencyKeys.claim(ann, key, "other", now)), QStringLiteral("conflict"));
    QVERIFY(must(m_store.idempotencyKeys.claim(ann, key, hash, now)));
}

void TestIdempotency::claim_otherCaller_isAnotherKey()
{
    store(m_store, ann, key, now);
    QVERIFY(!must(m_store.idempotencyKeys.claim(QStringLiteral("service:1"), key, "other", now)));
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key.toUpper(), "other", now)));
}

void TestIdempotency::claim_forgotten_isFreeAgain()
{
    store(m_store, ann, key, now);
    QCOMPARE(must(m_store.idempotencyKeys.forget(now, 10)), 0);
    QCOMPARE(outcomeOf(m_store.idempotencyKeys.claim(ann, key, "other", now.addDays(3))), QStringLiteral("conflict"));
    QCOMPARE(must(m_store.idempotencyKeys.forget(now.addMSecs(1), 10)), 1);
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, "other", now.addDays(3))));
}

void TestIdempotency::claim_workFailed_leavesNoKey()
{
    {
        const Transaction transaction = must(Transaction::begin(m_store.connection));
        QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, hash, now)));
    }
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, "other", now)));
}

void TestIdempotency::claim_whileAnotherIsAtWork_waitsForItsAnswer()
{
    Transaction transaction = must(Transaction::begin(m_store.connection));
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, hash, now)));
    auto second = std::async(std::launch::async, [this] {
        Store other(m_scratch.url(), QStringLiteral("second"));
        return must(other.idempotencyKeys.claim(ann, key, hash, now));
    });
    QTRY_COMPARE(m_database.value("SELECT wait_event FROM pg_stat_activity WHERE application_name = 'second'"),
        QByteArray("transactionid"));
    (void)must(m_store.idempotencyKeys.keep(ann, key, answer()));
    (void)must(transaction.commit());
    const std::optional<KeptAnswer> kept = second.get();
    QVERIFY(kept);
    QCOMPARE(kept->body, answer().body);
}

void TestIdempotency::claim_anotherAtWorkForTooLong_isConflict()
{
    Store other(m_scratch.url(), QStringLiteral("first"));
    const Transaction transaction = must(Transaction::begin(other.connection));
    QVERIFY(!must(other.idempotencyKeys.claim(ann, key, hash, now)));
    QCOMPARE(outcomeOf(m_store.idempotencyKeys.claim(ann, key, hash, now)), QStringLiteral("conflict"));
}

void TestIdempotency::keep_emptyBody_isKept()
{
    QVERIFY(!must(m_store.idempotencyKeys.claim(ann, key, hash, now)));
    (void)must(m_store.idempotencyKeys.keep(ann, key, {204, {}, {}}));
    const std::optional<KeptAnswer> kept = must(m_store.idempotencyKeys.claim(ann, key, hash, now));
    QVERIFY(kept);
    QCOMPARE(kept->status, 204);
    QVERIFY(kept->body.isEmpty() && kept->location.isEmpty());
}

void TestIdempotency::forget_oldKeys_takesAtMostSoMany()
{
    for (int i = 0; i < 10; ++i)
        store(m_store, ann, QString::number(i), now.addSecs(i));
    QCOMPARE(must(m_store.idempotencyKeys.forget(now.addSecs(7), 5)), 5);
    QCOMPARE(must(m_store.idempotencyKeys.forget(now.addSecs(7), 5)), 2);
    QCOMPARE(must(m_store.idempotencyKeys.forget(now.addSecs(7), 5)), 0);
    QCOMPARE(m_database.value("SELECT string_agg(key, ',' ORDER BY key) FROM idempotency_keys"), QByteArray("7,8,9"));
}

QTEST_GUILESS_MAIN(TestIdempotency)
#include "tst_idempotency.moc"
