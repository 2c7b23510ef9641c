#include "token_fixture.h"

#include <QtTest/QtTest>

using namespace mc;
using auth::TokenVerifier;

namespace {

using namespace token_fixture;

} // namespace

/// Which keys a verifier takes, and what each of them is good for.
class TestVerificationKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verify_algorithmWithoutKey_refuses_data();
    void verify_algorithmWithoutKey_refuses();
    void verify_anotherKeysSignature_refuses();
    void verify_withoutKeyId_triesEightKeys();
    void create_keySetEntries_takesTheFittingOnes_data();
    void create_keySetEntries_takesTheFittingOnes();
    void create_badSetting_namesIt_data();
    void create_badSetting_namesIt();

private:
    Fixture m_fixture;
    jose::Key m_otherRsa = rsaKey(2048, "rsa");
    jose::Key m_smallRsa = rsaKey(1024, "rsa");
    jose::Key m_p384 = ecKey(CJOSE_JWK_EC_P_384, "ec");
};

void TestVerificationKeys::verify_algorithmWithoutKey_refuses_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("jwks");
    QTest::addColumn<QByteArray>("token");
    const QByteArray rsaOnly = jwks({jwk(m_fixture.rsa)});
    const QByteArray publicKey = jwk(m_fixture.rsa);
    QTest::newRow("HS256 without a secret") << QByteArray() << m_fixture.settings.jwks << m_fixture.soundTokens[0];
    QTest::newRow("RS256 without a JWKS") << secret << QByteArray() << m_fixture.soundTokens[1];
    QTest::newRow("ES256 without a JWKS") << secret << QByteArray() << m_fixture.soundTokens[2];
    QTest::newRow("ES256 with RSA keys only") << QByteArray() << rsaOnly << m_fixture.soundTokens[2];
    QTest::newRow("public JWK as HMAC secret")
        << QByteArray() << rsaOnly << hs256(R"({"alg":"HS256","kid":"rsa"})", plainClaims, publicKey);
    QTest::newRow("JWKS file as HMAC secret") << QByteArray() << rsaOnly << hs256(plainHeader, plainClaims, rsaOnly);
}

void TestVerificationKeys::verify_algorithmWithoutKey_refuses()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, jwks);
    QFETCH(QByteArray, token);
    QCOMPARE(outcome(verifier({.secret = secret, .jwks = jwks}), token),
        QStringLiteral("The token's algorithm is not accepted."));
}

