#include "support/database.h"
#include "support/running_service.h"
#include "vault/token_vault.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;

namespace {

const QByteArray devicesPath = "/api/notifications/devices/";
constexpr int many = 1203; // more than two steps

QByteArray key(char letter) { return QByteArray(32, letter); }

// As iOS apps send them: 64 hexadecimal digits, in capitals for some.
QByteArray token(int number) { return QByteArray(56, 'a') + QByteArray::number(number, 16).rightJustified(8, '0'); }
QByteArray typed(int number) { return token(number).toUpper(); }

} // namespace

/// Device tokens that a version before stored as they were typed: the service puts them into their one form when it starts
/// (CONTRACT section 12).
class tst_TokenForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }
    void init()
    {
        m_uri = m_postgres->createDatabase();
        m_database.emplace(m_uri);
        const auto service = started();
        QVERIFY(!QTest::currentTestFailed());
        Api api(service->port());
        m_ann = Directory(api).patient("ann");
        m_bob = Directory(api, 5001).patient("bob");
        QCOMPARE(service->terminate(), 0);
    }

    void start_tokensInCapitals_areOneDeviceEach()
    {
        for (int i = 0; i < many; ++i)
            store(m_ann, typed(i), "2024-01-15", 'k');
        store(m_bob, token(1), "2024-01-14", 'k'); // Ann's is later
        store(m_bob, token(2), "2024-01-16", 'k'); // Bob's is
        store(m_bob, "Firebase:" + typed(3), "2024-01-16", 'k');
        const auto one = started(), other = started();
        QTRY_COMPARE(unmarked(), QByteArray("0"));
        QCOMPARE(value("SELECT count(*) FROM devices"), QByteArray::number(many + 1));
        QCOMPARE(value("SELECT count(*) FROM devices WHERE provider = 'apns'"), QByteArray::number(many));
        QCOMPARE(
            value("SELECT count(*) FROM devices WHERE user_id = " + QByteArray::number(m_bob.id)), QByteArray("2"));
        // Known by either form, and moved.
        Api api(one->port());
        const auto post = [&api](const User &user, const QByteArray &token) {
            return api.as(user).post(devicesPath, object({{"device_token", token}, {"device_type", "ios"}}));
        };
        for (const int i : {0, 1, 2, many - 1}) {
            const Answer lower = post(m_bob, token(i)).expect(200), upper = post(m_bob, typed(i)).expect(200);
            upper.expect("id", lower["id"]).expect("user.id", m_bob.id).expect("device_token", lower["device_token"]);
        }
        post(m_bob, "Firebase:" + typed(3)).expect(200);
        post(m_bob, "firebase:" + token(3)).expect(201);
        QTRY_VERIFY(one->log().contains("put into lower case") || other->log().contains("put into lower case"));
        for (const QByteArray &secret : {token(7), typed(7)})
            QVERIFY(!one->log().contains(secret) && !other->log().contains(secret));
    }

    void start_tokensUnderAnotherKey_areLeftAndCounted()
    {
        store(m_ann, typed(1), "2024-01-15", 'k');
        store(m_ann, typed(2), "2024-01-15", 'x');
        store(m_bob, typed(3), "2024-01-15", 'x');
        const auto service = started();
        QTRY_VERIFY(service->log().contains("no key known here opens, so that their form can't be told: 2"));
        QCOMPARE(unmarked(), QByteArray("2"));
        service->terminate();
        // Once the key is there, they are put right under the current one.
        const auto again = started({{"MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS", key('x').toBase64()}});
        QTRY_COMPARE(unmarked(), QByteArray("0"));
        QCOMPARE(value("SELECT count(DISTINCT token_key_id) FROM devices"), QByteArray("1"));
        Api api(again->port());
        api.as(m_bob).post(devicesPath, object({{"device_token", token(2)}, {"device_type", "ios"}})).expect(200);
    }

    void start_tokenInItsFormUnderAPreviousKey_isOnlyMarked()
    {
        store(m_ann, token(1), "2024-01-15", 'x');
        const QByteArray before = value("SELECT token_ciphertext FROM devices");
        const auto service = started({{"MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS", key('x').toBase64()}});
        QTRY_COMPARE(unmarked(), QByteArray("0"));
        QCOMPARE(value("SELECT token_ciphertext FROM devices"), before);
    }

private:
    std::unique_ptr<ServiceProcess> started(const Environment &extra = {})
    {
        auto service = std::make_unique<ServiceProcess>(m_uri, extra);
        service->start();
        return service;
    }
    QByteArray value(const QByteArray &sql) { return m_database->value(sql); }
    QByteArray unmarked() { return value("SELECT count(*) FROM devices WHERE NOT token_is_canonical"); }

    // As the version before did.
    void store(const User &owner, const QByteArray &token, const QByteArray &usedAt, char letter)
    {
        const vault::TokenVault vault(key(letter));
        const vault::Sealed sealed = vault.seal(token);
        m_database->run("INSERT INTO devices (user_id, device_type, token_hash, token_ciphertext, token_key_id, "
                        "created_at, updated_at, "
                        "last_used_at) VALUES ("
            + QByteArray::number(owner.id) + ", 'ios', '\\x" + vault.hash(token).toHex() + "', '\\x"
            + sealed.ciphertext.toHex() + "', '" + sealed.keyId.toLatin1() + "', now(), now(), '" + usedAt + "')");
    }

    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_uri;
    std::optional<Database> m_database;
    User m_ann, m_bob;
};

QTEST_GUILESS_MAIN(tst_TokenForms)
#include "tst_token_forms.moc"
