#include "vault/token_vault.h"

#include <QtTest/QTest>

using namespace mc;
using vault::Sealed;
using vault::TokenVault;

Q_DECLARE_METATYPE(vault::Sealed)

namespace {

QByteArray key(char letter) { return QByteArray(32, letter); }

QString outcomeOf(const model::Result<QByteArray> &opened)
{
    return opened ? QString::fromLatin1(*opened) : QString(word(opened.error().code));
}

} // namespace

class TestTokenVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void open_whatItSealed_isTheToken_data();
    void open_whatItSealed_isTheToken();
    void seal_sameTokenTwice_looksDifferent();
    void seal_token_isNowhereInIt();
    void open_anythingChanged_isRefused_data();
    void open_anythingChanged_isRefused();
    void open_underAnotherKey_isRefused();
    void open_previousKeys_isTheToken();
    void open_whatWasStoredBefore_isTheToken();
    void hash_sameToken_staysTheSameUnderAKey();
    void hashes_everyKey_theCurrentFirst();
    void keys_namedTwice_countOnce();
    void keyId_tellsKeysApartAndNothingMore();
};

void TestTokenVault::open_whatItSealed_isTheToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("one character") << QByteArray("a");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("longest") << QByteArray(4096, 't');
    QTest::newRow("any bytes") << QByteArray("\0\xff\x80", 3);
}

void TestTokenVault::open_whatItSealed_isTheToken()
{
    QFETCH(QByteArray, token);
    const TokenVault vault(key('a'));
    const Sealed sealed = vault.seal(token);
    QCOMPARE(sealed.keyId, vault.currentKeyId());
    QCOMPARE(sealed.ciphertext.size(), token.size() + 24 + 16);
    const auto opened = vault.open(sealed);
    QVERIFY(opened);
    QCOMPARE(*opened, token);
}

void TestTokenVault::seal_sameTokenTwice_looksDifferent()
{
    const TokenVault vault(key('a'));
    const QByteArray one = vault.seal("token").ciphertext, other = vault.seal("token").ciphertext;
    QVERIFY(one.first(24) != other.first(24));
    QVERIFY(one.sliced(24) != other.sliced(24));
}

void TestTokenVault::seal_token_isNowhereInIt()
{
    const QByteArray token = "a-token-that-would-be-recognised";
    const TokenVault vault(key('a'));
    QByteArray kept = vault.seal(token).ciphertext + vault.hash(token);
    for (qsizetype i = 0; i + 8 <= token.size(); ++i)
        QVERIFY(!kept.contains(token.sliced(i, 8)));
}

void TestTokenVault::open_anythingChanged_isRefused_data()
{
    QTest::addColumn<int>("at"); // which byte of the ciphertext is changed
    QTest::newRow("nonce, first byte") << 0;
    QTest::newRow("nonce, last byte") << 23;
    QTest::newRow("text, first byte") << 24;
    QTest::newRow("text, last byte") << 28;
    QTest::newRow("tag, first byte") << 29;
    QTest::newRow("tag, last byte") << 44;
}

void TestTokenVault::open_anythingChanged_isRefused()
{
    QFETCH(int, at);
    const TokenVault vault(key('a'), {key('b')});
    Sealed sealed = vault.seal("token");
    QCOMPARE(sealed.ciphertext.size(), 45);
    sealed.ciphertext[at] = char(sealed.ciphertext[at] ^ 1);
    QCOMPARE(outcomeOf(vault.open(sealed)), QStringLiteral("validation_error"));
    for (const qsizetype size : {0, 1, 24, 39, 44})
        QCOMPARE(outcomeOf(vault.open({vault.seal("token").ciphertext.first(size), vault.currentKeyId()})),
            QStringLiteral("validation_error"));
    QCOMPARE(outcomeOf(vault.open({vault.seal("token").ciphertext + 'x', vault.currentKeyId()})),
        QStringLiteral("validation_error"));
}

void TestTokenVault::open_underAnotherKey_isRefused()
{
    const Sealed sealed = TokenVault(key('a')).seal("token");
    const TokenVault other(key('b'));
    QCOMPARE(outcomeOf(other.open(sealed)), QStringLiteral("not_found"));
    QCOMPARE(outcomeOf(other.open({sealed.ciphertext, other.currentKeyId()})), QStringLiteral("validation_error"));
    QCOMPARE(outcomeOf(other.open({sealed.ciphertext, QString()})), QStringLiteral("not_found"));
}

void TestTokenVault::open_previousKeys_isTheToken()
{
    const Sealed oldest = TokenVault(key('a')).seal("oldest"), older = TokenVault(key('b')).seal("older");
    const TokenVault vault(key('c'), {key('b'), key('a')});
    QCOMPARE(outcomeOf(vault.open(oldest)), QStringLiteral("oldest"));
    QCOMPARE(outcomeOf(vault.open(older)), QStringLiteral("older"));
    QCOMPARE(vault.seal("new").keyId, TokenVault(key('c')).currentKeyId());
    QCOMPARE(outcomeOf(vault.open({oldest.ciphertext, older.keyId})), QStringLiteral("validation_error"));
}

// What databases hold must open under every later version of this.
void TestTokenVault::open_whatWasStoredBefore_isTheToken()
{
    const TokenVault vault(key('k'));
    QCOMPARE(vault.currentKeyId(), QStringLiteral("e281a2a6"));
    QCOMPARE(
        vault.hash("token").toHex(), QByteArray("09444fcb4c2f5bbe79cfb01f8c2c4e4eb7ae3250971f69b15014877ee72d317d"));
    const QByteArray sealed = QByteArray::fromHex(
        "000102030405060708090a0b0c0d0e0f1011121314151617f0d3ad69fcd017404941f8baf6644260be7ab40e3f");
    QCOMPARE(outcomeOf(vault.open({sealed, vault.currentKeyId()})), QStringLiteral("token"));
}

void TestTokenVault::hash_sameToken_staysTheSameUnderAKey()
{
    const TokenVault one(key('a')), same(key('a')), other(key('b'));
    QCOMPARE(one.hash("token"), same.hash("token"));
    QCOMPARE(one.hash("token").size(), 32);
    QVERIFY(one.hash("token") != one.hash("tokeN"));
    QVERIFY(one.hash("token") != other.hash("token"));
}

void TestTokenVault::hashes_everyKey_theCurrentFirst()
{
    const TokenVault vault(key('c'), {key('b'), key('a')});
    QCOMPARE(vault.hashes("token"),
        (QList<QByteArray> {TokenVault(key('c')).hash("token"), TokenVault(key('b')).hash("token"),
            TokenVault(key('a')).hash("token")}));
}

void TestTokenVault::keys_namedTwice_countOnce()
{
    const TokenVault vault(key('a'), {key('b'), key('a'), key('b')});
    QCOMPARE(vault.keyIds(), (QStringList {TokenVault(key('a')).currentKeyId(), TokenVault(key('b')).currentKeyId()}));
    QCOMPARE(vault.hashes("token").size(), 2);
}

void TestTokenVault::keyId_tellsKeysApartAndNothingMore()
{
    QSet<QString> ids;
    for (int i = 0; i < 256; ++i) {
        const QString id = TokenVault(key(char(i))).currentKeyId();
        QCOMPARE(id.size(), 8);
        QVERIFY(!key(char(i)).toHex().contains(id.toLatin1()));
        ids += id;
    }
    QCOMPARE(ids.size(), 256);
}

QTEST_APPLESS_MAIN(TestTokenVault)
#include "tst_token_vault.moc"
