#include "scratch_database.h"

using namespace mc;
using namespace mc::test;
using model::User;
using store::UserFilter;
using store::UserPage;

class TestUsersStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void put_unknownUser_createsThemWithAnInbox();
    void put_knownUser_replacesEveryField();
    void put_usernameOfAnother_isConflictAndChangesNothing();
    void put_ownUsername_isNoClash();
    void putAll_someClash_storesTheOthers();
    void putAll_sameUsernameTwice_storesNothing();
    void putAll_thousandUsers_createsAll();
    void find_unknownUser_isNotFound();
    void findByName_otherCase_isNotFound();
    void list_search_takesWildcardsLiterally_data();
    void list_search_takesWildcardsLiterally();
    void list_filters_combine();
    void list_pages_followById();
    void list_pagePastTheEnd_isNotFound();

private:
    QList<qint64> found(const UserFilter &filter)
    {
        QList<qint64> ids;
        const UserPage page = must(m_store.users.list(filter, 1, 100));
        for (const User &user : page.items)
            ids += user.id.value;
        if (page.count != ids.size())
            qFatal("count %lld of %lld", page.count, qint64(ids.size()));
        return ids;
    }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::Store m_store {m_scratch.url(), QStringLiteral("test")};
};

void TestUsersStore::init()
{
    if (m_database.value("SELECT to_regclass('users') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE users CASCADE");
}

void TestUsersStore::put_unknownUser_createsThemWithAnInbox()
{
    User ann = patient(1);
    ann.username = QStringLiteral("ann'\\\"$1");
    ann.email = QStringLiteral("ann@example.org");
    ann.phone = QStringLiteral("+34600000000");
    ann.firstName = QStringLiteral("Ána \U0001F469");
    ann.lastName = QStringLiteral("Łąka");
    ann.role = model::Role::Doctor;
    ann.clinicId = 12;
    ann.timezone = "Europe/Madrid";
    ann.locale = QStringLiteral("es-MX");
    ann.externalId = QStringLiteral("auth0|'64c\\");
    QCOMPARE(must(m_store.users.put(ann)), true);
    QCOMPARE(must(m_store.users.find({1})), ann);
    QCOMPARE(must(m_store.users.findByName(ann.username)), ann);
    const QList<store::InboxState> states = must(m_store.inboxes.states({{1}}));
    QCOMPARE(states.size(), 1);
    QCOMPARE(states[0].version, 0);
    QCOMPARE(states[0].unreadCount, 0);
}

void TestUsersStore::put_knownUser_replacesEveryField()
{
    User full = patient(1);
    full.email = QStringLiteral("a@example.org");
    full.phone = QStringLiteral("+1555");
    full.firstName = full.lastName = QStringLiteral("Name");
    full.clinicId = 3;
    (void)must(m_store.users.put(full));
    User bare = patient(1);
    bare.username = QStringLiteral("other");
    bare.role = model::Role::Admin;
    bare.isActive = false;
    QCOMPARE(must(m_store.users.put(bare)), false);
    QCOMPARE(must(m_store.users.find({1})), bare);
}

void TestUsersStore::put_usernameOfAnother_isConflictAndChangesNothing()
{
    (void)must(m_store.users.putAll({patient(1), patient(2)}));
    User thief = patient(2);
    thief.username = patient(1).username;
    thief.firstName = QStringLiteral("Changed");
    const auto refused = m_store.users.put(thief);
    QCOMPARE(outcomeOf(refused), QStringLiteral("conflict"));
    QCOMPARE(refused.error().fields.value(0).field, QStringLiteral("username"));
    QCOMPARE(must(m_store.users.find({2})), patient(2));
}

void TestUsersStore::put_ownUsername_isNoClash()
{
    (void)must(m_store.users.put(patient(1)));
    QCOMPARE(must(m_store.users.put(patient(1))), false);
}

void TestUsersStore::putAll_someClash_storesTheOthers()
{
    (void)must(m_store.users.putAll({patient(1), patient(2)}));
    User clash = patient(3), changed = patient(2);
    clash.username = patient(1).username;
    changed.firstName = QStringLiteral("New");
    const store::UpsertOutcome outcome = must(m_store.users.putAll({patient(4), clash, changed}));
    QCOMPARE(outcome.clashes, QList<store::Clash> {store::Clash {.index = 1}});
    QCOMPARE(outcome.created, 1);
    QCOMPARE(outcome.updated, 1);
    QCOMPARE(must(m_store.users.find({2})), changed);
    QCOMPARE(outcomeOf(m_store.users.find({3})), QStringLiteral("not_found"));
    QCOMPARE(must(m_store.users.find({4})), patient(4));
}

void TestUsersStore::putAll_sameUsernameTwice_storesNothing()
{
    User second = patient(2);
    second.username = patient(1).username;
    QCOMPARE(outcomeOf(m_store.users.putAll({patient(1), second, patient(3)})), QStringLiteral("conflict"));
    QCOMPARE(found({}), QList<qint64>());
}

void TestUsersStore::putAll_thousandUsers_createsAll()
{
    QList<User> users;
    for (qint64 id = 1'000; id > 0; --id)
        users += patient(id);
    QCOMPARE(must(m_store.users.putAll(users)).created, 1'000);
    QCOMPARE(must(m_store.users.putAll(users)).updated, 1'000);
    QCOMPARE(m_database.value("SELECT count(*) FROM inboxes"), QByteArray("1000"));
}

void TestUsersStore::find_unknownUser_isNotFound()
{
    QCOMPARE(outcomeOf(m_store.users.find({1})), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(m_store.users.find({std::numeric_limits<qint64>::max()})), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(m_store.users.findByName(QString())), QStringLiteral("not_found"));
}

void TestUsersStore::findByName_otherCase_isNotFound()
{
    (void)must(m_store.users.put(patient(1)));
    QCOMPARE(outcomeOf(m_store.users.findByName(QStringLiteral("USER-1"))), QStringLiteral("not_found"));
}

void TestUsersStore::list_search_takesWildcardsLiterally_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("nothing") << QString() << QList<qint64> {1, 2, 3, 4, 5};
    QTest::newRow("percent") << QStringLiteral("%") << QList<qint64> {1};
    QTest::newRow("percent inside") << QStringLiteral("0%l") << QList<qint64> {1};
    QTest::newRow("underscore") << QStringLiteral("_") << QList<qint64> {2};
    QTest::newRow("underscore is no letter") << QStringLiteral("under_core") << QList<qint64> {};
    QTest::newRow("backslash") << QStringLiteral("\\") << QList<qint64> {3};
    QTest::newRow("backslash and percent") << QStringLiteral("\\%") << QList<qint64> {};
    QTest::newRow("quote") << QStringLiteral("o'n") << QList<qint64> {4};
    QTest::newRow("other case") << QStringLiteral("O'NEIL") << QList<qint64> {4};
    QTest::newRow("other case beyond ASCII") << QStringLiteral("ÑÚÑEZ") << QList<qint64> {5};
    QTest::newRow("email") << QStringLiteral("@EXAMPLE.org") << QList<qint64> {5};
    QTest::newRow("first and last name") << QStringLiteral("pía ñúñez") << QList<qint64> {5};
    QTest::newRow("long") << QStringLiteral("x").repeated(200) << QList<qint64> {};
}

void TestUsersStore::list_search_takesWildcardsLiterally()
{
    QList<User> users;
    for (const char *name : {"100%lean", "under_score", "back\\slash", "o'neil", "pia"}) {
        users += patient(users.size() + 1);
        users.last().username = QString::fromUtf8(name);
    }
    users.last().email = QStringLiteral("pia@example.org");
    users.last().firstName = QStringLiteral("Pía");
    users.last().lastName = QStringLiteral("Ñúñez");
    (void)must(m_store.users.putAll(users));

    QFETCH(QString, search);
    QFETCH(QList<qint64>, expected);
    UserFilter filter;
    filter.search = search;
    QCOMPARE(found(filter), expected);
}

void TestUsersStore::list_filters_combine()
{
    QList<User> users;
    for (int i = 0; i < 24; ++i) {
        users += patient(i + 1);
        users.last().role = model::Role(i % 3);
        users.last().isActive = i % 2 == 0;
        if (i % 4 > 0)
            users.last().clinicId = i % 4;
    }
    (void)must(m_store.users.putAll(users));
    for (const std::optional<model::Role> role : {std::optional<model::Role>(), std::optional(model::Role::Doctor)}) {
        for (const std::optional<qint64> clinic : {std::optional<qint64>(), std::optional<qint64>(2)}) {
            for (const std::optional<bool> active :
                {std::optional<bool>(), std::optional(true), std::optional(false)}) {
                QList<qint64> expected;
                for (const User &user : users) {
                    if ((!role || user.role == *role) && (!clinic || user.clinicId == clinic)
                        && (!active || user.isActive == *active))
                        expected += user.id.value;
                }
                QCOMPARE(found({QString(), role, clinic, active}), expected);
            }
        }
    }
}

void TestUsersStore::list_pages_followById()
{
    QList<User> users;
    for (const qint64 id : {7, 3, 9, 1, 5})
        users += patient(id);
    (void)must(m_store.users.putAll(users));
    const UserPage second = must(m_store.users.list({}, 2, 2));
    QCOMPARE(second.count, 5);
    QCOMPARE(second.items.size(), 2);
    QCOMPARE(second.items[0].id.value, 5);
    QCOMPARE(second.items[1].id.value, 7);
    QCOMPARE(must(m_store.users.list({}, 3, 2)).items.size(), 1);
}

void TestUsersStore::list_pagePastTheEnd_isNotFound()
{
    QCOMPARE(must(m_store.users.list({}, 1, 20)).count, 0);
    QCOMPARE(outcomeOf(m_store.users.list({}, 2, 20)), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(m_store.users.list({}, 1'000'000, 100)), QStringLiteral("not_found"));
}

QTEST_GUILESS_MAIN(TestUsersStore)
#include "tst_users_store.moc"
