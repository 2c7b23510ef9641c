#include "auth/password_hasher.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

using namespace mc;
using auth::PasswordCost;
using auth::PasswordHasher;

namespace {

constexpr PasswordCost cheap {1, 8192}; ///< the least libsodium takes
const QString password = QStringLiteral("correct h\u00f6rse");

} // namespace

class TestPasswordHasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hash_defaultCost_isArgon2idInteractive();
    void hash_samePasswordTwice_differs();
    void hash_length_isBounded_data();
    void hash_length_isBounded();
    void verify_otherPassword_isFalse();
    void verify_noUsableHash_isFalse_data();
    void verify_noUsableHash_isFalse();
    void verify_overlongPassword_isFalse();
    void verifyNothing_anyPassword_isFalse();
    void needsRehash_otherCost_isTrue();
    void anyCall_costBeyondMeans_isUnavailable();
    void verify_manyThreads_agree();
};

void TestPasswordHasher::hash_defaultCost_isArgon2idInteractive()
{
    const PasswordHasher hasher;
    const auto hash = hasher.hash(password);
    QVERIFY(hash);
    QVERIFY2(hash->startsWith("$argon2id$v=19$m=65536,t=2,p=1$"), hash->constData());
    QVERIFY(*hasher.verify(*hash, password));
    QVERIFY(!hasher.needsRehash(*hash));
    QVERIFY(!*hasher.verifyNothing(password));
}

void TestPasswordHasher::hash_samePasswordTwice_differs()
{
    const PasswordHasher hasher(cheap);
    QVERIFY(*hasher.hash(password) != *hasher.hash(password));
}

void TestPasswordHasher::hash_length_isBounded_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("taken");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("7 bytes") << QString(7, u'a') << false;
    QTest::newRow("8 bytes") << QString(8, u'a') << true;
    QTest::newRow("8 bytes in 4 characters") << QString(4, QChar(0xe9)) << true;
    QTest::newRow("1024 bytes") << QString(1024, u'a') << true;
    QTest::newRow("1025 bytes") << QString(1025, u'a') << false;
    QTest::newRow("1026 bytes in 513 characters") << QString(513, QChar(0xe9)) << false;
}

void TestPasswordHasher::hash_length_isBounded()
{
    QFETCH(QString, password);
    QFETCH(bool, taken);
    const PasswordHasher hasher(cheap);
    const auto hash = hasher.hash(password);
    QCOMPARE(bool(hash), taken);
    if (taken)
        QVERIFY(*hasher.verify(*hash, password));
    else
        QCOMPARE(hash.error().fields.first().field, QStringLiteral("password"));
}

void TestPasswordHasher::verify_otherPassword_isFalse()
{
    const PasswordHasher hasher(cheap);
    const QByteArray hash = *hasher.hash(password);
    QVERIFY(*hasher.verify(hash, password));
    for (const QString &other : {QString(), password + u'x', password.chopped(1), password.toUpper()})
        QVERIFY(!*hasher.verify(hash, other));
    // A NUL ends nothing.
    QVERIFY(!*hasher.verify(hash, password + QChar(0)));
}

void TestPasswordHasher::verify_noUsableHash_isFalse_data()
{
    QTest::addColumn<QByteArray>("hash");
    const QByteArray sound = *PasswordHasher(cheap).hash(password);
    QTest::newRow("none") << QByteArray();
    QTest::newRow("locked") << QByteArray("!");
    QTest::newRow("cut") << sound.chopped(1);
    QTest::newRow("bcrypt") << QByteArray("$2b$12$GhvMmNVjRW29ulnudl.LbuAnUtN/LRfe1JsBm1Xu6LE3059z5Tr8m");
    QTest::newRow("long") << sound + QByteArray(1000, 'A');
}

void TestPasswordHasher::verify_noUsableHash_isFalse()
{
    QFETCH(QByteArray, hash);
    const auto right = PasswordHasher(cheap).verify(hash, password);
    QVERIFY(right);
    QVERIFY(!*right);
}

void TestPasswordHasher::verify_overlongPassword_isFalse()
{
    const PasswordHasher hasher(cheap);
    const auto right = hasher.verify(*hasher.hash(password), QString(1'000'000, u'a'));
    QVERIFY(right);
    QVERIFY(!*right);
}

void TestPasswordHasher::verifyNothing_anyPassword_isFalse()
{
    const PasswordHasher hasher(cheap);
    for (const QString &any : {QString(), password, QString(1'000'000, u'a')}) {
        const auto right = hasher.verifyNothing(any);
        QVERIFY(right);
        QVERIFY(!*right);
    }
}

void TestPasswordHasher::needsRehash_otherCost_isTrue()
{
    const QByteArray hash = *PasswordHasher(cheap).hash(password);
    QVERIFY(!PasswordHasher(cheap).needsRehash(hash));
    QVERIFY(PasswordHasher(PasswordCost {2, 8192}).needsRehash(hash));
    QVERIFY(PasswordHasher(PasswordCost {1, 16384}).needsRehash(hash));
}

/// A cost that can't be paid shows who tries to pay it: those without a password must, like the others.
void TestPasswordHasher::anyCall_costBeyondMeans_isUnavailable()
{
    const PasswordHasher greedy(PasswordCost {1, std::size_t(1) << 43});
    QCOMPARE(greedy.hash(password).error().code, model::ErrorCode::Unavailable);
    QCOMPARE(greedy.verifyNothing(password).error().code, model::ErrorCode::Unavailable);
    const auto withoutPassword = greedy.verify(QByteArray(), password);
    QVERIFY(!withoutPassword);
    QCOMPARE(withoutPassword.error().code, model::ErrorCode::Unavailable);
}

void TestPasswordHasher::verify_manyThreads_agree()
{
    const PasswordHasher hasher(cheap);
    const QByteArray hash = *hasher.hash(password);
    std::atomic<int> right = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                right += *hasher.verify(hash, password) ? 1 : 0;
                wrong += *hasher.verify(hash, QStringLiteral("other word")) ? 0 : 1;
                wrong += *hasher.verifyNothing(password) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 160);
    QCOMPARE(wrong.load(), 320);
}

QTEST_GUILESS_MAIN(TestPasswordHasher)
#include "tst_password_hasher.moc"
