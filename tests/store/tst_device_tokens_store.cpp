#include "device_fixture.h"
#include "store/session/transaction.h"

#include <QtCore/QThread>

using namespace mc;
using namespace mc::test;
using store::KeyCount;
using store::PushTarget;
using store::ResealedToken;

namespace {

const QDateTime before(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

} // namespace

class TestDeviceTokensStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void activeOf_user_holdsTheirActiveDevices();
    void keys_count_tokensOfEach();
    void sealedUnder_steps_holdEachTokenOnce();
    void reseal_tokens_areFoundUnderTheNewKey();
    void reseal_changedInBetween_isLeftAlone();
    void reseal_registeredUnderTheNewKey_forgetsTheOld();
    void reseal_whileDevicesRegister_losesNone();
    void put_whileItsTokenIsResealed_waitsAndFindsIt();
    void reseal_markedInBetween_isLeftAlone();
    void unmarked_steps_holdIosTokensOfThatKey();
    void canonicalize_onlyOne_staysWithItsNewForm();
    void canonicalize_knownAlready_keepsTheOneUsedLast_data();
    void canonicalize_knownAlready_keepsTheOneUsedLast();
    void canonicalize_goneMeanwhile_doesNothing();
    void canonicalize_registeredMeanwhile_leavesOneDevice();

private:
    // As the version before stored one: not marked, whatever its form.
    model::DeviceId putAsTyped(qint64 owner, const QByteArray &token, const QByteArrayList &keys, const QDateTime &at)
    {
        const model::DeviceId id = must(m_store.devices.put(registration(owner, token, keys, at))).device.id;
        m_database.run("UPDATE devices SET token_is_canonical = false WHERE id = " + QByteArray::number(id.value));
        return id;
    }
    static store::CanonicalToken canonical(const QByteArray &token, const QByteArrayList &keys)
    {
        const store::DeviceRegistration made = registration(1, token, keys);
        return {model::Provider::Apns, made.ciphertext, made.keyId, made.hashes};
    }
    QByteArray devices()
    {
        return m_database.value("SELECT string_agg(format('%s of %s, %s %s %s', id, user_id, provider, token_key_id, "
                                "token_is_canonical), '; ' "
                                "ORDER BY id) FROM devices");
    }
    model::DeviceId put(qint64 owner, const QByteArray &token, const QByteArrayList &keys)
    {
        return must(m_store.devices.put(registration(owner, token, keys))).device.id;
    }
    static ResealedToken resealed(model::DeviceId id, const QByteArray &token)
    {
        return {id, "new " + token, hashOf(token, "k2")};
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::Store m_store {m_scratch.url(), QStringLiteral("test")};
};

void TestDeviceTokensStore::init()
{
    if (m_database.value("SELECT to_regclass('devices') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE users CASCADE");
    (void)must(m_store.users.putAll({patient(1), patient(2)}));
}

void TestDeviceTokensStore::activeOf_user_holdsTheirActiveDevices()
{
    const model::DeviceId one = put(1, "a", {"k1"}), off = put(1, "b", {"k1"}), two = put(1, "c", {"k2"});
    (void)put(2, "d", {"k1"});
    (void)must(m_store.devices.update(off, {{1}}, {false, {}, {}}, QDateTime::currentDateTimeUtc()));
    const QList<PushTarget> targets = must(m_store.deviceTokens.activeOf({1}));
    QCOMPARE(targets.size(), 2);
    QCOMPARE(targets[0].id, one);
    QCOMPARE(targets[0].type, model::DeviceType::Ios);
    QCOMPARE(targets[0].ciphertext, registration(1, "a", {"k1"}).ciphertext);
    QCOMPARE(targets[0].keyId, QStringLiteral("k1"));
    QCOMPARE(targets[1].id, two);
    QCOMPARE(targets[1].keyId, QStringLiteral("k2"));
}

void TestDeviceTokensStore::keys_count_tokensOfEach()
{
    QCOMPARE(must(m_store.deviceTokens.keys()), QList<KeyCount>());
    (void)put(1, "a", {"k2"});
    (void)put(1, "b", {"k1"});
    (void)put(2, "c", {"k2"});
    QCOMPARE(
        must(m_store.deviceTokens.keys()), (QList<KeyCount> {{QStringLiteral("k1"), 1}, {QStringLiteral("k2"), 2}}));
}

void TestDeviceTokensStore::sealedUnder_steps_holdEachTokenOnce()
{
    QList<model::DeviceId> ids, seen;
    for (int i = 0; i < 5; ++i) {
        ids += put(1, QByteArray::number(i), {"k1"});
        (void)put(1, "other " + QByteArray::number(i), {"k2"});
    }
    for (model::DeviceId last; seen.size() < 5;) {
        const QList<PushTarget> step = must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), last, 2));
        QVERIFY(!step.isEmpty() && step.size() <= 2);
        for (const PushTarget &target : step)
            seen += target.id;
        last = seen.last();
    }
    QCOMPARE(seen, ids);
    QVERIFY(must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), seen.last(), 2)).isEmpty());
}

