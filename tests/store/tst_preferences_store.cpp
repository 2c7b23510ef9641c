#include "scratch_database.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using model::Channel;
using model::NotificationType;
using model::Result;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

} // namespace

class TestPreferencesStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void find_userWithoutChoice_hasDefaults();
    void find_unknownUser_isNotFound();
    void find_typeUnknownWhenStored_isOn();
    void findAll_users_comeByIdWithoutUnknown();
    void put_everything_comesBack();
    void put_again_replaces();
    void put_unknownUser_isNotFoundAndStoresNothing();
    void put_zoneOfNone_followsTheUser();
    void change_refused_storesNothing();
    void change_unknownUser_isNotFoundAndAsksNobody();
    void change_twoAtOnce_bothTakeEffect_data();
    void change_twoAtOnce_bothTakeEffect();

private:
    model::Preferences chosen() const
    {
        model::Preferences made;
        made.user = {1};
        made.username = QStringLiteral("user-1");
        made.allow(NotificationType::Billing, Channel::Sms, false);
        made.allow(NotificationType::Reminder, Channel::InApp, false);
        made.quietHours = {true, QTime(21, 30, 15), QTime(6, 5), "America/Mexico_City"};
        made.limits = {5, 10'000};
        return made;
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::Store m_store {m_scratch.url(), QStringLiteral("test")};
};

void TestPreferencesStore::init()
{
    if (m_database.value("SELECT to_regclass('users') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE users CASCADE");
    must(m_store.users.putAll({patient(1), patient(2), patient(3)}));
}

void TestPreferencesStore::find_userWithoutChoice_hasDefaults()
{
    model::User ann = patient(1);
    ann.timezone = "Europe/Madrid";
    must(m_store.users.put(ann));
    model::Preferences expected;
    expected.user = {1};
    expected.username = QStringLiteral("user-1");
    expected.userTimezone = "Europe/Madrid";
    QVERIFY(must(m_store.preferences.find({1})) == expected);
}

void TestPreferencesStore::find_unknownUser_isNotFound()
{
    QCOMPARE(outcomeOf(m_store.preferences.find({9})), QStringLiteral("not_found"));
}

void TestPreferencesStore::find_typeUnknownWhenStored_isOn()
{
    must(m_store.preferences.put(chosen(), now));
    m_database.run("UPDATE preferences SET notification_types = notification_types - 'system' #- '{billing,email}'");
    QVERIFY(must(m_store.preferences.find({1})) == chosen());
}

void TestPreferencesStore::findAll_users_comeByIdWithoutUnknown()
{
    must(m_store.preferences.put(chosen(), now));
    const QList<model::Preferences> found = must(m_store.preferences.findAll({{3}, {9}, {1}}));
    QCOMPARE(found.size(), 2);
    QVERIFY(found[0] == chosen());
    QCOMPARE(found[1].user.value, 3);
    QVERIFY(must(m_store.preferences.findAll({})).isEmpty());
}

void TestPreferencesStore::put_everything_comesBack()
{
    must(m_store.preferences.put(chosen(), now));
    QVERIFY(must(m_store.preferences.find({1})) == chosen());
}

void TestPreferencesStore::put_again_replaces()
{
    must(m_store.preferences.put(chosen(), now));
    model::Preferences defaults;
    defaults.user = {1};
    defaults.username = QStringLiteral("user-1");
    must(m_store.preferences.put(defaults, now));
    QVERIFY(must(m_store.preferences.find({1})) == defaults);
}

void TestPreferencesStore::put_unknownUser_isNotFoundAndStoresNothing()
{
    model::Preferences nobodys = chosen();
    nobodys.user = {9};
    QCOMPARE(outcomeOf(m_store.preferences.put(nobodys, now)), QStringLiteral("not_found"));
    QCOMPARE(m_database.value("SELECT count(*) FROM preferences"), "0");
}

void TestPreferencesStore::put_zoneOfNone_followsTheUser()
{
    model::Preferences following = chosen();
    following.quietHours.timezone.clear();
    must(m_store.preferences.put(following, now));
    model::User moved = patient(1);
    moved.timezone = "Asia/Tokyo";
    must(m_store.users.put(moved));
    QCOMPARE(must(m_store.preferences.find({1})).quietTimezone(), QByteArray("Asia/Tokyo"));
}

void TestPreferencesStore::change_refused_storesNothing()
{
    const model::Error refusal {model::ErrorCode::InvalidPreferences, QStringLiteral("no")};
    QCOMPARE(outcomeOf(m_store.preferences.change(
                 {1}, [&](const auto &) { return refusal; }, now)),
        QStringLiteral("NOTIF_006"));
    QCOMPARE(m_database.value("SELECT count(*) FROM preferences"), "0");
    QVERIFY(!m_store.connection.inTransaction());
}

void TestPreferencesStore::change_unknownUser_isNotFoundAndAsksNobody()
{
    bool asked = false;
    const auto change = [&asked](const model::Preferences &current) -> Result<model::Preferences> {
        asked = true;
        return current;
    };
    QCOMPARE(outcomeOf(m_store.preferences.change({9}, change, now)), QStringLiteral("not_found"));
    QVERIFY(!asked);
}

void TestPreferencesStore::change_twoAtOnce_bothTakeEffect_data()
{
    QTest::addColumn<bool>("isStored");
    QTest::newRow("no row yet") << false;
    QTest::newRow("a row") << true;
}

// The second begins while the first holds its lock, and is let go on only by the first one's commit.
void TestPreferencesStore::change_twoAtOnce_bothTakeEffect()
{
    QFETCH(bool, isStored);
    if (isStored)
        must(m_store.preferences.put(chosen(), now));

    std::thread second;
    const QByteArray waiting
        = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    const auto first = [&](model::Preferences current) -> Result<model::Preferences> {
        second = std::thread([this] {
            store::Store other(m_scratch.url(), QStringLiteral("other"));
            (void)must(other.preferences.change(
                {1},
                [](model::Preferences preferences) -> Result<model::Preferences> {
                    preferences.limits = {7, 70};
                    return preferences;
                },
                now));
        });
        [&] { QTRY_COMPARE(m_database.value(waiting.constData()), "1"); }();
        current.allow(NotificationType::System, Channel::Push, false);
        return current;
    };
    const Result<model::Preferences> changed = m_store.preferences.change({1}, first, now);
    second.join();
    QCOMPARE(outcomeOf(changed), QStringLiteral("ok"));
    const model::Preferences both = must(m_store.preferences.find({1}));
    QVERIFY(!both.allows(NotificationType::System, Channel::Push));
    QCOMPARE(both.limits.maxPerHour, 7);
}

QTEST_GUILESS_MAIN(TestPreferencesStore)
#include "tst_preferences_store.moc"
