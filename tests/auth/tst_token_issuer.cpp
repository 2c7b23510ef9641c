#include "auth/refresh_token.h"
#include "auth/token_issuer.h"
#include "auth/token_verifier.h"
#include "model/times.h"

#include <QtTest/QtTest>

using namespace mc;
using namespace std::chrono_literals;
using auth::TokenIssuer;
using auth::TokenSettings;

namespace {

const QDateTime now = model::utc(1'700'000'000'999);

TokenSettings settings()
{
    return {.secret = QByteArray(32, 's'),
        .issuer = QStringLiteral("https://id/\"quoted\""),
        .audience = QStringLiteral("notifications")};
}

} // namespace

class TestTokenIssuer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mint_person_isVerified();
    void mint_service_isVerified();
    void mint_claims_areTheContracts();
    void mint_withoutSecret_isUnavailable();
    void mint_subjectUnfitForRole_refuses();
    void mint_lifetimeOutOfRange_refuses();
    void newRefreshToken_twice_differs();
    void refreshTokenHash_knownText_isBlake2b256();
};

void TestTokenIssuer::mint_person_isVerified()
{
    const auto token = TokenIssuer(settings()).mint(QStringLiteral("42"), model::Role::Doctor, 15min, now);
    QVERIFY(token);
    const auto caller = auth::TokenVerifier::create(settings())->verify(*token, now);
    QVERIFY(caller);
    QCOMPARE(caller->role, model::Role::Doctor);
    QCOMPARE(caller->userId, model::UserId {42});
    QCOMPARE(caller->expiry, model::utc(1'700'000'900'000));
}

void TestTokenIssuer::mint_service_isVerified()
{
    const auto token = TokenIssuer(settings()).mint(QStringLiteral("chat\u00e9"), model::Role::Service, 1s, now);
    QVERIFY(token);
    const auto caller = auth::TokenVerifier::create(settings())->verify(*token, now);
    QVERIFY(caller);
    QCOMPARE(caller->subject, QStringLiteral("chat\u00e9"));
    QVERIFY(!caller->userId);
}

void TestTokenIssuer::mint_claims_areTheContracts()
{
    const auto token = TokenIssuer({.secret = QByteArray(32, 's'), .audience = QStringLiteral("all")})
                           .mint(QStringLiteral("42"), model::Role::Patient, 1h, now);
    const QByteArrayList parts = token->split('.');
    QCOMPARE(QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding), R"({"alg":"HS256","typ":"JWT"})");
    QCOMPARE(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding),
        R"({"sub":"42","role":"patient","iat":1700000000,"exp":1700003600,"aud":"all"})");
}

void TestTokenIssuer::mint_withoutSecret_isUnavailable()
{
    for (const int size : {0, 31}) {
        const auto token
            = TokenIssuer({.secret = QByteArray(size, 's')}).mint(QStringLiteral("42"), model::Role::Admin, 1h, now);
        QVERIFY(!token);
        QCOMPARE(token.error().code, model::ErrorCode::Unavailable);
    }
}

void TestTokenIssuer::mint_subjectUnfitForRole_refuses()
{
    const TokenIssuer issuer(settings());
    for (const QString &subject : {QString(), QStringLiteral("ann"), QStringLiteral("042"), QStringLiteral("0")})
        QCOMPARE(issuer.mint(subject, model::Role::Patient, 1h, now).error().code, model::ErrorCode::ValidationError);
    for (const QString &subject : {QString(), QStringLiteral("a b"), QString(129, u'a')})
        QCOMPARE(issuer.mint(subject, model::Role::Service, 1h, now).error().code, model::ErrorCode::ValidationError);
}

void TestTokenIssuer::mint_lifetimeOutOfRange_refuses()
{
    const TokenIssuer issuer(settings());
    for (const std::chrono::seconds lifetime : {0s, -1s, std::chrono::seconds::max()}) {
        const auto token = issuer.mint(QStringLiteral("42"), model::Role::Admin, lifetime, now);
        QVERIFY(!token);
        QCOMPARE(token.error().fields.first().field, QStringLiteral("ttl"));
    }
}

void TestTokenIssuer::newRefreshToken_twice_differs()
{
    const auth::RefreshToken one = auth::newRefreshToken();
    const auth::RefreshToken other = auth::newRefreshToken();
    QVERIFY(one.token != other.token);
    QCOMPARE(one.token.size(), 43);
    QCOMPARE(QByteArray::fromBase64(one.token, QByteArray::Base64UrlEncoding).size(), 32);
    QCOMPARE(one.hash, auth::refreshTokenHash(one.token));
    QVERIFY(one.hash != other.hash);
}

void TestTokenIssuer::refreshTokenHash_knownText_isBlake2b256()
{
    QCOMPARE(auth::refreshTokenHash("abc"), QCryptographicHash::hash("abc", QCryptographicHash::Blake2b_256));
}

QTEST_GUILESS_MAIN(TestTokenIssuer)
#include "tst_token_issuer.moc"
