#include "auth/token_verifier.h"

#include "token_fixture.h"

#include <QtTest/QtTest>

#include <atomic>
#include <random>
#include <thread>

using namespace mc;
using auth::Caller;
using auth::TokenSettings;
using auth::TokenVerifier;

namespace {

using namespace token_fixture;

QByteArray claims(const QByteArray &sub, const QByteArray &role, const QByteArray &more = {})
{
    return "{\"sub\":\"" + sub + "\",\"role\":\"" + role + "\",\"exp\":1700000060" + more + '}';
}

} // namespace

class TestTokenVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verify_soundToken_tellsTheCaller_data();
    void verify_soundToken_tellsTheCaller();
    void verify_unsoundHeader_refuses_data();
    void verify_unsoundHeader_refuses();
    void verify_unsoundClaims_refuses_data();
    void verify_unsoundClaims_refuses();
    void verify_timeNearExpiryAndStart_givesFiveSeconds_data();
    void verify_timeNearExpiryAndStart_givesFiveSeconds();
    void verify_issuerAndAudience_checkedWhenSet_data();
    void verify_issuerAndAudience_checkedWhenSet();
    void verify_unsoundShape_refuses_data();
    void verify_unsoundShape_refuses();
    void verify_refusal_isFitForTheHeader();
    void verify_cutAtEveryLength_refuses();
    void verify_tenThousandMutations_refuses();
    void verify_oneVerifierAThread_agrees();

private:
    Fixture m_fixture;
};

void TestTokenVerifier::verify_soundToken_tellsTheCaller_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("role");
    QTest::addColumn<qint64>("userId");
    const auto row = [](const char *name, const QByteArray &token, const QString &subject, model::Role role,
                         qint64 id) { QTest::newRow(name) << token << subject << int(role) << id; };
    const auto hs = [](const QByteArray &payload) { return hs256(plainHeader, payload, secret); };
    row("patient", hs(plainClaims), QStringLiteral("42"), model::Role::Patient, 42);
    row("doctor", hs(claims("7", "doctor")), QStringLiteral("7"), model::Role::Doctor, 7);
    row("admin", hs(claims("9223372036854775807", "admin")), QStringLiteral("9223372036854775807"), model::Role::Admin,
        9223372036854775807);
    row("service", hs(claims("billing-module", "service")), QStringLiteral("billing-module"), model::Role::Service, 0);
    row("service in numbers", hs(claims("42", "service")), QStringLiteral("42"), model::Role::Service, 0);
    row("service of 128 characters", hs(claims(QByteArray("\xc3\xa9").repeated(128), "service")),
        QString(128, QChar(0xe9)), model::Role::Service, 0);
    row("further claims", hs(claims("42", "patient", R"(,"iat":"?","jti":[1])")), QStringLiteral("42"),
        model::Role::Patient, 42);
    row("without typ", hs256(R"({"alg":"HS256"})", plainClaims, secret), QStringLiteral("42"), model::Role::Patient,
        42);
    row("typ at+jwt", hs256(R"({"alg":"HS256","typ":"application/AT+JWT"})", plainClaims, secret), QStringLiteral("42"),
        model::Role::Patient, 42);
    row("thumbprint in the header", hs256(R"({"alg":"HS256","x5t":"abc","kid":"any"})", plainClaims, secret),
        QStringLiteral("42"), model::Role::Patient, 42);
    row("RS256", m_fixture.soundTokens[1], QStringLiteral("42"), model::Role::Patient, 42);
    row("RS256 with kid", sign(m_fixture.rsa, R"({"alg":"RS256","kid":"rsa","typ":"JWT"})", plainClaims),
        QStringLiteral("42"), model::Role::Patient, 42);
    row("ES256", sign(m_fixture.ec, R"({"alg":"ES256"})", plainClaims), QStringLiteral("42"), model::Role::Patient, 42);
    row("ES256 with kid", m_fixture.soundTokens[2], QStringLiteral("42"), model::Role::Patient, 42);
}

