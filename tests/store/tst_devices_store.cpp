#include "device_fixture.h"
#include "store/session/transaction.h"

#include <QtCore/QThread>

using namespace mc;
using namespace mc::test;
using model::Device;
using model::DeviceType;
using store::DeviceFilter;
using store::DeviceRegistration;
using store::RegisteredDevice;

namespace {

const QDateTime registered(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
const QDateTime later = registered.addMSecs(60'123);

} // namespace

class TestDevicesStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void put_newToken_createsTheDevice();
    void put_knownToken_updatesInPlace();
    void put_knownTokenWithoutNames_keepsThem();
    void put_ofAnother_movesTheDevice();
    void put_ofAnotherWithoutNames_forgetsThem();
    void put_knownUnderAPreviousKey_isTheSameDevice();
    void put_knownUnderTwoKeys_leavesOneDevice();
    void put_anyBytes_areKept();
    void put_insideATransaction_goesWithIt();
    void put_ofManyAtOnce_createsOneDevice();
    void list_ofAnOwner_holdsTheirsOnly();
    void list_filters_combine_data();
    void list_filters_combine();
    void list_pages_followById();
    void list_pagePastTheEnd_isNotFound();
    void change_outOfReach_isNotFoundAndChangesNothing();
    void change_withinReach_isDone_data();
    void change_withinReach_isDone();
    void update_nothing_changesNothing();

private:
    RegisteredDevice put(const DeviceRegistration &registration) { return must(m_store.devices.put(registration)); }
    QList<qint64> found(const DeviceFilter &filter)
    {
        QList<qint64> ids;
        const store::DevicePage page = must(m_store.devices.list(filter, 1, 100));
        for (const Device &device : page.items)
            ids += device.id.value;
        if (page.count != ids.size())
            qFatal("count %lld of %lld", page.count, qint64(ids.size()));
        return ids;
    }
    QByteArray count() { return m_database.value("SELECT count(*) FROM devices"); }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::Store m_store {m_scratch.url(), QStringLiteral("test")};
};

void TestDevicesStore::init()
{
    if (m_database.value("SELECT to_regclass('devices') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE users CASCADE");
    (void)must(m_store.users.putAll({patient(1), patient(2), patient(3)}));
}

void TestDevicesStore::put_newToken_createsTheDevice()
{
    const RegisteredDevice made = put(registration(1, "token", {"k1"}, registered));
    QVERIFY(made.created);
    QVERIFY(made.device.id.value > 0);
    const QString mask = model::maskedDeviceToken(QString::fromLatin1(hashOf("token", "k1").first(4).toHex()));
    QVERIFY(made.device
        == (Device {made.device.id, {{1}, QStringLiteral("user-1")}, mask, DeviceType::Ios,
            QStringLiteral("Phone of 1"), QStringLiteral("1.2.3"), true, registered, registered, registered}));
    QVERIFY(must(m_store.devices.find(made.device.id, {{1}})) == made.device);
}

void TestDevicesStore::put_knownToken_updatesInPlace()
{
    const Device first = put(registration(1, "token", {"k1"}, registered)).device;
    (void)must(m_store.devices.update(first.id, {{1}}, {false, {}, {}}, registered));
    DeviceRegistration again = registration(1, "token", {"k1"}, later);
    again.type = DeviceType::Web;
    again.name = QStringLiteral("New name");
    again.appVersion = QString();
    const RegisteredDevice known = put(again);
    QVERIFY(!known.created);
    QVERIFY(known.device
        == (Device {first.id, first.owner, first.maskedToken, DeviceType::Web, QStringLiteral("New name"), QString(),
            true, registered, later, later}));
    QVERIFY(must(m_store.devices.find(first.id, {{1}})) == known.device);
    QCOMPARE(count(), QByteArray("1"));
}

void TestDevicesStore::put_knownTokenWithoutNames_keepsThem()
{
    (void)put(registration(1, "token", {"k1"}));
    DeviceRegistration again = registration(1, "token", {"k1"});
    again.name.reset();
    again.appVersion.reset();
    const Device device = put(again).device;
    QCOMPARE(device.name, QStringLiteral("Phone of 1"));
    QCOMPARE(device.appVersion, QStringLiteral("1.2.3"));
}

void TestDevicesStore::put_ofAnother_movesTheDevice()
{
    const Device first = put(registration(1, "token", {"k1"})).device;
    const RegisteredDevice moved = put(registration(2, "token", {"k1"}));
    QVERIFY(!moved.created);
    QCOMPARE(moved.device.id, first.id);
    QCOMPARE(moved.device.owner.username, QStringLiteral("user-2"));
    QCOMPARE(outcomeOf(m_store.devices.find(first.id, {{1}})), QStringLiteral("not_found"));
    QCOMPARE(found({.owner = model::UserId {1}}), QList<qint64>());
    QCOMPARE(found({.owner = model::UserId {2}}), QList<qint64>({first.id.value}));
}

void TestDevicesStore::put_ofAnotherWithoutNames_forgetsThem()
{
    (void)put(registration(1, "token", {"k1"}));
    DeviceRegistration others = registration(2, "token", {"k1"});
    others.name.reset();
    others.appVersion.reset();
    const Device device = put(others).device;
    QCOMPARE(device.name, QString());
    QCOMPARE(device.appVersion, QString());
}

void TestDevicesStore::put_knownUnderAPreviousKey_isTheSameDevice()
{
    const Device first = put(registration(1, "token", {"k1"})).device;
    const RegisteredDevice known = put(registration(1, "token", {"k3", "k2", "k1"}));
    QVERIFY(!known.created);
    QCOMPARE(known.device.id, first.id);
    const auto kept = m_database.run("SELECT token_key_id, convert_from(token_hash, 'UTF8') FROM devices");
    QCOMPARE(kept, (QList<Database::Row> {{"k3", hashOf("token", "k3")}}));
    QVERIFY(!put(registration(1, "token", {"k3"})).created);
}

void TestDevicesStore::put_knownUnderTwoKeys_leavesOneDevice()
{
    const Device old = put(registration(1, "token", {"k1"})).device;
    const Device current = put(registration(2, "token", {"k2"})).device;
    const Device others = put(registration(1, "other", {"k1"})).device;
    const RegisteredDevice known = put(registration(3, "token", {"k2", "k1"}));
    QVERIFY(!known.created);
    QCOMPARE(known.device.id, current.id);
    QCOMPARE(outcomeOf(m_store.devices.find(old.id, {{}, true})), QStringLiteral("not_found"));
    QCOMPARE(found({}), (QList<qint64> {current.id.value, others.id.value}));
}

void TestDevicesStore::put_anyBytes_areKept()
{
    DeviceRegistration odd = registration(1, "token", {"k1"});
    odd.ciphertext.clear();
    odd.hashes = {QByteArray()};
    for (int byte = 0; byte < 256; ++byte)
        odd.ciphertext += char(byte);
    odd.hashes[0] = odd.ciphertext;
    odd.name = QStringLiteral("O'Neil \"$1\" \\ %1 \U0001F469");
    const RegisteredDevice made = put(odd);
    QCOMPARE(made.device.name, *odd.name);
    const QList<store::PushTarget> targets = must(m_store.deviceTokens.activeOf({1}));
    QCOMPARE(targets.value(0).ciphertext, odd.ciphertext);
    QVERIFY(!put(odd).created);
}

void TestDevicesStore::put_insideATransaction_goesWithIt()
{
    {
        const store::Transaction transaction = must(store::Transaction::begin(m_store.connection));
        (void)put(registration(1, "token", {"k1"}));
    }
    QCOMPARE(count(), QByteArray("0"));
}

void TestDevicesStore::put_ofManyAtOnce_createsOneDevice()
{
    constexpr int threads = 4, rounds = 25;
    std::atomic<int> created = 0, failed = 0;
    std::vector<std::unique_ptr<QThread>> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back(QThread::create([&, i] {
            store::Store store(m_scratch.url(), QStringLiteral("test %1").arg(i));
            for (int round = 0; round < rounds; ++round) {
                const QByteArray token = QByteArray::number(round);
                const auto put = store.devices.put(
                    registration(1 + i % 3, token, i % 2 ? QByteArrayList {"k2", "k1"} : QByteArrayList {"k2"}));
                put ? created += put->created : ++failed;
            }
        }));
        running.back()->start();
    }
    for (const auto &thread : running)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(failed.load(), 0);
    QCOMPARE(created.load(), rounds);
    QCOMPARE(count().toInt(), rounds);
}

void TestDevicesStore::list_ofAnOwner_holdsTheirsOnly()
{
    const qint64 one = put(registration(1, "a", {"k1"})).device.id.value;
    (void)put(registration(2, "b", {"k1"}));
    const qint64 other = put(registration(1, "c", {"k1"})).device.id.value;
    QCOMPARE(found({.owner = model::UserId {1}}), (QList<qint64> {one, other}));
    QCOMPARE(found({.owner = model::UserId {3}}), QList<qint64>());
    QCOMPARE(found({}).size(), 3);
}

void TestDevicesStore::list_filters_combine_data()
{
    QTest::addColumn<DeviceFilter>("filter");
    QTest::addColumn<QList<int>>("expected"); // in the order of registration
    const model::UserId one {1};
    const auto search = [](const char *text) { return DeviceFilter {.search = QString::fromUtf8(text)}; };
    QTest::newRow("none") << DeviceFilter() << QList<int> {0, 1, 2, 3};
    QTest::newRow("type") << DeviceFilter {.type = DeviceType::Web} << QList<int> {1, 3};
    QTest::newRow("active") << DeviceFilter {.isActive = true} << QList<int> {0, 2, 3};
    QTest::newRow("inactive") << DeviceFilter {.isActive = false} << QList<int> {1};
    QTest::newRow("owner and type") << DeviceFilter {.owner = one, .type = DeviceType::Ios} << QList<int> {0};
    QTest::newRow("all") << DeviceFilter {one, DeviceType::Web, false, QStringLiteral("0%")} << QList<int> {1};
    QTest::newRow("name") << search("ÑANDÚ") << QList<int> {0};
    QTest::newRow("version") << search("9.8") << QList<int> {2};
    QTest::newRow("owner's name") << search("USER-2") << QList<int> {2};
    QTest::newRow("owner's last name") << search("quimby") << QList<int> {3};
    QTest::newRow("percent") << search("%") << QList<int> {1};
    QTest::newRow("underscore") << search("_") << QList<int> {};
    QTest::newRow("backslash") << search("\\") << QList<int> {3};
    QTest::newRow("hash") << search("2e2e") << QList<int> {};
    QTest::newRow("key") << search("k1") << QList<int> {};
}

void TestDevicesStore::list_filters_combine()
{
    QFETCH(DeviceFilter, filter);
    QFETCH(QList<int>, expected);
    model::User quimby = patient(3);
    quimby.lastName = QStringLiteral("Quimby");
    (void)must(m_store.users.put(quimby));
    struct Row
    {
        qint64 owner;
        DeviceType type;
        const char *name;
        const char *version;
    };
    QList<qint64> ids;
    for (const Row &row : {Row {1, DeviceType::Ios, "Ñandú's", "1"}, Row {1, DeviceType::Web, "100%", "1"},
             Row {2, DeviceType::Android, "", "9.8.7"}, Row {3, DeviceType::Web, "c:\\d", "1"}}) {
        DeviceRegistration made = registration(row.owner, row.name, {"k1"});
        made.type = row.type;
        made.name = QString::fromUtf8(row.name);
        made.appVersion = QString::fromUtf8(row.version);
        ids += put(made).device.id.value;
    }
    (void)must(m_store.devices.update({ids[1]}, {{1}}, {false, {}, {}}, registered));
    QList<qint64> wanted;
    for (const int index : expected)
        wanted += ids[index];
    QCOMPARE(found(filter), wanted);
}

void TestDevicesStore::list_pages_followById()
{
    QList<qint64> ids;
    for (int i = 0; i < 5; ++i)
        ids += put(registration(1, QByteArray::number(i), {"k1"})).device.id.value;
    for (const DeviceFilter &filter : {DeviceFilter {}, DeviceFilter {.owner = model::UserId {1}}}) {
        QList<qint64> seen;
        for (int number = 1; number <= 3; ++number) {
            const store::DevicePage page = must(m_store.devices.list(filter, number, 2));
            QCOMPARE(page.count, 5);
            for (const Device &device : page.items)
                seen += device.id.value;
        }
        QCOMPARE(seen, ids);
    }
}

void TestDevicesStore::list_pagePastTheEnd_isNotFound()
{
    (void)put(registration(1, "token", {"k1"}));
    QCOMPARE(outcomeOf(m_store.devices.list({}, 2, 1)), QStringLiteral("not_found"));
    QCOMPARE(must(m_store.devices.list({.owner = model::UserId {3}}, 1, 1)).count, 0);
}

void TestDevicesStore::change_outOfReach_isNotFoundAndChangesNothing()
{
    const Device device = put(registration(1, "token", {"k1"})).device;
    const store::Reach other {{2}};
    QCOMPARE(outcomeOf(m_store.devices.find(device.id, other)), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(m_store.devices.update(device.id, other, {false, {}, {}}, later)), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(m_store.devices.remove(device.id, other)), QStringLiteral("not_found"));
    QVERIFY(must(m_store.devices.find(device.id, {{1}})) == device);
    QCOMPARE(outcomeOf(m_store.devices.remove({device.id.value + 1}, {{1}, true})), QStringLiteral("not_found"));
}

void TestDevicesStore::change_withinReach_isDone_data()
{
    QTest::addColumn<bool>("admin");
    QTest::newRow("owner") << false;
    QTest::newRow("admin") << true;
}

void TestDevicesStore::change_withinReach_isDone()
{
    QFETCH(bool, admin);
    const Device device = put(registration(1, "token", {"k1"})).device;
    const store::Reach reach = admin ? store::Reach {{2}, true} : store::Reach {{1}};
    Device expected = device;
    expected.isActive = false;
    expected.name = QStringLiteral("Renamed");
    expected.updatedAt = later;
    QVERIFY(must(m_store.devices.update(device.id, reach, {false, QStringLiteral("Renamed"), {}}, later)) == expected);
    QVERIFY(must(m_store.devices.find(device.id, reach)) == expected);
    QVERIFY(m_store.devices.remove(device.id, reach));
    QCOMPARE(count(), QByteArray("0"));
}

void TestDevicesStore::update_nothing_changesNothing()
{
    const Device device = put(registration(1, "token", {"k1"})).device;
    QVERIFY(must(m_store.devices.update(device.id, {{1}}, {}, device.updatedAt)) == device);
}

QTEST_GUILESS_MAIN(TestDevicesStore)
#include "tst_devices_store.moc"