void TestDeviceTokensStore::reseal_tokens_areFoundUnderTheNewKey()
{
    const model::DeviceId a = put(1, "a", {"k1"}), b = put(2, "b", {"k1"}), untouched = put(1, "c", {"k1"});
    QCOMPARE(must(m_store.deviceTokens.reseal(
                 QStringLiteral("k1"), QStringLiteral("k2"), {resealed(a, "a"), resealed(b, "b")})),
        2);
    const QList<PushTarget> done = must(m_store.deviceTokens.sealedUnder(QStringLiteral("k2"), {}, 10));
    QCOMPARE(done.size(), 2);
    QCOMPARE(done[0].ciphertext, QByteArray("new a"));
    QCOMPARE(done[1].ciphertext, QByteArray("new b"));
    QCOMPARE(must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), {}, 10)).value(0).id, untouched);
    QCOMPARE(put(1, "a", {"k2"}), a);
    QCOMPARE(must(m_store.deviceTokens.reseal(QStringLiteral("k1"), QStringLiteral("k2"), {})), 0);
}

void TestDeviceTokensStore::reseal_changedInBetween_isLeftAlone()
{
    const model::DeviceId a = put(1, "a", {"k1"}), gone = put(1, "b", {"k1"});
    QCOMPARE(put(1, "a", {"k3", "k1"}), a);
    QVERIFY(m_store.devices.remove(gone, {{1}}));
    QCOMPARE(must(m_store.deviceTokens.reseal(
                 QStringLiteral("k1"), QStringLiteral("k2"), {resealed(a, "a"), resealed(gone, "b")})),
        0);
    QCOMPARE(must(m_store.deviceTokens.keys()), (QList<KeyCount> {{QStringLiteral("k3"), 1}}));
}

void TestDeviceTokensStore::reseal_registeredUnderTheNewKey_forgetsTheOld()
{
    const model::DeviceId old = put(1, "a", {"k1"}), current = put(2, "a", {"k2"}), other = put(1, "b", {"k1"});
    QCOMPARE(must(m_store.deviceTokens.reseal(
                 QStringLiteral("k1"), QStringLiteral("k2"), {resealed(old, "a"), resealed(other, "b")})),
        1);
    const QList<PushTarget> left = must(m_store.deviceTokens.sealedUnder(QStringLiteral("k2"), {}, 10));
    QCOMPARE(left.size(), 2);
    QCOMPARE(left[0].id, current);
    QCOMPARE(left[0].ciphertext, registration(2, "a", {"k2"}).ciphertext);
    QCOMPARE(left[1].id, other);
    QVERIFY(must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), {}, 10)).isEmpty());
}