void TestTokenVerifier::verify_soundToken_tellsTheCaller()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, subject);
    QFETCH(int, role);
    QFETCH(qint64, userId);
    const model::Result<Caller> caller = verifier(m_fixture.settings).verify(token, at(0));
    QVERIFY2(caller, qPrintable(outcome(verifier(m_fixture.settings), token)));
    QCOMPARE(caller->subject, subject);
    QCOMPARE(int(caller->role), role);
    QCOMPARE(caller->userId.value_or(model::UserId {}).value, userId);
    QCOMPARE(caller->expiry, at(60'000));
    QCOMPARE(caller->expiry.timeSpec(), Qt::UTC);
}

void TestTokenVerifier::verify_unsoundHeader_refuses_data()
{
    QTest::addColumn<QByteArray>("header");
    const QByteArrayList none {"none", "None", "NONE", "nOnE", "none ", ""};
    for (const QByteArray &word : none)
        QTest::addRow("alg '%s'", word.constData()) << QByteArray("{\"alg\":\"" + word + "\"}");
    const QByteArrayList others {"HS384", "HS512", "hs256", "PS256", "RS384", "ES384", "ES512", "EdDSA", "dir"};
    for (const QByteArray &word : others)
        QTest::addRow("alg %s", word.constData()) << QByteArray("{\"alg\":\"" + word + "\"}");
    QTest::newRow("no alg") << QByteArray("{}");
    QTest::newRow("alg null") << QByteArray(R"({"alg":null})");
    QTest::newRow("alg array") << QByteArray(R"({"alg":["HS256"]})");
    QTest::newRow("alg twice") << QByteArray(R"({"alg":"none","alg":"HS256"})");
    QTest::newRow("alg with NUL") << QByteArray(R"({"alg":"HS256\u0000"})");
    QTest::newRow("crit") << QByteArray(R"({"alg":"HS256","crit":["exp"]})");
    QTest::newRow("crit empty") << QByteArray(R"({"alg":"HS256","crit":[]})");
    QTest::newRow("crit b64") << QByteArray(R"({"alg":"HS256","crit":["b64"],"b64":false})");
    QTest::newRow("jwk") << QByteArray(R"({"alg":"HS256","jwk":{"kty":"oct","k":"YQ"}})");
    QTest::newRow("jku") << QByteArray(R"({"alg":"HS256","jku":"https://example.org/keys"})");
    QTest::newRow("x5c") << QByteArray(R"({"alg":"HS256","x5c":["MIIB"]})");
    QTest::newRow("x5u") << QByteArray(R"({"alg":"HS256","x5u":"https://example.org/cert"})");
    QTest::newRow("typ JOSE") << QByteArray(R"({"alg":"HS256","typ":"JOSE"})");
    QTest::newRow("typ JWE") << QByteArray(R"({"alg":"HS256","typ":"JWE"})");
    QTest::newRow("typ empty") << QByteArray(R"({"alg":"HS256","typ":""})");
    QTest::newRow("typ number") << QByteArray(R"({"alg":"HS256","typ":1})");
    QTest::newRow("kid number") << QByteArray(R"({"alg":"HS256","kid":1})");
    QTest::newRow("array") << QByteArray(R"(["HS256"])");
    QTest::newRow("string") << QByteArray(R"("HS256")");
    QTest::newRow("not JSON") << QByteArray("HS256");
    QTest::newRow("cut JSON") << QByteArray(R"({"alg":"HS256")");
    QTest::newRow("more after JSON") << QByteArray(R"({"alg":"HS256"}{})");
    QTest::newRow("not UTF-8") << QByteArray("{\"alg\":\"HS256\",\"x\":\"\xff\"}");
    QTest::newRow("deep") << QByteArray("{\"alg\":\"HS256\",\"x\":" + QByteArray("[").repeated(4'000));
}

/// Each header is authentic: the signature over it is a true one.
void TestTokenVerifier::verify_unsoundHeader_refuses()
{
    QFETCH(QByteArray, header);
    const TokenVerifier tokens = verifier(m_fixture.settings);
    const QString expected = QStringLiteral("The token's ");
    QVERIFY2(outcome(tokens, hs256(header, plainClaims, secret)).startsWith(expected), header.constData());
    QVERIFY(!outcome(tokens, hs256(header, plainClaims, secret)).contains(QLatin1String("signature")));
    const QByteArray withoutSignature = base64Url(header) + '.' + base64Url(plainClaims) + '.';
    QCOMPARE(outcome(tokens, withoutSignature), QStringLiteral("The token is not a compact JWS."));
}

void TestTokenVerifier::verify_unsoundClaims_refuses_data()
{
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, const QByteArray &payload) { QTest::newRow(name) << payload; };
    row("no object", R"(["sub"])");
    row("not JSON", "sub=42");
    row("sub twice", R"({"sub":"1","sub":"42","role":"patient","exp":1700000060})");
    row("no exp", R"({"sub":"42","role":"patient"})");
    row("exp string", R"({"sub":"42","role":"patient","exp":"1700000060"})");
    row("exp null", R"({"sub":"42","role":"patient","exp":null})");
    row("exp negative", R"({"sub":"42","role":"patient","exp":-1})");
    row("exp zero", R"({"sub":"42","role":"patient","exp":0})");
    row("exp in milliseconds", R"({"sub":"42","role":"patient","exp":1700000060000})");
    row("exp beyond 64 bits", R"({"sub":"42","role":"patient","exp":18446744073709551616})");
    row("exp huge", R"({"sub":"42","role":"patient","exp":1e300})");
    row("exp not finite", R"({"sub":"42","role":"patient","exp":1e999})");
    row("nbf string", claims("42", "patient", R"(,"nbf":"0")"));
    row("no sub", R"({"role":"patient","exp":1700000060})");
    row("sub number", R"({"sub":42,"role":"patient","exp":1700000060})");
    const QByteArrayList badIds {
        "", "0", "-1", "+1", "042", "4 2", "42 ", "4.2", "ann", "0x2a", "9223372036854775808", "\xd9\xa4\xd9\xa2"};
    for (const QByteArray &sub : badIds)
        QTest::addRow("sub '%s'", sub.constData()) << claims(sub, "patient");
    row("service empty", claims("", "service"));
    row("service of 129 characters", claims(QByteArray(129, 'a'), "service"));
    row("service with space", claims("a b", "service"));
    row("service with line end", claims("a\\nb", "service"));
    row("service with NUL", claims("a\\u0000b", "service"));
    row("service with reversal of direction", claims("a\\u202eb", "service"));
    row("no role", R"({"sub":"42","exp":1700000060})");
    row("role unknown", claims("42", "nurse"));
    row("role in capitals", claims("42", "Admin"));
    row("role array", R"({"sub":"42","role":["admin"],"exp":1700000060})");
}

void TestTokenVerifier::verify_unsoundClaims_refuses()
{
    QFETCH(QByteArray, payload);
    const TokenVerifier tokens = verifier(m_fixture.settings);
    const QString detail = outcome(tokens, hs256(plainHeader, payload, secret));
    QVERIFY2(detail.startsWith(QLatin1String("The token")), qPrintable(detail));
    QVERIFY(!detail.contains(QLatin1String("signature")) && !detail.contains(QLatin1String("JWS")));
}

void TestTokenVerifier::verify_timeNearExpiryAndStart_givesFiveSeconds_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");
    const QString fine = QStringLiteral("42");
    const QString expired = QStringLiteral("The token has expired.");
    const QString early = QStringLiteral("The token is not valid yet.");
    QTest::newRow("at expiry") << QByteArray(R"("exp":1700000000)") << qint64(0) << fine;
    QTest::newRow("last moment") << QByteArray(R"("exp":1700000000)") << qint64(4'999) << fine;
    QTest::newRow("too late") << QByteArray(R"("exp":1700000000)") << qint64(5'000) << expired;
    QTest::newRow("fraction, in time") << QByteArray(R"("exp":1700000000.5)") << qint64(5'499) << fine;
    QTest::newRow("fraction, too late") << QByteArray(R"("exp":1700000000.5)") << qint64(5'500) << expired;
    QTest::newRow("first moment") << QByteArray(R"("exp":1800000000,"nbf":1700000000)") << qint64(-5'000) << fine;
    QTest::newRow("too early") << QByteArray(R"("exp":1800000000,"nbf":1700000000)") << qint64(-5'001) << early;
}

void TestTokenVerifier::verify_timeNearExpiryAndStart_givesFiveSeconds()
{
    QFETCH(QByteArray, times);
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    const QByteArray token = hs256(plainHeader, R"({"sub":"42","role":"patient",)" + times + '}', secret);
    QCOMPARE(outcome(verifier(m_fixture.settings), token, at(milliseconds)), expected);
}

void TestTokenVerifier::verify_issuerAndAudience_checkedWhenSet_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("expected");
    const QString fine = QStringLiteral("42");
    const QString issuer = QStringLiteral("The token comes from another issuer.");
    const QString audience = QStringLiteral("The token is meant for another audience.");
    const auto row = [](const char *name, const QByteArray &more, const QString &expected) {
        QTest::newRow(name) << more << expected;
    };
    row("both fit", R"(,"iss":"https://id","aud":"notifications")", fine);
    row("audience among several", R"(,"iss":"https://id","aud":["billing","notifications"])", fine);
    row("no issuer", R"(,"aud":"notifications")", issuer);
    row("other issuer", R"(,"iss":"https://id/","aud":"notifications")", issuer);
    row("issuer array", R"(,"iss":["https://id"],"aud":"notifications")", issuer);
    row("no audience", R"(,"iss":"https://id")", audience);
    row("other audience", R"(,"iss":"https://id","aud":"Notifications")", audience);
    row("other audiences", R"(,"iss":"https://id","aud":["billing","notifications2"])", audience);
    row("audience empty", R"(,"iss":"https://id","aud":[])", audience);
    row("audience in an object", R"(,"iss":"https://id","aud":{"notifications":true})", audience);
    row("audience nested", R"(,"iss":"https://id","aud":[["notifications"]])", audience);
}

void TestTokenVerifier::verify_issuerAndAudience_checkedWhenSet()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, expected);
    TokenSettings settings = m_fixture.settings;
    const QByteArray token = hs256(plainHeader, claims("42", "patient", more), secret);
    QCOMPARE(outcome(verifier(settings), token), QStringLiteral("42"));
    settings.issuer = QStringLiteral("https://id");
    settings.audience = QStringLiteral("notifications");
    QCOMPARE(outcome(verifier(settings), token), expected);
}

void TestTokenVerifier::verify_unsoundShape_refuses_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray sound = m_fixture.soundTokens[0];
    const QByteArrayList parts = sound.split('.');
    const auto row = [](const char *name, const QByteArray &token) { QTest::newRow(name) << token; };
    row("empty", {});
    row("dots", "..");
    row("one segment", "abcd");
    row("two segments", parts[0] + '.' + parts[1]);
    row("four segments", sound + '.' + parts[2]);
    row("segments of an encrypted token", sound + ".abcd.abcd");
    row("no signature", parts[0] + '.' + parts[1] + '.');
    row("no payload", parts[0] + ".." + parts[2]);
    row("no header", '.' + parts[1] + '.' + parts[2]);
    row("padded", sound + '=');
    row("padded header of one character", "A===." + parts[1] + '.' + parts[2]);
    row("padded payload of one character", parts[0] + ".A===." + parts[2]);
    row("padded signature of one character", parts[0] + '.' + parts[1] + ".A===");
    row("text after padding", sound + "=abcdefg");
    row("space before", ' ' + sound);
    row("line end after", sound + '\n');
    row("NUL after", sound + '\0');
    row("NUL within", parts[0] + '\0' + '.' + parts[1] + '.' + parts[2]);
    row("scheme before", "Bearer " + sound);
    row("plain base64", QByteArray(sound).replace('-', '+').replace('_', '/') + "+/==");
    row("leftover bits", QByteArray(sound).replace(sound.size() - 1, 1, sound.endsWith('B') ? "C" : "B"));
    row("length no base64 has", sound + "AA");
    row("JSON serialization", R"({"payload":"e30","signatures":[]})");
    row("over 8 KiB", hs256(plainHeader, claims("42", "patient", ",\"x\":\"" + QByteArray(6'200, 'x') + '"'), secret));
    row("10 MB of dots", QByteArray(10'000'000, '.'));
}

void TestTokenVerifier::verify_unsoundShape_refuses()
{
    QFETCH(QByteArray, token);
    QCOMPARE(outcome(verifier(m_fixture.settings), token), QStringLiteral("The token is not a compact JWS."));
}

void TestTokenVerifier::verify_refusal_isFitForTheHeader()
{
    const model::Result<Caller> caller = verifier(m_fixture.settings).verify("\"\\\x80", at(0));
    QVERIFY(!caller);
    QCOMPARE(caller.error().code, model::ErrorCode::Unauthenticated);
    for (const QChar c : caller.error().detail)
        QVERIFY(c >= u' ' && c <= u'~' && c != u'"' && c != u'\\');
}

void TestTokenVerifier::verify_cutAtEveryLength_refuses()
{
    const TokenVerifier tokens = verifier(m_fixture.settings);
    for (const QByteArray &token : m_fixture.soundTokens) {
        QCOMPARE(outcome(tokens, token), QStringLiteral("42"));
        for (qsizetype size = 0; size < token.size(); ++size) {
            QVERIFY2(!tokens.verify(token.first(size), at(0)), token.first(size).constData());
            QVERIFY2(!tokens.verify(token.sliced(token.size() - size), at(0)),
                token.sliced(token.size() - size).constData());
        }
    }
}

void TestTokenVerifier::verify_tenThousandMutations_refuses()
{
    const TokenVerifier tokens = verifier(m_fixture.settings);
    std::mt19937 random(20240115);
    const auto below = [&](qsizetype bound) { return qsizetype(random() % quint32(bound)); };
    const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray original = m_fixture.soundTokens[i % m_fixture.soundTokens.size()];
        QByteArray token = original;
        for (qsizetype steps = 1 + below(3); steps > 0; --steps) {
            const qsizetype place = below(token.size());
            switch (below(7)) {
            case 0:
                token[place] = char(token[place] ^ (1 << below(8)));
                break;
            case 1:
                token[place] = alphabet[below(alphabet.size())];
                break;
            case 2:
                token.insert(place, alphabet[below(alphabet.size())]);
                break;
            case 3:
                token.remove(place, 1 + below(4));
                break;
            case 4:
                token.insert(place, token.sliced(place, std::min<qsizetype>(below(40), token.size() - place)));
                break;
            case 5:
                std::swap(token[place], token[below(token.size())]);
                break;
            default:
                token[token.size() - 1] = alphabet[below(64)];
            }
            if (token.isEmpty())
                token = original.first(1);
        }
        if (token != original)
            QVERIFY2(!tokens.verify(token, at(0)), token.constData());
    }
}

void TestTokenVerifier::verify_oneVerifierAThread_agrees()
{
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const TokenVerifier tokens = verifier(m_fixture.settings);
            for (int round = 0; round < 50; ++round) {
                for (const QByteArray &token : m_fixture.soundTokens) {
                    accepted += tokens.verify(token, at(0)) ? 1 : 0;
                    accepted += tokens.verify(token + "AAAA", at(0)) ? 1 : 0;
                }
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(accepted.load(), 4 * 50 * 3);
}

QTEST_GUILESS_MAIN(TestTokenVerifier)
#include "tst_token_verifier.moc"