void TestVerificationKeys::verify_anotherKeysSignature_refuses()
{
    const TokenVerifier tokens = verifier(m_fixture.settings);
    const QString refusal = QStringLiteral("The token's signature is not valid.");
    const QByteArray hs = m_fixture.soundTokens[0];
    QCOMPARE(outcome(tokens, hs256(plainHeader, plainClaims, secret + 'x')), refusal);
    QCOMPARE(outcome(tokens, sign(m_otherRsa, R"({"alg":"RS256"})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, sign(m_smallRsa, R"({"alg":"RS256"})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, sign(m_p384, R"({"alg":"ES256"})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, sign(m_fixture.rsa, R"({"alg":"RS256","kid":"ec"})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, sign(m_fixture.rsa, R"({"alg":"RS256","kid":""})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, sign(m_fixture.ec, R"({"alg":"ES256","kid":"gone"})", plainClaims)), refusal);
    QCOMPARE(outcome(tokens, hs256(R"({"alg":"RS256","kid":"rsa"})", plainClaims, secret)), refusal);
    QCOMPARE(outcome(tokens, hs256(plainHeader, plainClaims, jwk(m_fixture.rsa))), refusal);
    // r = s = 0, which a careless ECDSA takes for valid.
    const QByteArray input = base64Url(R"({"alg":"ES256"})") + '.' + base64Url(plainClaims);
    QCOMPARE(outcome(tokens, input + '.' + QByteArray(86, 'A')), refusal);
    for (int size = 1; size < 32; ++size) {
        const QByteArray input256 = hs.left(hs.lastIndexOf('.') + 1);
        QCOMPARE(outcome(tokens, input256 + base64Url(QByteArray(size, '\0'))), refusal);
    }
}

void TestVerificationKeys::verify_withoutKeyId_triesEightKeys()
{
    QByteArrayList keys;
    std::vector<jose::Key> privateKeys;
    for (int i = 0; i < 9; ++i) {
        privateKeys.push_back(ecKey(CJOSE_JWK_EC_P_256, "k" + QByteArray::number(i)));
        keys += jwk(privateKeys.back());
    }
    const TokenVerifier tokens = verifier({.jwks = jwks(keys)});
    QCOMPARE(outcome(tokens, sign(privateKeys[7], R"({"alg":"ES256"})", plainClaims)), QStringLiteral("42"));
    QCOMPARE(outcome(tokens, sign(privateKeys[8], R"({"alg":"ES256"})", plainClaims)),
        QStringLiteral("The token's signature is not valid."));
    QCOMPARE(outcome(tokens, sign(privateKeys[8], R"({"alg":"ES256","kid":"k8"})", plainClaims)), QStringLiteral("42"));
}

void TestVerificationKeys::create_keySetEntries_takesTheFittingOnes_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const QByteArray &key, bool taken) { QTest::newRow(name) << key << taken; };
    row("RSA", jwk(m_fixture.rsa), true);
    row("RSA for signatures", jwk(m_fixture.rsa, R"(,"use":"sig","alg":"RS256","key_ops":["verify"])"), true);
    row("RSA with its private parts", jwk(m_fixture.rsa, {}, true), true);
    row("RSA for encryption", jwk(m_fixture.rsa, R"(,"use":"enc")"), false);
    row("RSA for PS256", jwk(m_fixture.rsa, R"(,"alg":"PS256")"), false);
    row("RSA for RSA-OAEP", jwk(m_fixture.rsa, R"(,"alg":"RSA-OAEP")"), false);
    row("RSA to encrypt", jwk(m_fixture.rsa, R"(,"key_ops":["encrypt"])"), false);
    row("RSA of unusable use", jwk(m_fixture.rsa, R"(,"use":1)"), false);
    row("RSA of 1024 bits", jwk(m_smallRsa), false);
    row("RSA without n", R"({"kty":"RSA","e":"AQAB"})", false);
    row("RSA with padded n", R"({"kty":"RSA","n":"A===","e":"AQAB"})", false);
    row("P-256", jwk(m_fixture.ec), true);
    row("P-256 for ES256", jwk(m_fixture.ec, R"(,"use":"sig","alg":"ES256")"), true);
    row("P-256 for ECDH", jwk(m_fixture.ec, R"(,"alg":"ECDH-ES")"), false);
    row("P-384", jwk(m_p384), false);
    row("P-256 off the curve",
        R"({"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"})",
        false);
    row("P-256 without y", R"({"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"})", false);
    row("secret", R"({"kty":"oct","k":"YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE"})", false);
    row("Ed25519", R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})", false);
    row("no object", "42", false);
}

void TestVerificationKeys::create_keySetEntries_takesTheFittingOnes()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, taken);
    const auto tokens = TokenVerifier::create({.jwks = jwks({"{\"kty\":\"unknown\"}", key})});
    QCOMPARE(bool(tokens), taken);
    if (taken) {
        const bool rsa = key.contains("RSA");
        QCOMPARE(outcome(*tokens, m_fixture.soundTokens[rsa ? 1 : 2]), QStringLiteral("42"));
        QVERIFY(!tokens->verify(m_fixture.soundTokens[rsa ? 2 : 1], at(0)));
    }
}

void TestVerificationKeys::create_badSetting_namesIt_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("jwks");
    QTest::addColumn<QString>("field");
    const QString jwt = QStringLiteral("auth/jwt_secret");
    const QString jwks = QStringLiteral("auth/jwks_file");
    QTest::newRow("nothing set") << QByteArray() << QByteArray() << jwt;
    QTest::newRow("secret of 31 bytes") << QByteArray(31, 's') << QByteArray() << jwt;
    QTest::newRow("secret of 31 bytes beside a JWKS") << QByteArray(31, 's') << m_fixture.settings.jwks << jwt;
    QTest::newRow("JWKS not JSON") << secret << QByteArray("-----BEGIN PUBLIC KEY-----") << jwks;
    QTest::newRow("JWKS an array") << secret << QByteArray("[]") << jwks;
    QTest::newRow("JWKS without keys") << secret << QByteArray("{}") << jwks;
    QTest::newRow("JWKS with keys no array") << secret << QByteArray(R"({"keys":{}})") << jwks;
    QTest::newRow("JWKS empty") << secret << QByteArray(R"({"keys":[]})") << jwks;
}

void TestVerificationKeys::create_badSetting_namesIt()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, jwks);
    QFETCH(QString, field);
    const auto tokens = TokenVerifier::create({.secret = secret, .jwks = jwks});
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().fields.size(), 1);
    QCOMPARE(tokens.error().fields.first().field, field);
}

QTEST_GUILESS_MAIN(TestVerificationKeys)
#include "tst_verification_keys.moc"