void TestDeviceTokensStore::reseal_whileDevicesRegister_losesNone()
{
    constexpr int devices = 200;
    QHash<model::DeviceId, QByteArray> tokens;
    for (int i = 0; i < devices; ++i)
        tokens.insert(put(1, QByteArray::number(i), {"k1"}), QByteArray::number(i));
    std::atomic<int> created = 0, failed = 0;
    const std::unique_ptr<QThread> apps(QThread::create([&] {
        store::Store store(m_scratch.url(), QStringLiteral("apps"));
        for (int i = devices - 1; i >= 0; --i) {
            const auto again = store.devices.put(registration(2, QByteArray::number(i), {"k2", "k1"}));
            again ? created += again->created : ++failed;
        }
    }));
    apps->start();
    for (model::DeviceId last;;) {
        const QList<PushTarget> step = must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), last, 10));
        if (step.isEmpty())
            break;
        QList<ResealedToken> fresh;
        for (const PushTarget &target : step)
            fresh += resealed(target.id, tokens.value(target.id));
        (void)must(m_store.deviceTokens.reseal(QStringLiteral("k1"), QStringLiteral("k2"), fresh));
        last = step.last().id;
    }
    QVERIFY(apps->wait(60'000));
    QCOMPARE(failed.load(), 0);
    QCOMPARE(created.load(), 0);
    QCOMPARE(must(m_store.deviceTokens.keys()), (QList<KeyCount> {{QStringLiteral("k2"), devices}}));
}

void TestDeviceTokensStore::put_whileItsTokenIsResealed_waitsAndFindsIt()
{
    const model::DeviceId id = put(1, "a", {"k1"});
    store::Transaction rotation = must(store::Transaction::begin(m_store.connection));
    QCOMPARE(must(m_store.deviceTokens.reseal(QStringLiteral("k1"), QStringLiteral("k2"), {resealed(id, "a")})), 1);
    std::optional<store::RegisteredDevice> known;
    const std::unique_ptr<QThread> app(QThread::create([&] {
        store::Store store(m_scratch.url(), QStringLiteral("app"));
        known = must(store.devices.put(registration(2, "a", {"k2", "k1"})));
    }));
    app->start();
    QTRY_COMPARE(
        m_database.value(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'app' AND datname = current_database() "
            "AND wait_event_type = 'Lock'"),
        QByteArray("1"));
    QVERIFY(rotation.commit());
    QVERIFY(app->wait(60'000));
    QVERIFY(!known->created);
    QCOMPARE(known->device.id, id);
    QCOMPARE(m_database.value("SELECT count(*) FROM devices"), QByteArray("1"));
}

void TestDeviceTokensStore::reseal_markedInBetween_isLeftAlone()
{
    const model::DeviceId id = putAsTyped(1, "A", {"k1"}, before);
    QCOMPARE(must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), {}, 10)).value(0).isMarked, false);
    QCOMPARE(must(m_store.deviceTokens.canonicalize(id, canonical("a", {"k1"}))), 0);
    ResealedToken late = resealed(id, "A");
    late.isMarked = false;
    QCOMPARE(must(m_store.deviceTokens.reseal(QStringLiteral("k1"), QStringLiteral("k2"), {late})), 0);
    QCOMPARE(must(m_store.deviceTokens.sealedUnder(QStringLiteral("k1"), {}, 10)).value(0).ciphertext,
        canonical("a", {"k1"}).ciphertext);
    QCOMPARE(must(m_store.deviceTokens.reseal(QStringLiteral("k1"), QStringLiteral("k2"), {resealed(id, "a")})), 1);
}

void TestDeviceTokensStore::unmarked_steps_holdIosTokensOfThatKey()
{
    QList<model::DeviceId> ids;
    for (const char *token : {"A", "B", "C"})
        ids += putAsTyped(1, token, {"k1"}, before);
    const model::DeviceId other = putAsTyped(1, "D", {"k2"}, before), android = putAsTyped(1, "E", {"k1"}, before);
    m_database.run("UPDATE devices SET device_type = 'android' WHERE id = " + QByteArray::number(android.value));
    (void)put(1, "f", {"k1"});
    const auto step = [this](const char *key, model::DeviceId after, int most) {
        QList<model::DeviceId> found;
        const QList<PushTarget> targets = must(m_store.deviceTokens.unmarked(QLatin1String(key), after, most));
        for (const PushTarget &target : targets)
            found += target.id;
        return found;
    };
    QCOMPARE(step("k1", {}, 2), ids.first(2));
    QCOMPARE(step("k1", ids[1], 2), ids.last(1));
    QCOMPARE(step("k1", ids[2], 2), QList<model::DeviceId>());
    QCOMPARE(step("k2", {}, 2), QList<model::DeviceId> {other});
    QCOMPARE(must(m_store.deviceTokens.unmarkedCount()), 4);
    (void)must(m_store.deviceTokens.mark(ids));
    QCOMPARE(step("k1", {}, 2), QList<model::DeviceId>());
    QCOMPARE(must(m_store.deviceTokens.unmarkedCount()), 1);
}

void TestDeviceTokensStore::canonicalize_onlyOne_staysWithItsNewForm()
{
    const model::DeviceId id = putAsTyped(1, "A", {"k1"}, before);
    QCOMPARE(must(m_store.deviceTokens.canonicalize(id, canonical("a", {"k2", "k1"}))), 0);
    QCOMPARE(devices(), QByteArray::number(id.value) + " of 1, apns k2 t");
    QCOMPARE(put(1, "a", {"k2", "k1"}), id);
    QCOMPARE(m_database.value("SELECT count(*) FROM devices"), QByteArray("1"));
}

void TestDeviceTokensStore::canonicalize_knownAlready_keepsTheOneUsedLast_data()
{
    QTest::addColumn<QByteArray>("twinsKey");
    QTest::addColumn<bool>("twinIsLater");
    QTest::addColumn<qint64>("owner"); // 1 typed it, 2 has it in its one form
    for (const char *key : {"k1", "k2"}) {
        QTest::addRow("later, %s", key) << QByteArray(key) << true << qint64(2);
        QTest::addRow("earlier, %s", key) << QByteArray(key) << false << qint64(1);
    }
}

void TestDeviceTokensStore::canonicalize_knownAlready_keepsTheOneUsedLast()
{
    QFETCH(QByteArray, twinsKey);
    QFETCH(bool, twinIsLater);
    QFETCH(qint64, owner);
    const model::DeviceId typed = putAsTyped(1, "A", {"k1"}, before);
    const QDateTime at = before.addSecs(twinIsLater ? 1 : -1);
    const model::DeviceId twin = must(m_store.devices.put(registration(2, "a", {twinsKey}, at))).device.id;
    QCOMPARE(must(m_store.deviceTokens.canonicalize(typed, canonical("a", {"k2", "k1"}))), 1);
    QCOMPARE(devices(),
        QByteArray::number((twinIsLater ? twin : typed).value) + " of " + QByteArray::number(owner) + ", apns k2 t");
    // Again, by another instance: nothing more.
    QCOMPARE(must(m_store.deviceTokens.canonicalize(typed, canonical("a", {"k2", "k1"}))), 0);
    QCOMPARE(m_database.value("SELECT count(*) FROM devices"), QByteArray("1"));
}

void TestDeviceTokensStore::canonicalize_goneMeanwhile_doesNothing()
{
    const model::DeviceId id = putAsTyped(1, "A", {"k1"}, before);
    QVERIFY(m_store.devices.remove(id, {{1}}));
    QCOMPARE(must(m_store.deviceTokens.canonicalize(id, canonical("a", {"k1"}))), 0);
    QCOMPARE(m_database.value("SELECT count(*) FROM devices"), QByteArray("0"));
}

void TestDeviceTokensStore::canonicalize_registeredMeanwhile_leavesOneDevice()
{
    constexpr int many = 200;
    QList<model::DeviceId> ids;
    for (int i = 0; i < many; ++i)
        ids += putAsTyped(1, "T" + QByteArray::number(i), {"k1"}, before);
    std::atomic<int> failed = 0;
    const auto form = [](int i) { return "t" + QByteArray::number(i); };
    const auto everyOne = [&](bool backwards, const auto &work) {
        return std::unique_ptr<QThread>(QThread::create([=, this, &failed] {
            store::Store store(m_scratch.url(), QStringLiteral("other"));
            for (int n = 0; n < many; ++n) {
                if (!work(store, backwards ? many - 1 - n : n))
                    ++failed;
            }
        }));
    };
    const auto canonicalize = [&](store::Store &store, int i) {
        return bool(store.deviceTokens.canonicalize(ids[i], canonical(form(i), {"k1"})));
    };
    const auto put = [&](store::Store &store, int i) {
        return bool(store.devices.put(registration(2, form(i), {"k1"}, before.addSecs(1))));
    };
    const std::array threads {everyOne(false, canonicalize), everyOne(true, canonicalize), everyOne(true, put)};
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(failed.load(), 0);
    QCOMPARE(m_database.value("SELECT count(*) FROM devices WHERE user_id = 2 AND token_is_canonical"),
        QByteArray::number(many));
    QCOMPARE(m_database.value("SELECT count(*) FROM devices"), QByteArray::number(many));
}

QTEST_GUILESS_MAIN(TestDeviceTokensStore)
#include "tst_device_tokens_store.moc"
